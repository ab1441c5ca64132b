import { describe, expect, it } from 'vitest'
import { batchProblem } from '#components/import/texts'
import { importOf } from '#components/messages/import'
import { isTermField } from '#geo/import/terms'
import { lookUp } from '#geo/look-up'
import { fill } from '#geo/text/format'
import { plainLookups, readProgram } from './support/plain-lookups'

const INHERITED = Object.getOwnPropertyNames(Object.prototype)

describe('a look-up by a text that anybody may send', () => {
  it.each(INHERITED)('finds nothing under %s that the table does not hold itself', (key) => {
    expect(lookUp({ a: 1 }, key)).toBeUndefined()
    expect(lookUp(JSON.parse(`{"${key}": 1}`), key)).toBe(1)
    expect(isTermField(key)).toBe(false)
    expect(fill(`{${key}}`, {})).toBe(`{${key}}`)
    expect(batchProblem(key, importOf('en'))).toBe(importOf('en').problem.other)
  })

  it('by nothing finds nothing', () => {
    expect([lookUp({ undefined: 1 }, undefined), lookUp({ null: 1 }, null)]).toEqual([undefined, undefined])
  })
})

/** The founding records are ours, and the helper is where it is done. */
const isOurs = (path: string): boolean =>
  /^(app|components|geo|prisma|proxy)\b/.test(path) && !/^(prisma\/(generated|seed)\/|geo\/look-up\.ts$)/.test(path)

const program = readProgram()

it('no source looks up in a plain object by such a text but with lookUp', () => {
  expect(plainLookups(program, isOurs)).toEqual([])
})

it('the rule finds what it is for', () => {
  const found = plainLookups(program, (path) => path === 'geo/look-up.ts' || path === 'prisma/seed/write.ts')
  expect(found).toContainEqual(expect.stringContaining('table[key as keyof Table]'))
  expect(found).toContainEqual(expect.stringContaining('row[column]'))
})
