import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '#geo/areas/json-fault'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a":1,}', 7],
    ['[[120.55,31.2],[120.65 31.2]]', 23],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1,2', 4],
    ['[1,2]]', 5],
    ['', 0],
    ['  ', 2],
    ['"open', 0],
    ['[01]', 2],
    ["{'a':1}", 1],
    ['[NaN]', 1],
  ])('%s', (text, at) => expect(jsonFault(text)).toBe(at))

  it('is nowhere in what is JSON, however deep', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === null))
    expect(jsonFault('['.repeat(200_000) + ']'.repeat(200_000))).toBeNull()
  })

  it('is somewhere exactly where the engine finds a fault too', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ' ', '1', 'x', ':', '\\'))
    fc.assert(
      fc.property(broken, ([text, n, put]) => {
        const i = n % (text.length + 1)
        const changed = text.slice(0, i) + put + text.slice(i + 1)
        const fault = jsonFault(changed)
        expect(fault === null).toBe(isJson(changed))
        if (fault !== null) expect(fault).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })
})
