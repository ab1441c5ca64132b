/** Reads coordinates that people type, in any of China's datums, and says what looks wrong about them. */

import type { Bbox } from '../filters'
import { type Datum, fromBd09, fromGcj02, TO_WGS84 } from '../geometry/datum'
import { kmBetween } from '../geometry/plane-distance'
import type { Position } from '../records'
import { isInBox } from '../site/site-views'

/**
 * `outside`: beyond the bounds of the map. `shifted`: converted from GCJ-02 or BD-09, these coordinates would lie much
 * closer to where the place is known to be.
 */
type PositionWarning = 'swapped' | 'outside' | 'shifted'

export type ReadPosition =
  | { readonly position: Position; readonly warnings: readonly PositionWarning[] }
  | { readonly problem: 'unreadable' | 'swapped' | 'range' }

/** Degrees: `120.7725`, also with ° or full-width digits. Null for anything else. */
function degrees(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/°/g, '').trim()
  return /^-?\d{1,3}(\.\d{1,20})?$/.test(plain) ? Number(plain) : null
}

/**
 * The position in WGS-84 with warnings, or what is wrong. `near` is where the record or its park is known to be
 * (WGS-84); `bounds` is null if the map has none.
 */
export function readPosition(
  lngText: string,
  latText: string,
  datum: Datum,
  near: Position | null = null,
  bounds: Bbox | null = null,
): ReadPosition {
  const [lng, lat] = [degrees(lngText), degrees(latText)]
  if (lng === null || lat === null) return { problem: 'unreadable' }
  if (!inChina(lng, lat)) return { problem: inChina(lat, lng) ? 'swapped' : 'range' }
  const position = rounded(TO_WGS84[datum]([lng, lat]))
  const warnings: PositionWarning[] = []
  if (bounds && !isInBox(bounds, position)) warnings.push('outside')
  if (datum === 'wgs84' && near && looksShifted(position, near)) warnings.push('shifted')
  return { position, warnings }
}

const inChina = (lng: number, lat: number) => lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54

/** About 0.1 m. */
const rounded = ([lng, lat]: Position): Position => [Number(lng.toFixed(6)), Number(lat.toFixed(6))]

/** GCJ-02 lies some 500 m from WGS-84 here, BD-09 some 1,100 m: half of that is too far for the same place. */
const FAR_KM = 0.25

function looksShifted(position: Position, near: Position): boolean {
  const asIs = kmBetween(position, near)
  const converted = Math.min(kmBetween(fromGcj02(position), near), kmBetween(fromBd09(position), near))
  return asIs > FAR_KM && converted < asIs / 4
}
