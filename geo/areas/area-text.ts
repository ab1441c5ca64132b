/** Circles and polygons as short text for the URL: light enough for every page, since filters carry them too. */

import { decodeRings, encodeRings } from '../geometry/encoded-rings'
import type { Ring } from '../geometry/polygons'
import { KM_PER_DEGREE } from '../geometry/sphere'
import { isOnMap } from '../geometry/web-mercator'
import type { Position } from '../records'
import { type Area, type CircleArea, MAX_RADIUS_KM, MIN_RADIUS_KM, type PolygonArea } from './area'

const DIGITS = 5
/** Characters for one drawn area: some 300 corners. Six such areas still fit a URL that servers and messengers take. */
export const MAX_AREA_TEXT = 1200
/** Stands between the texts of several areas. */
export const SEPARATOR = '~'

/** Why a text is neither a circle nor a polygon. */
export type DrawnRefusal = 'unknown-kind' | 'bad-circle' | 'bad-polygon' | 'out-of-range' | 'too-long'

/**
 * The text of one area. Equal areas have equal texts, in whatever order the districts of a union are named. Positions
 * have five decimals, about a metre.
 */
export function areaText(area: Area): string {
  if (area.kind === 'districts') return `d:${[...new Set(area.ids)].sort().join('.')}`
  if (area.kind === 'polygon') return `g:${encodeRings(area.rings)}`
  return `c:${[...area.centre, area.radiusKm].map((value) => Number(value.toFixed(DIGITS))).join()}`
}

/**
 * The circle (`c:`) or polygon (`g:`) that a text describes, or the reason why it is neither. Does not check whether a
 * polygon crosses itself.
 */
export function readDrawnArea(text: string): CircleArea | PolygonArea | DrawnRefusal {
  if (text.length > MAX_AREA_TEXT) return 'too-long'
  if (text.startsWith('c:')) return readCircle(text.slice(2))
  if (!text.startsWith('g:')) return 'unknown-kind'
  const rings = decodeRings(text.slice(2))
  if (!rings) return 'bad-polygon'
  return rings.every(isRingOnMap) ? { kind: 'polygon', rings } : 'out-of-range'
}

function readCircle(value: string): CircleArea | DrawnRefusal {
  const numbers = value.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lng, lat, radiusKm] = numbers
  const isComplete = numbers.length === 3 && numbers.every(Number.isFinite)
  if (!isComplete || radiusKm! < MIN_RADIUS_KM || radiusKm! > MAX_RADIUS_KM) return 'bad-circle'
  const centre: Position = [lng!, lat!]
  return isCircleOnMap(centre, radiusKm!) ? { kind: 'circle', centre, radiusKm: radiusKm! } : 'out-of-range'
}

/** An edge over more than half the globe is one across its back, where the map has two sides. */
const isRingOnMap = (ring: Ring): boolean =>
  ring.every((corner, i) => isOnMap(corner) && Math.abs(corner[0] - (ring[i - 1] ?? corner)[0]) <= 180)

/** The whole of it: neither over a pole nor across the back of the globe. */
function isCircleOnMap([lng, lat]: Position, radiusKm: number): boolean {
  const [degrees, side] = [radiusKm / KM_PER_DEGREE, lat < 0 ? -1 : 1]
  const furthest = lat + side * degrees
  const isNearEnough = isOnMap([lng, furthest]) && isOnMap([lng, lat])
  return isNearEnough && Math.abs(lng) + degrees / Math.cos((furthest * Math.PI) / 180) <= 180
}
