/** Whether degrees can be meant as a position on this map. */

import type { Bbox } from '../../filters'
import { isInBox } from '../../geometry/box'
import type { Position } from '../../records'

/** `swapped`: near the map only the other way round; `far`: not near it; `impossible`: not on the globe. */
export type PositionError = 'swapped' | 'far' | 'impossible'

/** `near`: the bounds of the map with some margin, wide enough for every datum; null if the map has none. */
export function checkPosition([lng, lat]: Position, near: Bbox | null): PositionError | null {
  const isOnGlobe = Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  if (near === null) return isOnGlobe ? null : Math.abs(lng) <= 90 && Math.abs(lat) <= 180 ? 'swapped' : 'impossible'
  if (isInBox(near, [lng, lat])) return null
  if (isInBox(near, [lat, lng])) return 'swapped'
  return isOnGlobe ? 'far' : 'impossible'
}
