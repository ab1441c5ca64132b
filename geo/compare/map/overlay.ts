/** Outlines drawn over each other at one scale, each centred on its own middle. */

import { centreOf } from '../../areas/area'
import { planeAt } from '../../geometry/local-plane'
import type { Letter } from '../../map/palette'
import { pathOfRings } from '../../map/svg-path'
import { roundLength } from './same-scale-camera'
import { polygonsIn, type ShownArea } from './shown-area'

type Point = readonly [x: number, y: number]

/** In units of a view box whose longer side is SIZE: x right, y down. The middles of all areas lie on `middle`. */
export interface Overlay {
  readonly width: number
  readonly height: number
  readonly middle: Point
  /** The one that reaches farthest first, so that none hides another. `labelPoint` is the northernmost corner. */
  readonly outlines: readonly { readonly letter: Letter; readonly path: string; readonly labelPoint: Point }[]
  /** A round length of at most a quarter of the box. */
  readonly bar: { readonly km: number; readonly length: number }
}

export const SIZE = 1000
const MARGIN = 50

/**
 * True to scale: equal-area planes at each middle, lengths wrong by less than 1e-5 within 50 km. Throws a RangeError
 * for no areas.
 */
export function overlayOf(areas: readonly ShownArea[]): Overlay {
  if (areas.length === 0) throw new RangeError('Nothing to lay over one another')
  const projected = areas.map(ringsInKm).toSorted((a, b) => b.reach - a.reach)
  const points = projected.flatMap(({ rings }) => rings.flat())
  const [west, east] = [extreme(points, 0, Math.min), extreme(points, 0, Math.max)]
  const [south, north] = [extreme(points, 1, Math.min), extreme(points, 1, Math.max)]
  const scale = (SIZE - 2 * MARGIN) / Math.max(east - west, north - south)
  const toBox = ([x, y]: Point): Point => [MARGIN + (x - west) * scale, MARGIN + (north - y) * scale]
  const [width, height] = [(east - west) * scale + 2 * MARGIN, (north - south) * scale + 2 * MARGIN]
  const outlines = projected.map(({ letter, rings }) => ({
    letter,
    path: pathOfRings(
      rings.map((ring) => ring.map(toBox)),
      [0, 0, width, height],
      0.6,
    ),
    labelPoint: toBox(rings.flat().reduce((north, corner) => (corner[1] > north[1] ? corner : north))),
  }))
  const km = roundLength(width / 4 / scale)
  return { width, height, middle: toBox([0, 0]), outlines, bar: { km, length: km * scale } }
}

function ringsInKm(shown: ShownArea): { letter: Letter; rings: Point[][]; reach: number } {
  const polygons = polygonsIn(shown)
  const plane = planeAt(centreOf(shown.area, polygons))
  const rings = polygons.flat().map((ring) => ring.map(plane.pointOf))
  return { letter: shown.letter, rings, reach: Math.max(...rings.flat().map(([x, y]) => Math.hypot(x, y))) }
}

const extreme = (points: readonly Point[], axis: 0 | 1, choose: (...values: number[]) => number): number =>
  points.reduce((extremum, point) => choose(extremum, point[axis]), 0)
