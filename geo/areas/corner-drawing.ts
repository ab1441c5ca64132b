/** Drawing an area corner by corner, as the keyboard does. Positions are WGS-84. */

import { geodesicKm } from '../geometry/geodesy'
import { type Ring, withWinding } from '../geometry/polygons'
import type { Position } from '../records'
import { type Area, MAX_RADIUS_KM, MIN_RADIUS_KM } from './area'

/** `point`: a circle of a given radius. */
export type DrawTool = 'polygon' | 'circle' | 'point'

/** The result of a step: the corners so far, or a finished shape. */
export type DrawStep =
  | { readonly corners: readonly Position[] }
  | { readonly ring: Ring }
  | { readonly circle: Extract<Area, { kind: 'circle' }> }

const MIN_CORNERS = 3

/**
 * The next step after setting a corner at `at`. A polygon of three or more corners is finished by setting its first or
 * last corner again; with fewer, setting the last one again does nothing. A circle takes its centre, then a point of
 * its rim; its radius is clamped to what areas may have. `point` gives a circle of `radiusKm` at once. `isNear` decides
 * what counts as the same place.
 */
export function setCorner(
  tool: DrawTool,
  corners: readonly Position[],
  at: Position,
  isNear: (a: Position, b: Position) => boolean,
  radiusKm: number,
): DrawStep {
  if (tool === 'point') return { circle: circleOf(at, radiusKm) }
  const [first, last] = [corners[0], corners.at(-1)]
  const isRepeated = last !== undefined && isNear(last, at)
  if (tool === 'circle') {
    if (!first) return { corners: [at] }
    return isRepeated ? { corners } : { circle: circleOf(first, geodesicKm(first, at)) }
  }
  const isClosing = first !== undefined && (isRepeated || isNear(first, at))
  if (isClosing && corners.length >= MIN_CORNERS) return { ring: ringOf(corners) }
  return isRepeated ? { corners } : { corners: [...corners, at] }
}

export const canFinish = (tool: DrawTool, corners: readonly Position[]): boolean =>
  tool === 'polygon' && corners.length >= MIN_CORNERS

/** The corners as a closed, counter-clockwise ring. */
export const ringOf = (corners: readonly Position[]): Ring => withWinding([...corners, corners[0]!], 1)

export const circleOf = (centre: Position, radiusKm: number): Extract<Area, { kind: 'circle' }> => ({
  kind: 'circle',
  centre,
  radiusKm: Number(Math.min(MAX_RADIUS_KM, Math.max(MIN_RADIUS_KM, radiusKm)).toFixed(3)),
})
