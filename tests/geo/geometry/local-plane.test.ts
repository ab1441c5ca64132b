import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planeAt } from '#geo/geometry/local-plane'
import type { Position } from '#geo/records'
import { karneyKm, WGS84 } from '../compare/support'

/**
 * IOGP Guidance Note 7-2, Lambert Azimuthal Equal Area, ETRS89 (GRS 80): false easting 4 321 000, northing 3 210 000.
 */
test('agrees with the worked example of EPSG method 9820', () => {
  const plane = planeAt([10, 52])
  const [x, y] = plane.pointOf([5, 50])
  expect(1000 * x + 4_321_000).toBeCloseTo(3_962_799.45, 2)
  expect(1000 * y + 3_210_000).toBeCloseTo(2_999_718.85, 2)
  const [lng, lat] = plane.positionOf(x, y)
  expect(lng).toBeCloseTo(5, 10)
  expect(lat).toBeCloseTo(50, 10)
})

const centre = fc.tuple(
  fc.double({ min: 75, max: 134, noNaN: true }),
  fc.double({ min: 5, max: 52, noNaN: true }),
) as fc.Arbitrary<Position>
const azimuth = fc.double({ min: 0, max: 360, noNaN: true })

test('lengths from the centre are wrong by no more than it says, and radiusOf mends that', () => {
  fc.assert(
    fc.property(centre, azimuth, fc.double({ min: 0.05, max: 200, noNaN: true }), (from, azi, km) => {
      const { lat2, lon2 } = WGS84.Direct(from[1], from[0], azi, km * 1000)
      const plane = planeAt(from)
      const there: Position = [lon2!, lat2!]
      const length = Math.hypot(...plane.pointOf(there))
      expect(Math.abs(length / km - 1)).toBeLessThan((km / 6371) ** 2 / 8 + 1e-7 * km)
      expect(Math.abs(length / plane.radiusOf(km) - 1)).toBeLessThan(1e-7 * km)
      const back = plane.positionOf(...plane.pointOf(there))
      expect(karneyKm(back, there)).toBeLessThan(1e-6)
    }),
  )
})
