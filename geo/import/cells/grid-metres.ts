/** Positions in metres: Web Mercator, and the Gauss–Krüger zones of CGCS2000. */

import proj4 from 'proj4'
import type { Bbox } from '../../filters'
import { isInBox } from '../../geometry/box'
import { isShiftedOnMaps } from '../../geometry/datum'
import { isOnMap, unproject } from '../../geometry/web-mercator'
import type { Position } from '../../records'

/** Half of the side of the Web Mercator square. */
const HALF_M = 20_037_508.342789244

export interface GridReading {
  readonly position: Position
  /** CGCS2000 and WGS-84 differ by centimetres; Web Mercator tells nothing of the datum. */
  readonly datum: 'wgs84' | null
  /** The grid, where nothing in the numbers names its zone. */
  readonly grid?: string
}

/** `far`: nowhere near the map; `zone`: in several zones it would be near, or there is no map to tell by. */
export type GridError = 'far' | 'zone'

/**
 * Where two numbers of metres lie, in either order (in Chinese surveys x points north). Only a reading near the map
 * counts. `near` null: only Web Mercator and eastings with their zone's number are read.
 */
export function readGrid(a: number, b: number, near: Bbox | null): GridReading | GridError {
  const isNear = (position: Position) => near === null || isInBox(near, position)
  const orders = [
    [a, b],
    [b, a],
  ] as const
  const mercators = orders.map(([x, y]) => mercatorPosition(x, y)).filter((one) => isOnMap(one) && isNear(one))
  // Without a map either order may be right, but where one of them lies in China it is that.
  const mercator = near === null && mercators.some(isShiftedOnMaps) ? mercators.filter(isShiftedOnMaps) : mercators
  if (mercator.length === 1) return { position: mercator[0]!, datum: null }
  const zoned = orders.flatMap(([easting, northing]) =>
    meridiansOf(easting, near).map((meridian) => ({
      position: gauss(easting, northing, meridian),
      grid: easting < 1e6 ? { grid: `CGCS2000, ${meridian}°E` } : {},
    })),
  )
  const fits = zoned.filter(({ position }) => isShiftedOnMaps(position) && isNear(position))
  if (fits.length === 1) return { position: fits[0]!.position, datum: 'wgs84', ...fits[0]!.grid }
  return fits.length === 0 && mercator.length === 0 ? 'far' : 'zone'
}

const mercatorPosition = (x: number, y: number): Position => unproject((x / HALF_M + 1) / 2, (1 - y / HALF_M) / 2)

/** Zones of 3° have the numbers 25 to 45, those of 6° 13 to 23. */
function meridiansOf(easting: number, near: Bbox | null): readonly number[] {
  const zone = Math.floor(easting / 1e6)
  if (zone >= 25 && zone <= 45) return [3 * zone]
  if (zone >= 13 && zone <= 23) return [6 * zone - 3]
  if (zone !== 0 || near === null) return []
  const first = Math.ceil((near[0] - 2) / 3)
  const last = Math.floor((near[2] + 2) / 3)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 3 * (first + i))
}

function gauss(easting: number, northing: number, meridian: number): Position {
  const metres = easting % 1e6
  const projection = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m`
  const [lng, lat] = proj4(projection, '+proj=longlat +ellps=GRS80', [metres, northing])
  // Beyond its zone an easting belongs to the next one.
  return Math.abs(lng! - meridian) <= 3.1 ? [lng!, lat!] : [Number.NaN, Number.NaN]
}
