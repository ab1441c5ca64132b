import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Area } from '#geo/areas/area'
import { projectsInArea } from '#geo/areas/projects-in-area'
import { amountsOf } from '#geo/compare/statistics/amounts'
import { type AreaComparison, areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { projectCounts } from '#geo/compare/statistics/counts'
import { select } from '#geo/query/select'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { districtRow, rowOf } from '../../rows'
import { deepFreeze } from '../support'

const SIP = '320571'
const SND = '320505'
const ANCHORS = { [SIP]: [120.75, 31.33], [SND]: [120.46, 31.33], '320500': [120.6, 31.4] } as const
const sip = { districtId: SIP, cityId: '320500' }
const snd = { districtId: SND, cityId: '320500' }
const areaOf = (...ids: string[]): Area => ({ kind: 'districts', ids })

const ROWS: readonly SnapshotRow[] = [
  rowOf(1, { ...sip, lng: 120.7, lat: 31.3, amountCny: 100, status: 'settled' }),
  rowOf(2, { ...sip, lng: 120.75, lat: 31.3, amountCny: 300, sector: 'research' }),
  rowOf(3, { ...sip, lng: 120.7, lat: 31.35, amountCny: null }),
  districtRow(4, { ...sip, amountCny: 1000 }),
  rowOf(5, { ...snd, lng: 120.5, lat: 31.3, sector: 'research' }),
]

function snapshotWith(rows: readonly SnapshotRow[]) {
  const snapshot = buildSnapshot(1, rows, ANCHORS)
  return { snapshot, all: select(snapshot, {}) }
}

describe('of a few projects', () => {
  const { snapshot, all } = snapshotWith(ROWS)
  const members = projectsInArea(snapshot, all.mask, areaOf(SIP), BUILT_IN_SHAPES.districts)

  it('counts', () => {
    expect(projectCounts(snapshot, members, all.count, 200)).toEqual({
      count: 4,
      onlyDistrict: 1,
      undecided: 0,
      share: 0.8,
      per100LandKm2: 2,
      bySector: { biomed: 3, research: 1 },
      byKind: { base: 4 },
      byStatus: { unknown: 3, settled: 1 },
      byPrecision: { site: 3, district: 1 },
    })
    expect(projectCounts(snapshot, members, 0, 0)).toMatchObject({ share: null, per100LandKm2: null })
  })

  it('amounts', () => {
    expect(amountsOf(snapshot, members)).toEqual({ disclosed: 3, undisclosed: 1, sumCny: 1400, medianCny: 300 })
    const two = { ...members, unlocated: new Uint32Array(0) }
    expect(amountsOf(snapshot, two)).toEqual({ disclosed: 2, undisclosed: 1, sumCny: 400, medianCny: 200 })
    const others = projectsInArea(snapshot, all.mask, areaOf(SND), BUILT_IN_SHAPES.districts)
    expect(amountsOf(snapshot, others)).toEqual({ disclosed: 0, undisclosed: 1, sumCny: null, medianCny: null })
  })

  it('everything together is plain JSON, says what it needs, and each side has its own filter', () => {
    const place = areaCache(BUILT_IN_SHAPES.districts, BUILT_IN_SHAPES.water)
    const sides = [
      { area: areaOf(SIP), selection: all },
      { area: areaOf(SND), selection: select(snapshot, { sector: ['biomed'] }) },
    ]
    const found = compareAreas(snapshot, place, sides, 5)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    const [first, second] = found.areas
    expect(first!.distribution).toMatchObject({
      n: 3,
      clarkEvans: { minimum: 7 },
      ellipse: { azimuthDeg: expect.any(Number) },
    })
    expect(second!.projects.count).toBe(0)
    expect(second!.distribution).toMatchObject({
      n: 0,
      meanCentre: { minimum: 1 },
      medianCentre: { minimum: 1 },
      standardDistanceKm: { minimum: 3 },
      ellipse: { minimum: 3 },
      meanNearestKm: { minimum: 2 },
      clarkEvans: { minimum: 7 },
      nearestPairs: [],
    })
    expect(first!.mix.locationQuotients).toEqual({ biomed: expect.closeTo(1.25, 9), research: 0.625 })
    expect(found.pairs[0]).toMatchObject({ a: 0, b: 1, adjacency: 'apart', sectorCosine: null })
    expect(compareAreas(snapshot, place, sides, 5)).toEqual(found)
  })
})

const values = fc.record({
  districtId: fc.constantFrom(SIP, SND),
  sector: fc.constantFrom('biomed', 'research', 'sports'),
  amountCny: fc.option(fc.integer({ min: 0, max: 1000 })),
  place: fc.option(
    fc.tuple(fc.double({ min: 120.3, max: 120.9, noNaN: true }), fc.double({ min: 31.2, max: 31.5, noNaN: true })),
  ),
})
const anyRows = fc.array(values, { maxLength: 60 }).map((list) =>
  list.map(({ place, ...rest }, i) => {
    const row = { ...rest, cityId: '320500' }
    return place ? rowOf(i + 1, { ...row, lng: place[0], lat: place[1] }) : districtRow(i + 1, row)
  }),
)

test('the parts of a partition add up to the whole', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { snapshot, all } = snapshotWith(deepFreeze(rows))
      const of = (area: Area) => {
        const members = projectsInArea(snapshot, all.mask, area, BUILT_IN_SHAPES.districts)
        return { ...projectCounts(snapshot, members, all.count, 100), ...amountsOf(snapshot, members) }
      }
      const [a, b, both] = [of(areaOf(SIP)), of(areaOf(SND)), of(areaOf(SIP, SND))]
      for (const key of ['count', 'onlyDistrict', 'disclosed', 'undisclosed'] as const)
        expect(a[key] + b[key]).toBe(both[key])
      expect((a.sumCny ?? 0) + (b.sumCny ?? 0)).toBe(both.sumCny ?? 0)
      for (const sector of Object.keys(both.bySector)) {
        expect((a.bySector[sector] ?? 0) + (b.bySector[sector] ?? 0)).toBe(both.bySector[sector])
      }
      expect(both.count).toBe(rows.length)
    }),
  )
})

test('the order of the rows changes nothing', () => {
  const place = areaCache(BUILT_IN_SHAPES.districts, BUILT_IN_SHAPES.water)
  const measured = (rows: readonly SnapshotRow[]): AreaComparison => {
    const { snapshot, all } = snapshotWith(rows)
    const circle: Area = { kind: 'circle', centre: [120.6, 31.35], radiusKm: 20 }
    return compareAreas(
      snapshot,
      place,
      [areaOf(SIP), circle].map((area) => ({ area, selection: all })),
      5,
    )
  }
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(measured([...rows].reverse())).toEqual(measured(rows))
    }),
    { numRuns: 30 },
  )
})
