import { describe, expect, it, test } from 'vitest'
import { ellipseRing, scatterFeatures } from '#geo/compare/map/scatter-features'
import { boxOfAreas, letterPoints } from '#geo/compare/map/shown-area'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOf, TEST_LABEL_POINTS } from '../../rows'
import { shownCircle } from '../map-areas'
import { karneyKm } from '../support'

const circle = (lng: number) => ({ kind: 'circle' as const, centre: [lng, 31.3] as const, radiusKm: 5 })
const snapshot = buildSnapshot(
  1,
  [
    rowOf(1, { lng: 120.7, lat: 31.3 }),
    rowOf(2, { lng: 120.72, lat: 31.3 }),
    rowOf(3, { lng: 120.71, lat: 31.31 }),
    rowOf(4, { lng: 120.3, lat: 31.3 }),
  ],
  TEST_LABEL_POINTS,
)
const selection = select(snapshot, {})
const comparison = compareAreas(
  snapshot,
  areaCache([], []),
  [120.7, 120.3, 121].map((lng) => ({ area: circle(lng), selection })),
  1,
)
const all = { centres: true, ellipses: true, links: true }
const kinds = (choice: typeof all) =>
  scatterFeatures(comparison, ['A', 'B', 'C'], choice).features.map(
    ({ properties }) => properties.letter + properties.kind,
  )

describe('figures', () => {
  it('are drawn of areas that have enough projects', () => {
    const drawn = kinds(all)
    expect(drawn).toContain('Aellipse')
    expect(drawn.filter((kind) => kind === 'Alink').length).toBeGreaterThan(0)
    expect(drawn).toEqual(expect.arrayContaining(['Amean', 'Amedian', 'Bmean', 'Bmedian']))
    expect(drawn).not.toContain('Bellipse')
    expect(drawn.filter((kind) => kind.startsWith('C'))).toEqual([])
  })
  it('are those that are wanted', () => {
    expect(kinds({ centres: false, ellipses: false, links: false })).toEqual([])
    expect(new Set(kinds({ centres: false, ellipses: true, links: false }))).toEqual(new Set(['Aellipse']))
  })
})

test('an ellipse reaches its half-axes, the major one along its azimuth', () => {
  const centre = [120.7, 31.3] as const
  const ring = ellipseRing({ centre, semiMajorKm: 8, semiMinorKm: 3, azimuthDeg: 90 })
  expect(ring[0]).toEqual(ring.at(-1))
  const distances = ring.map((point) => karneyKm(centre, point))
  expect(Math.max(...distances)).toBeCloseTo(8, 2)
  expect(Math.min(...distances)).toBeCloseTo(3, 2)
  const [east] = ring
  expect(east![0]).toBeGreaterThan(centre[0])
  expect(east![1]).toBeCloseTo(centre[1], 2)
})

test('the letter of a circle stands at its north, and a box holds all areas with air', () => {
  const areas = [shownCircle('A', [120.7, 31.3], 5), shownCircle('B', [120.3, 31.3], 5)]
  expect(karneyKm(letterPoints(areas)[0]!, [120.7, 31.3])).toBeCloseTo(5, 1)
  expect(letterPoints(areas)[0]![0]).toBeCloseTo(120.7, 2)
  const [west, south, east, north] = boxOfAreas(areas)!
  expect(west).toBeLessThan(120.25)
  expect(east).toBeGreaterThan(120.75)
  expect(south).toBeLessThan(31.255)
  expect(north).toBeGreaterThan(31.345)
  expect(boxOfAreas([])).toBeNull()
})
