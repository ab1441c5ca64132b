/** From a camera to a drawing: where a position falls in a view box, and how much of the world around it to draw. */

import { project, unproject } from '../geometry/web-mercator'
import type { Position } from '../records'
import { type Camera, projectBbox, TILE_SIZE } from './camera'

/**
 * `size` is the view box in units. With `px` the box is that many CSS px wide and centred in its container; without it
 * the box is fitted into the container and keeps its ratio. `region` is what can come into sight around it: [left, top,
 * right, bottom].
 */
export interface Viewport {
  readonly size: readonly [number, number]
  readonly px: number | null
  readonly region: readonly [number, number, number, number]
  readonly place: (position: Position) => [number, number]
  /** The other way round: which position is drawn at a point of the view box. */
  readonly positionAt: (x: number, y: number) => Position
  /** How many CSS px a unit is at a zoom; a fixed camera has but one. */
  readonly pxPerUnit: (zoom: number) => number
}

/** Longest side of a view box: half a CSS px on a common screen. */
const UNITS = 2000

export function viewportOf(camera: Camera): Viewport {
  return 'fit' in camera ? fittedViewport(camera.fit) : fixedViewport(camera)
}

function fittedViewport(bbox: Extract<Camera, { fit: unknown }>['fit']): Viewport {
  const [left, top, right, bottom] = projectBbox(bbox)
  const scale = UNITS / Math.max(right - left, bottom - top)
  const [width, height] = [(right - left) * scale, (bottom - top) * scale]
  // Seen in a tall or wide container the fitted box leaves room at two sides: containers from 9:20 to 20:9 are covered.
  const halfWidth = Math.max(width * 0.65, height * 1.3)
  const halfHeight = Math.max(height * 0.65, width * 1.3)
  return {
    size: [width, height],
    px: null,
    region: [width / 2 - halfWidth, height / 2 - halfHeight, width / 2 + halfWidth, height / 2 + halfHeight],
    place: (position) => {
      const [x, y] = project(position)
      return [(x - left) * scale, (y - top) * scale]
    },
    positionAt: (x, y) => unproject(left + x / scale, top + y / scale),
    pxPerUnit: (zoom) => (TILE_SIZE * 2 ** zoom) / scale,
  }
}

function fixedViewport({ center, zoom, bearing }: Exclude<Camera, { fit: unknown }>): Viewport {
  const [cx, cy] = project(center)
  const scale = 2 * TILE_SIZE * 2 ** zoom
  const [cos, sin] = [Math.cos((-bearing * Math.PI) / 180), Math.sin((-bearing * Math.PI) / 180)]
  return {
    size: [UNITS, UNITS],
    px: UNITS / 2,
    region: [-1600, -1000, UNITS + 1600, UNITS + 1000],
    place: (position) => {
      const [x, y] = project(position)
      const [dx, dy] = [(x - cx) * scale, (y - cy) * scale]
      return [UNITS / 2 + dx * cos - dy * sin, UNITS / 2 + dx * sin + dy * cos]
    },
    positionAt: (x, y) => {
      const [dx, dy] = [x - UNITS / 2, y - UNITS / 2]
      return unproject(cx + (dx * cos + dy * sin) / scale, cy + (dy * cos - dx * sin) / scale)
    },
    pxPerUnit: () => 0.5,
  }
}
