/** The coordinate systems of OGC API – Features Part 2 that answers come in, and boxes are read in. */

import type { Bbox } from '../filters'
import { project, unproject } from '../geometry/web-mercator'
import type { Position } from '../records'

interface OgcCrs {
  readonly uri: string
  /** From WGS-84 to the order of axes of the system. */
  readonly write: (position: Position) => Position
  readonly read: (position: Position) => Position
}

const same = (position: Position): Position => position
const turned = ([a, b]: Position): Position => [b, a]
/** Half the side of the square of Web Mercator, metres. */
const HALF_M = Math.PI * 6_378_137
const CENTIMETRES = 100
/** Degrees to a centimetre. */
const DEGREES = 1e7

const toMercator = (position: Position): Position => {
  const [x, y] = project(position)
  return [metres((2 * x - 1) * HALF_M), metres((1 - 2 * y) * HALF_M)]
}
const fromMercator = ([x, y]: Position): Position => {
  const [lng, lat] = unproject((x / HALF_M + 1) / 2, (1 - y / HALF_M) / 2)
  return [Math.round(lng * DEGREES) / DEGREES, Math.round(lat * DEGREES) / DEGREES]
}
const metres = (value: number): number => Math.round(value * CENTIMETRES) / CENTIMETRES

/** The first is the one of the records. CGCS2000 (4490) and WGS-84 agree within a few centimetres. */
export const CRS_LIST: readonly OgcCrs[] = [
  { uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84', write: same, read: same },
  { uri: 'http://www.opengis.net/def/crs/EPSG/0/4326', write: turned, read: turned },
  { uri: 'http://www.opengis.net/def/crs/EPSG/0/4490', write: turned, read: turned },
  { uri: 'http://www.opengis.net/def/crs/EPSG/0/3857', write: toMercator, read: fromMercator },
]
export const CRS84: OgcCrs = CRS_LIST[0]!
export type { OgcCrs }

export const ogcCrs = (uri: string): OgcCrs | undefined => CRS_LIST.find((crs) => crs.uri === uri)

/** A box of four or six numbers in the system; null for anything else. Heights are not looked at. */
export function readBox(text: string, crs: OgcCrs): Bbox | null {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (!parts.every(Number.isFinite) || (parts.length !== 4 && parts.length !== 6)) return null
  const [a, b] = parts as [number, number]
  const [c, d] = parts.slice(parts.length / 2) as [number, number]
  const [west, south] = crs.read([a, b])
  const [east, north] = crs.read([c, d])
  const isOnGlobe =
    [west, east].every((lng) => Math.abs(lng) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 90)
  return isOnGlobe && south <= north ? [west, south, east, north] : null
}

/** A box whose west lies east of its east goes over the antimeridian. */
export const isInBox84 = ([west, south, east, north]: Bbox, lng: number, lat: number): boolean =>
  lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east)
