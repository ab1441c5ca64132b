import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { mapMeasures, valuesOfDistrict } from '#geo/compare/map/choropleth'
import { CLASS_METHODS } from '#geo/compare/map/classes'
import { classCounts, classify, rampStep } from '#geo/compare/map/district-classes'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { CLASS_COUNT } from '#geo/map/palette'
import { select } from '#geo/query/select'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { buildSnapshot } from '#geo/snapshot/build'
import { TERMS } from '../../../support/terms'
import { districtRow, rowOf } from '../../rows'

const some = fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), { maxLength: 30 })

describe.each(CLASS_METHODS)('classes by %s', (by) => {
  it('hold each value between the bounds of its class, and nothing else a value', () => {
    fc.assert(
      fc.property(some, (values) => {
        const rows = values.map((value, i) => [String(i), value] as const)
        const classes = classify(rows, by)
        const { ranges } = classes
        expect(ranges).toHaveLength(classes.bounds.length)
        expect(ranges.length).toBeLessThanOrEqual(CLASS_COUNT)
        expect(classes.unclassed).toBe(values.filter((value) => value === null).length)
        const counts = classCounts(classes)
        expect(counts).toHaveLength(ranges.length)
        expect(counts.reduce((sum, n) => sum + n, classes.unclassed)).toBe(values.length)
        for (const [id, value] of rows) {
          const i = classes.classOf[id]
          if (value === null) expect(i).toBeNull()
          else {
            const { from, to, isAbove } = ranges[i!]!
            expect(value).toBeLessThanOrEqual(to)
            expect(isAbove ? value > from : value >= from).toBe(true)
            if (i! > 0) expect(from).toBeGreaterThanOrEqual(ranges[i! - 1]!.to)
          }
        }
      }),
    )
  })
})

test('without a value there are no classes', () => {
  expect(classify([['1', null]], 'jenks')).toEqual({ bounds: [], ranges: [], classOf: { '1': null }, unclassed: 1 })
})

test.each([
  [1, [2]],
  [2, [0, 4]],
  [3, [0, 2, 4]],
  [5, [0, 1, 2, 3, 4]],
])('%d classes use the whole ramp', (count, steps) => {
  expect(Array.from({ length: count }, (_, i) => rampStep(i, count))).toEqual(steps)
})

describe('the measures of the map', () => {
  const rows = [
    rowOf(1, { districtId: '320571', cityId: '320500', amountCny: 200 }),
    rowOf(2, { districtId: '320571', cityId: '320500', sector: 'research', lng: 120.71 }),
    districtRow(3, { districtId: '320571', cityId: '320500' }),
  ]
  const snapshot = buildSnapshot(1, rows, { '320571': [120.7, 31.3], '320500': [120.6, 31.4] })
  const side = { area: { kind: 'districts' as const, ids: ['320571'] }, selection: select(snapshot, {}) }
  const [measured] = compareAreas(snapshot, areaCache(BUILT_IN_SHAPES.districts, []), [side], 1).areas
  const measures = mapMeasures(TERMS.sector, COMPARE_WORDS)
  const values = valuesOfDistrict(measures, measured!)
  const valueFor = (id: string) => values[measures.findIndex((measure) => measure.id === id)]

  it.each([
    ['count', 3],
    ['onlyDistrict', 1],
    ['located', 2],
    ['share', 1],
    ['sumCny', 200],
    ['known', 1],
    ['sector.biomed', 2],
    ['sector.sports', 0],
    ['lq.biomed', 1],
    ['lq.sports', null],
    ['standardDistanceKm', null],
    ['waterKm2', 0],
  ])('%s is %s', (id, expected) => expect(valueFor(id)).toBe(expected))

  it('have ids that an address takes, once each, and are never NaN', () => {
    const ids = measures.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][\w.-]{0,47}$/)
    for (const value of values) expect(value === null || Number.isFinite(value)).toBe(true)
  })
})
