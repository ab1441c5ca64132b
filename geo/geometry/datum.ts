/**
 * China's map datums, used where a place lies in China. All positions in this program are WGS-84; other maps of China
 * use GCJ-02 (AMap and most others)
 * or BD-09 (Baidu).
 */

import gcoord from 'gcoord'
import type { Bbox } from '../filters'
import type { Position } from '../records'
import { isInBox } from './box'

/** WGS-84 to GCJ-02. Unchanged outside mainland China, where GCJ-02 is not used. */
export const toGcj02 = (position: Position): Position => convert(position, gcoord.WGS84, gcoord.GCJ02)

/** WGS-84 to BD-09. */
export const toBd09 = (position: Position): Position => convert(position, gcoord.WGS84, gcoord.BD09)

/** GCJ-02 to WGS-84, to less than 1 m. */
export const fromGcj02 = (position: Position): Position => convert(position, gcoord.GCJ02, gcoord.WGS84)

/** BD-09 to WGS-84, to less than 1 m. */
export const fromBd09 = (position: Position): Position => convert(position, gcoord.BD09, gcoord.WGS84)

type GcoordDatum = Parameters<typeof gcoord.transform>[1]

function convert([lng, lat]: Position, from: GcoordDatum, to: GcoordDatum): Position {
  const [x, y] = gcoord.transform([lng, lat], from, to)
  return [x!, y!]
}

/** The datums that positions come in, and how each is converted to WGS-84. */
export const TO_WGS84 = {
  wgs84: (position: Position): Position => position,
  gcj02: fromGcj02,
  bd09: fromBd09,
}
export type Datum = keyof typeof TO_WGS84
export const DATUMS = Object.keys(TO_WGS84) as readonly Datum[]

/** Boxes that hold nearly all places whose maps are shifted, and those within them that hold none. */
const SHIFTED: readonly Bbox[] = [
  [79.4, 42.9, 96.3, 49.2],
  [109.7, 39.4, 135.1, 54.1],
  [73.1, 29.5, 124.1, 42.9],
  [83, 26.7, 97, 29.5],
  [97, 20.4, 124.4, 29.5],
  [108, 17.9, 111.7, 20.4],
  [110.5, 8, 118, 18],
]
const UNSHIFTED: readonly Bbox[] = [
  [73.1, 29.5, 78.5, 35.5],
  [73.1, 41.1, 79.5, 42.9],
  [119.9, 21.8, 122.5, 25.4],
  [101.9, 20.1, 106.7, 22.3],
  [106.5, 20.5, 108.1, 21.5],
  [109, 50.3, 119.1, 55.8],
  [127.5, 49.6, 137, 55.8],
  [131.3, 42.6, 137, 44.9],
]

/**
 * Whether maps of the place come in GCJ-02 and BD-09. Coarse: it decides what is offered, never where anything lies.
 */
export const isShiftedOnMaps = (position: Position): boolean =>
  SHIFTED.some((box) => isInBox(box, position)) && !UNSHIFTED.some((box) => isInBox(box, position))

/** The datums that positions within the bounds of a map may be in; all where it has no bounds. */
export function datumsWithin(bounds: Bbox | null): readonly Datum[] {
  if (!bounds) return DATUMS
  const [west, south, east, north] = bounds
  const steps = [0, 0.25, 0.5, 0.75, 1]
  const isShifted = steps.some((x) =>
    steps.some((y) => isShiftedOnMaps([west + x * (east - west), south + y * (north - south)])),
  )
  return isShifted ? DATUMS : ['wgs84']
}

/** About 0.1 m. */
const DECIMALS = 6
const text = (degrees: number) => degrees.toFixed(DECIMALS)

/** A link to the place on AMap (高德). `position` is WGS-84, here and below. */
export function amapUrl(position: Position, name: string): string {
  const [lng, lat] = toGcj02(position)
  const query = new URLSearchParams({ position: `${text(lng)},${text(lat)}`, name, coordinate: 'gaode' })
  return `https://uri.amap.com/marker?${query}`
}

/** A link to the place on Baidu Maps (百度), which requires a `content`: the name once more. */
export function baiduUrl(position: Position, name: string): string {
  const [lng, lat] = toBd09(position)
  const location = `${text(lat)},${text(lng)}`
  const query = new URLSearchParams({ location, title: name, content: name, output: 'html', coord_type: 'bd09ll' })
  return `https://api.map.baidu.com/marker?${query}`
}

/** A link to the place on OpenStreetMap. */
export function osmUrl([lng, lat]: Position): string {
  return `https://www.openstreetmap.org/?mlat=${text(lat)}&mlon=${text(lng)}#map=16/${text(lat)}/${text(lng)}`
}
