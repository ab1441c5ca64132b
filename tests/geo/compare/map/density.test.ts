import { cellArea, getHexagonEdgeLengthAvg, latLngToCell } from 'h3-js'
import { describe, expect, it, test } from 'vitest'
import { densityOf, hexagonCollection, hexResolution } from '#geo/compare/map/density'
import type { Bbox } from '#geo/filters'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import { districtRow, rowOf, TEST_LABEL_POINTS } from '../../rows'
import { karney, karneyKm } from '../support'

const BOX: Bbox = [120.4, 31.1, 121, 31.6]
const snapshot = buildSnapshot(
  1,
  [
    rowOf(1, { lng: 120.7, lat: 31.3 }),
    rowOf(2, { lng: 120.7001, lat: 31.3 }),
    rowOf(3, { lng: 120.9, lat: 31.5, sector: 'research' }),
    districtRow(4),
    districtRow(5),
  ],
  TEST_LABEL_POINTS,
)

describe('hexagons', () => {
  const density = densityOf(snapshot, select(snapshot, {}), BOX)

  it('count what has coordinates, most first, and say what has none', () => {
    expect(density.hexagons.map(({ count }) => count)).toEqual([2, 1])
    expect(density).toMatchObject({ located: 3, unlocated: 2 })
    expect(density.hexagons[0]!.id).toBe(latLngToCell(31.3, 120.7, density.resolution))
  })

  it('count what the filter asks for', () => {
    const { hexagons, located } = densityOf(snapshot, select(snapshot, { sector: ['research'] }), BOX)
    expect(hexagons.map(({ count }) => count)).toEqual([1])
    expect(located).toBe(1)
  })

  it('are as large in the legend as those that are drawn', () => {
    const sizes = density.hexagons.map(({ ring }) => areaKm2(polygonsOf([ring])))
    expect(density.hexagonKm2).toBeGreaterThanOrEqual(Math.min(...sizes))
    expect(density.hexagonKm2).toBeLessThanOrEqual(Math.max(...sizes))
  })

  it('are closed rings of longitude first, of the area that H3 says to 1 % (its sphere is not our ellipsoid)', () => {
    for (const { id, ring } of density.hexagons) {
      expect(ring[0]).toEqual(ring.at(-1))
      expect(ring[0]![0]).toBeGreaterThan(100)
      expect(Math.abs(karney([[ring]]).km2 / cellArea(id, 'km2') - 1)).toBeLessThan(0.01)
    }
  })

  it('go to the live map as a polygon and a number each', () => {
    const { features } = hexagonCollection(density)
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Point', 'Polygon', 'Point'])
    expect(features.map(({ properties }) => properties)).toEqual([{ n: 2 }, { label: '2' }, { n: 1 }, { label: '1' }])
  })
})

test.each<[string, Bbox]>([
  ['half a degree', BOX],
  ['eleven km', [120.7, 31.3, 120.82, 31.33]],
  ['a city', [119.9, 30.7, 121.4, 32.1]],
])('in %s some 24 hexagons stand side by side, and never fewer', (_, box) => {
  const resolution = hexResolution(box)
  const km = Math.max(karneyKm([box[0], 31.3], [box[2], 31.3]), karneyKm([box[0], box[1]], [box[0], box[3]]))
  const across = (level: number) => km / (2 * getHexagonEdgeLengthAvg(level, 'km'))
  expect(across(resolution)).toBeGreaterThan(23.5)
  expect(across(resolution - 1)).toBeLessThan(24.5)
})

test('resolutions end where hexagons would be larger than a district or smaller than a block', () => {
  expect(hexResolution([73, 3, 136, 54])).toBe(3)
  expect(hexResolution([120.7, 31.3, 120.701, 31.301])).toBe(9)
})

it('are made coarser where all counts are alike, so that some differ', () => {
  // Two near each other and one far away: in the smallest hexagons each stands alone.
  const [finest, apart] = [hexResolution(BOX), getHexagonEdgeLengthAvg(hexResolution(BOX), 'km') / 60]
  const rows = [
    [120.7, 31.3],
    [120.7 + apart, 31.3],
    [120.9, 31.5],
  ].map(([lng, lat], i) => rowOf(i + 1, { lng: lng!, lat: lat! }))
  const sparse = buildSnapshot(2, rows, TEST_LABEL_POINTS)
  const { hexagons, resolution } = densityOf(sparse, select(sparse, {}), BOX)
  expect(resolution).toBeLessThanOrEqual(finest)
  expect(new Set(hexagons.map(({ count }) => count)).size).toBe(2)
})
