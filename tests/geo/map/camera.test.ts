import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bbox } from '#geo/filters'
import { distanceKm } from '#geo/geometry/sphere'
import { project } from '#geo/geometry/web-mercator'
import {
  bboxAround,
  bboxOfRadius,
  fitZoom,
  MAX_FIT_ZOOM,
  MAX_ZOOM,
  MIN_ZOOM,
  projectBbox,
  TILE_SIZE,
} from '#geo/map/camera'

/** Where the square of Web Mercator ends: atan(sinh π). */
const EDGE = 85.0511287798066

test('a box is projected with its north above its south', () => {
  const [left, top, right, bottom] = projectBbox([120, 31, 121, 32])
  expect(left).toBeLessThan(right)
  expect(top).toBeLessThan(bottom)
  expect([left, top]).toEqual(project([120, 32]))
})

test.each<[Bbox, number, number, number]>([
  [[-180, -EDGE, 180, EDGE], TILE_SIZE, TILE_SIZE, 0],
  [[-180, -EDGE, 180, EDGE], 4 * TILE_SIZE, 4 * TILE_SIZE, 2],
  [[-180, -EDGE, 180, EDGE], 4 * TILE_SIZE, 2 * TILE_SIZE, 1],
  [[0, -EDGE, 90, EDGE], TILE_SIZE, TILE_SIZE, 0],
  [[0, 0, 90, EDGE], TILE_SIZE, TILE_SIZE, 1],
  [[0, -1e-9, 90, 1e-9], TILE_SIZE, TILE_SIZE, 2],
])('%j fits into %i × %i px at zoom %d', (bbox, width, height, zoom) => {
  expect(fitZoom(bbox, width, height)).toBeCloseTo(zoom, 6)
})

test('a box around a camera reaches so many px from its centre, whatever the bearing', () => {
  const center = fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }))
  fc.assert(
    fc.property(center, fc.double({ min: 5, max: 17, noNaN: true }), (position, zoom) => {
      const camera = Object.freeze({ center: position, zoom, bearing: 33 })
      const [west, south, east, north] = bboxAround(camera, 300)
      expect(fitZoom([west, south, east, north], 600, 600)).toBeCloseTo(zoom, 6)
      const [x, y] = project(position)
      const [left, top, right, bottom] = projectBbox([west, south, east, north])
      expect((left + right) / 2).toBeCloseTo(x, 9)
      expect((top + bottom) / 2).toBeCloseTo(y, 9)
    }),
  )
})

test.each([1, 4.5, 25])('a box of %d km reaches so far to each side of Suzhou', (km) => {
  const [lng, lat] = [120.6, 31.3]
  const [west, south, east, north] = bboxOfRadius([lng, lat], km)
  for (const edge of [
    [west, lat],
    [east, lat],
    [lng, south],
    [lng, north],
  ] as const) {
    expect(Math.abs(distanceKm([lng, lat], edge) / km - 1)).toBeLessThan(0.006)
  }
})

test('zooms are in order', () => {
  expect(MIN_ZOOM).toBeLessThan(MAX_FIT_ZOOM)
  expect(MAX_FIT_ZOOM).toBeLessThanOrEqual(MAX_ZOOM)
})
