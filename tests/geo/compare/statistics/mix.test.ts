import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cosineSimilarity, herfindahl, jensenShannon, locationQuotients, shannon } from '#geo/compare/statistics/mix'
import { deepFreeze } from '../support'

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 50 }), { noNullPrototype: true })

describe('location quotients', () => {
  /**
   * The example of Datawrapper's note on the measure: manufacturing 8 % nationally; a county with 8 % has 1.0, one with
   * 16 % has 2.0.
   */
  it('are those of the worked example', () => {
    const nation = deepFreeze({ manufacturing: 8, other: 92 })
    expect(locationQuotients({ manufacturing: 8, other: 92 }, nation).manufacturing).toBeCloseTo(1, 12)
    expect(locationQuotients({ manufacturing: 16, other: 84 }, nation)).toEqual({
      manufacturing: expect.closeTo(2, 12),
      other: expect.closeTo(84 / 92, 12),
    })
  })

  it('are 0 for what is absent here, null for what is absent there and for nothing at all', () => {
    expect(locationQuotients({ a: 1 }, { b: 1 })).toEqual({ a: null, b: 0 })
    expect(locationQuotients({}, { a: 1 })).toEqual({ a: null })
  })

  it('weighed by the reference shares add up to 1', () => {
    fc.assert(
      fc.property(counts, counts, (here, rest) => {
        const keys = [...new Set([...Object.keys(here), ...Object.keys(rest)])]
        const all = Object.fromEntries(keys.map((key) => [key, (here[key] ?? 0) + (rest[key] ?? 0)]))
        const total = Object.values(all).reduce((sum, n) => sum + n, 0)
        fc.pre(Object.values(here).some((n) => n > 0))
        const quotients = Object.entries(locationQuotients(here, all))
        expect(quotients.reduce((sum, [key, q]) => sum + ((q ?? 0) * all[key]!) / total, 0)).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('diversity', () => {
  it.each([
    [{ a: 7 }, 0, 1, 1],
    [{ a: 5, b: 5 }, Math.LN2, 2, 0.5],
    [{ a: 3, b: 3, c: 3, d: 3 }, Math.log(4), 4, 0.25],
    [{ a: 3, b: 1 }, 0.5623351446, 1.7547653506, 0.625],
  ])('of %j', (given, nats, effective, index) => {
    expect(shannon(given)!.nats).toBeCloseTo(nats, 9)
    expect(shannon(given)!.effective).toBeCloseTo(effective, 9)
    expect(herfindahl(given)).toBeCloseTo(index, 12)
  })

  it('of nothing is none', () => {
    expect(shannon({ a: 0 })).toBeNull()
    expect(herfindahl({})).toBeNull()
  })
})

describe('similarity', () => {
  it.each([
    [{ a: 1 }, { a: 9 }, 1, 0],
    [{ a: 1 }, { b: 1 }, 0, 1],
    [{ a: 1, b: 1 }, { a: 1 }, Math.SQRT1_2, 0.3112781245],
  ])('of %j and %j', (a, b, cosine, bits) => {
    expect(cosineSimilarity(a, b)).toBeCloseTo(cosine, 9)
    expect(jensenShannon(a, b)).toBeCloseTo(bits, 9)
  })

  it('is symmetric, bounded, and none for nothing', () => {
    expect([cosineSimilarity({}, { a: 1 }), jensenShannon({ a: 0 }, { a: 1 })]).toEqual([null, null])
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(cosineSimilarity(a, b)).toBe(cosineSimilarity(b, a))
        expect(jensenShannon(a, b) ?? 0).toBeCloseTo(jensenShannon(b, a) ?? 0, 12)
        for (const value of [cosineSimilarity(a, b) ?? 0, jensenShannon(a, b) ?? 0]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

test('counts in frozen values stay as they are', () => {
  const frozen = deepFreeze({ a: 1, b: 2 })
  expect([shannon(frozen), herfindahl(frozen), cosineSimilarity(frozen, frozen)]).toHaveLength(3)
})
