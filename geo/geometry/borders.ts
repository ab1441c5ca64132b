/** The common border of two areas, and the gap between them. */

import type { Position } from '../records'
import { geodesicKm } from './geodesy'
import { planeAt } from './local-plane'
import { pointInPolygons } from './point-in-polygon'
import { bboxOf, borderEdges, type Polygons } from './polygons'

/** Borders closer than a metre touch: rounding of coordinates can move them that far apart. */
const TOUCHING_KM = 1e-3

/**
 * The length in km of the border that two areas share: the edges with the same two vertices in both, as neighbouring
 * districts in one set of shapes have. A border drawn by hand shares nothing with a district's, however close it runs.
 */
export function sharedBorderKm(a: Polygons, b: Polygons): number {
  const edges = borderEdges(b)
  let sum = 0
  for (const [key, [from, to]] of borderEdges(a)) if (edges.has(key)) sum += geodesicKm(from, to)
  return sum
}

/**
 * The shortest distance in km between two areas; 0 where they overlap or come within a metre of each other. The nearest
 * points are found on a local plane between the areas, and their distance is measured as a geodesic. For areas 1000 km
 * apart other points may be up to 0.1 % nearer.
 */
export function gapKm(a: Polygons, b: Polygons): number {
  const plane = planeAt(middle(a, b))
  const [segmentsA, segmentsB] = [segmentsOf(a, plane.pointOf), segmentsOf(b, plane.pointOf)]
  if (containsVertex(a, b) || containsVertex(b, a) || anyCross(segmentsA, segmentsB)) return 0
  const there = nearestTo(segmentsA, segmentsB)
  const back = nearestTo(segmentsB, segmentsA)
  const { from, to } = there.km2 <= back.km2 ? there : back
  const km = geodesicKm(plane.positionOf(...from), plane.positionOf(...to))
  return km < TOUCHING_KM ? 0 : km
}

type Point = readonly [x: number, y: number]
/** x0, y0, x1, y1 of each edge in km. */
type Segments = Float64Array

export function segmentsOf(polygons: Polygons, pointOf: (position: Position) => Point): Segments {
  const edges = [...borderEdges(polygons).values()]
  return Float64Array.from(edges.flatMap(([from, to]) => [...pointOf(from), ...pointOf(to)]))
}

/** The squared distance in km² of a point from the segment whose x0 is at `i`. */
export function segmentDistance2(segments: Segments, i: number, x: number, y: number): number {
  const [px, py] = footOn(segments, i, x, y)
  return (px - x) ** 2 + (py - y) ** 2
}

function footOn(segments: Segments, i: number, x: number, y: number): Point {
  const x0 = segments[i]!
  const y0 = segments[i + 1]!
  const dx = segments[i + 2]! - x0
  const dy = segments[i + 3]! - y0
  const length2 = dx * dx + dy * dy
  const share = length2 > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0
  return [x0 + share * dx, y0 + share * dy]
}

/** Two segments that do not cross are nearest to each other at an end of one of them: here an end of `ends`. */
function nearestTo(segments: Segments, ends: Segments): { km2: number; from: Point; to: Point } {
  let nearest = { km2: Number.POSITIVE_INFINITY, from: [0, 0] as Point, to: [0, 0] as Point }
  for (let e = 0; e < ends.length; e += 2) {
    const [x, y] = [ends[e]!, ends[e + 1]!]
    for (let i = 0; i < segments.length; i += 4) {
      const above = Math.min(segments[i + 1]!, segments[i + 3]!) - y
      const below = y - Math.max(segments[i + 1]!, segments[i + 3]!)
      const apart = Math.max(above, below, 0)
      if (apart * apart >= nearest.km2) continue
      const km2 = segmentDistance2(segments, i, x, y)
      if (km2 < nearest.km2) nearest = { km2, from: footOn(segments, i, x, y), to: [x, y] }
    }
  }
  return nearest
}

function anyCross(a: Segments, b: Segments): boolean {
  for (let i = 0; i < a.length; i += 4) {
    for (let j = 0; j < b.length; j += 4) if (cross(a, i, b, j)) return true
  }
  return false
}

/** Whether two segments cross: the ends of each lie on different sides of the other. */
function cross(a: Segments, i: number, b: Segments, j: number): boolean {
  const side = (s: Segments, at: number, x: number, y: number) =>
    Math.sign((s[at + 2]! - s[at]!) * (y - s[at + 1]!) - (s[at + 3]! - s[at + 1]!) * (x - s[at]!))
  const ofB = side(a, i, b[j]!, b[j + 1]!) * side(a, i, b[j + 2]!, b[j + 3]!)
  return ofB < 0 && side(b, j, a[i]!, a[i + 1]!) * side(b, j, a[i + 2]!, a[i + 3]!) < 0
}

/** Whether `outer` contains a vertex of `inner`. Areas whose borders do not cross overlap only if one does. */
function containsVertex(outer: Polygons, inner: Polygons): boolean {
  const holds = pointInPolygons(outer)
  return inner.some(([ring]) => ring!.some(([lng, lat]) => holds(lng, lat)))
}

function middle(a: Polygons, b: Polygons): Position {
  const [p, q] = [bboxOf(a), bboxOf(b)]
  return [(Math.min(p[0], q[0]) + Math.max(p[2], q[2])) / 2, (Math.min(p[1], q[1]) + Math.max(p[3], q[3])) / 2]
}
