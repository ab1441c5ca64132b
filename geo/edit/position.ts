/** Reads coordinates that people type, in any datum, and says what looks wrong about them. */

import type { Bbox } from '../filters'
import { isInBox } from '../geometry/box'
import { type Datum, fromBd09, fromGcj02, TO_WGS84 } from '../geometry/datum'
import { kmBetween } from '../geometry/plane-distance'
import { isOnMap } from '../geometry/web-mercator'
import type { Position } from '../records'

/**
 * `swapped`: within the bounds of the map only the other way round. `outside`: beyond them. `shifted`: converted from
 * GCJ-02 or BD-09, these coordinates would lie much closer to where the place is known to be.
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
  if (!isOnMap([lng, lat]) || (lng === 0 && lat === 0))
    return { problem: isOnMap([lat, lng]) && lat !== 0 ? 'swapped' : 'range' }
  const position = rounded(TO_WGS84[datum]([lng, lat]))
  const warnings: PositionWarning[] = []
  if (bounds && !isInBox(bounds, position)) warnings.push(isInBox(bounds, [lat, lng]) ? 'swapped' : 'outside')
  if (datum === 'wgs84' && near && looksShifted(position, near)) warnings.push('shifted')
  return { position, warnings }
}

/** About 0.1 m. */
const rounded = ([lng, lat]: Position): Position => [Number(lng.toFixed(6)), Number(lat.toFixed(6))]

/** GCJ-02 lies some 500 m from WGS-84 here, BD-09 some 1,100 m: half of that is too far for the same place. */
const FAR_KM = 0.25

function looksShifted(position: Position, near: Position): boolean {
  const asIs = kmBetween(position, near)
  const converted = Math.min(kmBetween(fromGcj02(position), near), kmBetween(fromBd09(position), near))
  return asIs > FAR_KM && converted < asIs / 4
}
