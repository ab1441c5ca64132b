/** The earth as a sphere of its mean radius (IUGG, R1), for distances where the ellipsoid's 0.3 % do not matter. */

import type { Position } from '../records'

export const EARTH_RADIUS_KM = 6371.0088

/** Of latitude anywhere, and of longitude on the equator. */
export const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180

const RADIANS = Math.PI / 180

/** Great-circle distance in km on a sphere (haversine), within 0.5 % of that on the ellipsoid. */
export function distanceKm([lngA, latA]: Position, [lngB, latB]: Position): number {
  const across = Math.sin(((lngB - lngA) * RADIANS) / 2)
  const up = Math.sin(((latB - latA) * RADIANS) / 2)
  const chord = up * up + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * across * across
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
