import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classBounds, classOf } from '#geo/compare/map/classes'

describe('classes', () => {
  const values = Object.freeze([1, 2, 4, 5, 7, 9, 10, 20])

  it.each([
    ['quantile', 4, [2, 5, 9, 20]],
    ['equal', 4, [5.75, 10.5, 15.25, 20]],
    // The example in the documentation of simple-statistics: jenks([1, 2, 4, 5, 7, 9, 10, 20], 3) cuts at 7 and 20.
    ['jenks', 3, [5, 10, 20]],
    ['jenks', 1, [20]],
    ['jenks', 99, [1, 2, 4, 5, 7, 9, 10, 20]],
  ] as const)('%s, %d', (method, count, bounds) => expect(classBounds(values, count, method)).toEqual(bounds))

  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 8, 12], 5, [0, 8, 12]],
    [[1, 1, 1, 2, 3, 4, 5, 6], 3, [1, 4, 6]],
    [[1, 2, 3, 9, 9, 9, 9, 9], 4, [2, 9]],
    [[3, 1, 2], 5, [1, 2, 3]],
  ])('quantiles of %j give what ties leave to the others', (list, count, bounds) =>
    expect(classBounds(list, count, 'quantile')).toEqual(bounds),
  )

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
        // −0 is 0 to a Set.
        fc.array(
          fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
          { minLength: 1 },
        ),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('quantile', 'equal', 'jenks'),
        (list, count, method) => {
          const bounds = classBounds(list, count, method)
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
