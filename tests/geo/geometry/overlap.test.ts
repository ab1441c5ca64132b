import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleRing } from '#geo/areas/area'
import { intersectionOf } from '#geo/geometry/clip'
import { areaKm2 } from '#geo/geometry/geodesy'
import { commonKm2 } from '#geo/geometry/overlap'
import type { Polygons, Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { boxRing, DISTRICTS, WATER } from '../compare/support'

const clippedKm2 = (a: Polygons, b: Polygons) => areaKm2(intersectionOf(a, b))
/** Half a square metre for each edge, or a thousand-millionth: what rounding of corners may shift. */
const expectSame = (a: Polygons, b: Polygons, reference = clippedKm2(a, b)) => {
  expect(Math.abs(commonKm2(a, b) - reference)).toBeLessThan(1e-6 + 1e-9 * reference)
  expect(Math.abs(commonKm2(b, a) - reference)).toBeLessThan(1e-6 + 1e-9 * reference)
}
const box = (...corners: Parameters<typeof boxRing>): Polygons => [[boxRing(...corners)]]

describe('the surface that two areas have in common', () => {
  it('is that of an area with itself, whatever its outline', () => {
    for (const [, polygons] of DISTRICTS) expectSame(polygons, polygons, areaKm2(polygons))
    expectSame(WATER, WATER, areaKm2(WATER))
  })

  it('is nothing along a border, at a corner and apart', () => {
    const left = box(120, 31, 121, 32)
    for (const right of [box(121, 31, 122, 32), box(121, 32, 122, 33), box(120, 32, 121, 33), box(123, 31, 124, 32)])
      expect(commonKm2(left, right)).toBe(0)
    expect(commonKm2([], left)).toBe(0)
    expect(commonKm2(left, [])).toBe(0)
    // Neighbours whose borders were drawn once.
    for (const [i, [, a]] of DISTRICTS.entries())
      for (const [, b] of DISTRICTS.slice(i + 1))
        expect(Math.abs(commonKm2(a, b) - clippedKm2(a, b))).toBeLessThan(1e-5)
  })

  it('leaves holes out', () => {
    const ring: Polygons = [[boxRing(120, 31, 121, 32), [...boxRing(120.2, 31.2, 120.8, 31.8)].reverse()]]
    expectSame(ring, box(120.4, 31.4, 120.6, 31.6), 0)
    expectSame(ring, box(120.1, 31.1, 120.9, 31.9))
  })

  it('is what clipping gives, of circles and each district', () => {
    for (const km of [0.5, 5, 40])
      for (const [, polygons] of DISTRICTS) expectSame([[circleRing([120.63, 31.3], km)]], polygons)
  })

  it('is what clipping gives, of polygons that cross anyhow', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 10, max: 400 }))
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 40 }), fc.array(corner, { minLength: 3 }), (p, q) => {
        expectSame([[starOf(p, [120.5, 31.2])]], [[starOf(q, [120.6, 31.3])]])
      }),
      { numRuns: 300 },
    )
  })
})

/** A ring round its middle, which therefore never crosses itself. */
function starOf(corners: readonly (readonly [number, number])[], [lng, lat]: Position): Ring {
  const ring = corners.map(([wobble, reach], i): Position => {
    const angle = (2 * Math.PI * (i + wobble / 500)) / corners.length
    return [lng + (reach / 1000) * Math.cos(angle), lat + (reach / 1000) * Math.sin(angle)]
  })
  return [...ring, ring[0]!]
}
