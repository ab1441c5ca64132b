import { expect, it } from 'vitest'
import { othersOf } from '#geo/query/nearby'

/** Rows of two districts, the last tenth known to their district only; what is looked at is counted. */
function rowsOf(count: number) {
  let touched = 0
  const start = count * 0.9
  const codes = new Proxy(
    Array.from({ length: count }, (_, row) => row % 2),
    {
      get: (rows, key) => {
        if (/^\d+$/.test(String(key))) touched++
        return Reflect.get(rows, key)
      },
    },
  )
  const values = [['a'], ['b']]
  const snapshot = {
    count,
    facets: { district: { codes, values } },
    labelPoints: [
      { id: 'a', position: [120, 31], start, end: start + 3 },
      { id: 'b', position: [121, 31], start: start + 3, end: count },
    ],
  } as unknown as Parameters<typeof othersOf>[0]
  return { snapshot, start, touched: () => touched }
}

it.each([1000, 100_000])('of %s rows no more are looked at than are shown', (count) => {
  for (const district of ['a', 'b']) {
    const { snapshot, touched } = rowsOf(count)
    expect(othersOf(snapshot, district, undefined, 5)).toHaveLength(5)
    expect(touched()).toBeLessThan(20)
  }
})

it('those known to the district only come first, and a project is none of its others', () => {
  const { snapshot, start } = rowsOf(1000)
  expect(othersOf(snapshot, 'a', start + 1, 5)).toEqual([start, start + 2, 0, 2, 4])
  expect(othersOf(snapshot, 'b', start + 3, 2)).toEqual([start + 4, start + 5])
  expect(othersOf(snapshot, 'constructor', undefined, 5)).toEqual([])
})
