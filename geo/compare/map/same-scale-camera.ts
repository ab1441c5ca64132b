/** Maps side by side that move together. */

import { project, unproject } from '../../geometry/web-mercator'
import { type FixedCamera, MAX_ZOOM, MIN_ZOOM } from '../../map/camera'
import type { Position } from '../../records'

const RADIANS = Math.PI / 180

/**
 * The camera that shows `home` as `leader` shows `leaderHome`: as many km to a px, and as many px beside the middle.
 * Mercator stretches with latitude, so the zooms of two places differ by log2 of the ratio of the cosines. Zooms end at
 * MIN_ZOOM and MAX_ZOOM.
 */
export function sameScaleCamera(leader: FixedCamera, leaderHome: Position, home: Position): FixedCamera {
  const zoom = clampZoom(leader.zoom + Math.log2(Math.cos(home[1] * RADIANS) / Math.cos(leaderHome[1] * RADIANS)))
  const [cx, cy] = project(leader.center)
  const [hx, hy] = project(leaderHome)
  const ratio = 2 ** (leader.zoom - zoom)
  const [x, y] = project(home)
  return { center: unproject(x + (cx - hx) * ratio, y + (cy - hy) * ratio), zoom, bearing: leader.bearing }
}

/** The largest of 1, 2, 5, 10 … that is at most `limit`. */
export function roundLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= limit) ?? power
}

const clampZoom = (zoom: number) => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
