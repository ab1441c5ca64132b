import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTO, chooseClasses, pairsTold } from '#geo/compare/map/best-classes'
import { CLASS_METHODS } from '#geo/compare/map/classes'
import { classCounts, classify } from '#geo/compare/map/district-classes'

const MEASURES = ['areaKm2', 'count', 'per100', 'sumCny'].map((id) => ({ id }))
const dataOf = (rows: readonly (readonly (number | null)[])[]) => ({
  measures: MEASURES,
  districts: rows.map((values, i) => ({ id: String(i), values })),
})
/** Twelve projects in one district, eight in another, none in eight more. */
const FOUNDING = dataOf([12, 8, 0, 0, 0, 0, 0, 0, 0, 0].map((n) => [100 + n, n, n / 3, null]))

describe('what colours districts where nobody has chosen', () => {
  it('keeps 12 and 8 apart, and says how much it tells', () => {
    const { index, classes, told } = chooseClasses(FOUNDING, AUTO, AUTO)
    expect(MEASURES[index]!.id).toBe('count')
    expect(new Set([classes.classOf[0], classes.classOf[1], classes.classOf[2]]).size).toBe(3)
    expect(told).toEqual({ pairs: 17, of: 45 })
    // Equal intervals tell them apart too, with two classes that nobody is in.
    expect(classes.ranges.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [8, 8],
      [12, 12],
    ])
    expect(classCounts(classes)).toEqual([8, 1, 1])
  })

  it('is what the reader asks for, and only the rest is chosen', () => {
    expect(chooseClasses(FOUNDING, 'areaKm2', 'equal')).toMatchObject({ index: 0, by: 'equal', told: null })
    expect(chooseClasses(FOUNDING, 'areaKm2', AUTO)).toMatchObject({ index: 0, told: { of: 45 } })
    expect(chooseClasses(FOUNDING, 'none', 'quantile')).toMatchObject({ index: 1, by: 'quantile' })
  })

  it('is the best there is, whatever the values', () => {
    const row = fc.tuple(...Array.from({ length: 4 }, () => fc.option(fc.integer({ min: 0, max: 30 }))))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        const data = dataOf(rows)
        const { told } = chooseClasses(data, AUTO, AUTO)
        for (const index of [1, 2, 3])
          for (const by of CLASS_METHODS) {
            const values = data.districts.map(({ id, values }) => [id, values[index]!] as const)
            expect(told!.pairs).toBeGreaterThanOrEqual(pairsTold(classify(values, by)))
          }
        expect(told!.pairs).toBeLessThanOrEqual(told!.of)
      }),
    )
  })
})
