import type { MapRef } from 'react-map-gl/maplibre'
import type { MapTarget } from '../pointing/map-target'
import { roomOffset } from './use-camera'

/** Just beyond the zoom at which a cluster parts, so that rounding does not hold it together. */
const BEYOND = 0.2

/**
 * Moves to where a cluster parts, its projects in the middle of the part of the map that nothing covers. Counts as the
 * reader's own move.
 */
export function expandCluster(map: MapRef, target: MapTarget, inset: HTMLElement | null): void {
  if (target.type === 'district' || target.type === 'venue' || target.type === 'pin') return
  const zoom = target.expansionZoom ?? map.getZoom() + 2
  const [lng, lat] = target.box ? [(target.box[0] + target.box[2]) / 2, (target.box[1] + target.box[3]) / 2] : target.at
  map.easeTo({ center: [lng, lat], zoom: zoom + BEYOND, offset: roomOffset(inset) }, { byReader: true })
}
