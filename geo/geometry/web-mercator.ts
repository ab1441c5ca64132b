/** The one Web Mercator projection: map, tiles and the grid of the snapshot all use it. */

import type { Position } from '../records'

/** Degrees: where the square ends in the north, and negated in the south. */
const MAX_LATITUDE = 85.0511287798066

/** Whether degrees lie in the square. */
export const isOnMap = ([lng, lat]: Position): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= MAX_LATITUDE

/** x east and y south, from 0 to 1 over the Web Mercator square. Latitudes beyond the square are moved to its edge. */
export function project([lng, lat]: Position): [x: number, y: number] {
  const phi = (Math.min(Math.max(lat, -MAX_LATITUDE), MAX_LATITUDE) * Math.PI) / 180
  const y = 0.5 - Math.asinh(Math.tan(phi)) / (2 * Math.PI)
  return [lng / 360 + 0.5, Math.min(Math.max(y, 0), 1)]
}

export const longitudeOf = (x: number): number => (x - 0.5) * 360
export const latitudeOf = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI

/** The position at x, y of the square. */
export const unproject = (x: number, y: number): [lng: number, lat: number] => [longitudeOf(x), latitudeOf(y)]
