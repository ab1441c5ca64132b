/**
 * China's map datums. All positions in this program are WGS-84; other maps of China use GCJ-02 (AMap and most others)
 * or BD-09 (Baidu).
 */

import gcoord from 'gcoord'
import type { Position } from '../records'

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
