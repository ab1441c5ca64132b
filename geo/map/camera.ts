/** Cameras: what the static map and MapLibre share. */

import type { Bbox } from '../filters'
import { A_KM } from '../geometry/geodesy'
import { KM_PER_DEGREE } from '../geometry/sphere'
import { project, unproject } from '../geometry/web-mercator'
import type { Position } from '../records'

/** A fixed camera: centre WGS-84, zoom of 512 px tiles, bearing in degrees clockwise from north. */
export interface FixedCamera {
  readonly center: Position
  readonly zoom: number
  readonly bearing: number
}

/** Either a fixed camera or a box to fit into whatever room there is, north up. */
export type Camera = FixedCamera | { readonly fit: Bbox }

export const TILE_SIZE = 512
export const MIN_ZOOM = 3
export const MAX_ZOOM = 17
/** Closest a fitted box may come: the shapes are schematic. */
export const MAX_FIT_ZOOM = 14

/** [left, top, right, bottom] of a box in the unit square. */
export function projectBbox([west, south, east, north]: Bbox): [number, number, number, number] {
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  return [left, top, right, bottom]
}

/** The zoom at which `bbox` just fits into `width` × `height` CSS px. */
export function fitZoom(bbox: Bbox, width: number, height: number): number {
  const [left, top, right, bottom] = projectBbox(bbox)
  return Math.log2(Math.min(width / (right - left), height / (bottom - top)) / TILE_SIZE)
}

/** How many metres of ground one CSS px shows at the middle of a camera. */
export const metresPerPx = ({ center, zoom }: Pick<FixedCamera, 'center' | 'zoom'>): number =>
  (Math.cos((center[1] * Math.PI) / 180) * 2 * Math.PI * 1000 * A_KM) / (TILE_SIZE * 2 ** zoom)

/** The box that reaches `radius` CSS px from a fixed camera's centre in every direction, whatever its bearing. */
export function bboxAround({ center, zoom }: FixedCamera, radius: number): Bbox {
  const [x, y] = project(center)
  const r = radius / (TILE_SIZE * 2 ** zoom)
  const [west, north] = unproject(x - r, y - r)
  const [east, south] = unproject(x + r, y + r)
  return [west, south, east, north]
}

/** A box around a point, `km` to each side. */
export function bboxOfRadius([lng, lat]: Position, km: number): Bbox {
  const dLat = km / KM_PER_DEGREE
  const dLng = dLat / Math.cos((lat * Math.PI) / 180)
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat]
}
