import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { classBounds, classOf } from '#geo/compare/map/classes'
import { cosineSimilarity, herfindahl, jensenShannon, locationQuotients, shannon } from '#geo/compare/statistics/mix'
import { deepFreeze } from '../support'

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 50 }), { noNullPrototype: true })

describe('location quotients', () => {
  /** The example of Datawrapper's note on the measure: manufacturing 8 % nationally; a county with 8 % has 1.0, one with 16 % has 2.0. */
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

describe('classes', () => {
  const values = Object.freeze([1, 2, 4, 5, 7, 9, 10, 20])

  it.each([
    ['quantile', 4, [2, 5, 9, 20]],
    ['equal', 4, [5.75, 10.5, 15.25, 20]],
    // The example in the documentation of simple-statistics: jenks([1, 2, 4, 5, 7, 9, 10, 20], 3) cuts at 7 and 20.
    ['jenks', 3, [5, 10, 20]],
    ['jenks', 1, [20]],
    ['jenks', 99, [1, 2, 4, 5, 7, 9, 10, 20]],
  ] as const)('%s, %d', (classing, count, bounds) => expect(classBounds(values, count, classing)).toEqual(bounds))

  it('Jenks leaves the least deviation of all ways to cut', () => {
    const some = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 11 })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 4 }), (list, count) => {
        const sorted = [...list].sort((a, b) => a - b)
        const bounds = classBounds(list, count, 'jenks')
        const classes = bounds.map((_, c) => sorted.filter((value) => classOf(value, bounds) === c))
        const found = classes.reduce((sum, members) => sum + deviation(members), 0)
        expect(found).toBeCloseTo(leastDeviation(sorted, Math.min(count, new Set(list).size)), 6)
      }),
    )
  })

  it('have no empty repeats, and place every value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('quantile', 'equal', 'jenks'),
        (list, count, classing) => {
          const bounds = classBounds(list, count, classing)
          expect(bounds.length).toBeLessThanOrEqual(count)
          expect(bounds.at(-1)).toBe(Math.max(...list))
          expect([...new Set(bounds)].sort((a, b) => a - b)).toEqual(bounds)
          for (const value of list) expect(value).toBeLessThanOrEqual(bounds[classOf(value, bounds)]!)
        },
      ),
    )
    expect(classBounds([], 5, 'quantile')).toEqual([])
  })
})

function deviation(list: readonly number[]): number {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  return list.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

function leastDeviation(sorted: readonly number[], count: number): number {
  if (count === 1) return deviation(sorted)
  const cuts = Array.from({ length: sorted.length - count + 1 }, (_, i) => i + 1)
  return Math.min(...cuts.map((cut) => deviation(sorted.slice(0, cut)) + leastDeviation(sorted.slice(cut), count - 1)))
}

test('counts in frozen values stay as they are', () => {
  const frozen = deepFreeze({ a: 1, b: 2 })
  expect([shannon(frozen), herfindahl(frozen), cosineSimilarity(frozen, frozen)]).toHaveLength(3)
})
