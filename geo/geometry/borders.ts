/** The common border of two areas, and the gap between them. */

import type { Bbox } from '../filters'
import type { Position } from '../records'
import { geodesicKm } from './geodesy'
import { planeAt } from './local-plane'
import { pointInPolygons } from './point-in-polygon'
import { bboxOf, borderEdges, type Edge, type Polygons } from './polygons'

/** Borders closer than a metre touch: rounding of coordinates can move them that far apart. */
const TOUCHING_KM = 1e-3

/**
 * The length in km of the border that two areas share, in whatever pieces each draws it: edges that lie on one another
 * within a metre, as neighbours have, with a corner of one amid an edge of the other or not. A border drawn by hand
 * beside a district's shares nothing with it.
 */
export function sharedBorderKm(a: Polygons, b: Polygons): number {
  const [ofA, ofB] = [borderEdges(a), borderEdges(b)]
  let sum = 0
  for (const [key, [from, to]] of ofA) {
    if (!ofB.delete(key)) continue
    ofA.delete(key)
    sum += geodesicKm(from, to)
  }
  const pointOf = inDegreesOfKm(middle(a, b))
  const [left, right] = [ofA, ofB].map((edges) => segmentsBetween([...edges.values()], pointOf))
  // Each is a sum over its own edges: their mean knows no order.
  return sum + (coveredKm([...ofA.values()], left!, right!) + coveredKm([...ofB.values()], right!, left!)) / 2
}

/** Edges are straight in degrees, so that what lies on one is found in degrees, by their length about here. */
function inDegreesOfKm([lng0, lat0]: Position): (position: Position) => Point {
  const plane = planeAt([lng0, lat0])
  const [kmEast, kmNorth] = [plane.pointOf([lng0 + 1e-3, lat0])[0] * 1e3, plane.pointOf([lng0, lat0 + 1e-3])[1] * 1e3]
  return ([lng, lat]) => [(lng - lng0) * kmEast, (lat - lat0) * kmNorth]
}

/** How much of the edges lies on others, in km. */
function coveredKm(edges: readonly Edge[], segments: Segments, others: Segments): number {
  const sorted = fromWest(others)
  const reach = sorted.reduce((most, j) => Math.max(most, eastOf(others, j) - westOf(others, j)), 0)
  let [sum, first] = [0, 0]
  for (const i of fromWest(segments)) {
    const [west, east] = [westOf(segments, i) - TOUCHING_KM, eastOf(segments, i) + TOUCHING_KM]
    while (first < sorted.length && westOf(others, sorted[first]!) < west - reach) first++
    const parts: Interval[] = []
    for (let k = first; k < sorted.length && westOf(others, sorted[k]!) <= east; k++) {
      const part = areNear(segments, i, others, sorted[k]!) && commonPart(segments, i, others, sorted[k]!)
      if (part) parts.push(part)
    }
    const [[x0, y0], [x1, y1]] = edges[i / 4]!
    const at = (share: number): Position => [x0 + share * (x1 - x0), y0 + share * (y1 - y0)]
    for (const [from, to] of unionOf(parts)) sum += geodesicKm(at(from), at(to))
  }
  return sum
}

const westOf = (segments: Segments, i: number): number => Math.min(segments[i]!, segments[i + 2]!)
const eastOf = (segments: Segments, i: number): number => Math.max(segments[i]!, segments[i + 2]!)

/** Where each segment begins in the array, by their western ends: which of two borders are near shows in one pass. */
const fromWest = (segments: Segments): number[] =>
  Array.from({ length: segments.length / 4 }, (_, i) => 4 * i).sort((a, b) => westOf(segments, a) - westOf(segments, b))

/** From where to where along a segment, as shares of it. */
type Interval = readonly [from: number, to: number]

/** Where another segment lies on this one; null where they only meet, cross or lie apart. */
function commonPart(segments: Segments, i: number, others: Segments, j: number): Interval | null {
  const [x, y] = [segments[i]!, segments[i + 1]!]
  const length = Math.hypot(segments[i + 2]! - x, segments[i + 3]! - y)
  const [east, north] = [(segments[i + 2]! - x) / length, (segments[i + 3]! - y) / length]
  const [p, q] = [j, j + 2].map((at) => {
    const [dx, dy] = [others[at]! - x, others[at + 1]! - y]
    return { along: dx * east + dy * north, off: dy * east - dx * north }
  })
  const span = q!.along - p!.along
  const [from, to] = [Math.max(0, Math.min(p!.along, q!.along)), Math.min(length, Math.max(p!.along, q!.along))]
  if (!(to - from > 2 * TOUCHING_KM)) return null
  const offAt = (along: number) => p!.off + ((along - p!.along) / span) * (q!.off - p!.off)
  return Math.max(Math.abs(offAt(from)), Math.abs(offAt(to))) <= TOUCHING_KM ? [from / length, to / length] : null
}

function unionOf(parts: readonly Interval[]): Interval[] {
  const union: Interval[] = []
  for (const [from, to] of parts.toSorted((p, q) => p[0] - q[0])) {
    const last = union.at(-1)
    if (last && from <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], to)]
    else union.push([from, to])
  }
  return union
}

/** Whether the boxes of two segments come within a metre of each other. */
function areNear(a: Segments, i: number, b: Segments, j: number): boolean {
  for (let axis = 0; axis < 2; axis++) {
    const [p, q, r, s] = [a[i + axis]!, a[i + 2 + axis]!, b[j + axis]!, b[j + 2 + axis]!]
    if (Math.min(p, q) > Math.max(r, s) + TOUCHING_KM || Math.min(r, s) > Math.max(p, q) + TOUCHING_KM) return false
  }
  return true
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

export const segmentsOf = (polygons: Polygons, pointOf: (position: Position) => Point): Segments =>
  segmentsBetween([...borderEdges(polygons).values()], pointOf)

const segmentsBetween = (edges: readonly Edge[], pointOf: (position: Position) => Point): Segments =>
  Float64Array.from(edges.flatMap(([from, to]) => [...pointOf(from), ...pointOf(to)]))

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

/** Segments that follow one another, and the box of them all: west, south, east, north. */
interface Run {
  readonly from: number
  readonly to: number
  readonly box: Bbox
}

/** So many segments lie near one another on any border that is worth dividing. */
const RUN = 16

function runsOf(segments: Segments): readonly Run[] {
  const runs: Run[] = []
  for (let from = 0; from < segments.length; from += 4 * RUN) {
    const to = Math.min(from + 4 * RUN, segments.length)
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = from; i < to; i += 2) {
      const [x, y] = [segments[i]!, segments[i + 1]!]
      ;[west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)]
    }
    runs.push({ from, to, box: [west, south, east, north] })
  }
  return runs
}

/** The squared distance between two boxes; 0 where they meet. */
function apart2([w, s, e, n]: Bbox, [west, south, east, north]: Bbox): number {
  return Math.max(0, west - e, w - east) ** 2 + Math.max(0, south - n, s - north) ** 2
}

/** Two segments that do not cross are nearest to each other at an end of one of them: here an end of `ends`. */
function nearestTo(segments: Segments, ends: Segments): { km2: number; from: Point; to: Point } {
  let nearest = { km2: Number.POSITIVE_INFINITY, from: [0, 0] as Point, to: [0, 0] as Point }
  const pairs = pairsOf(segments, ends, Infinity).sort((p, q) => p.km2 - q.km2)
  for (const { left, right, km2: least } of pairs) {
    if (least >= nearest.km2) break
    for (let e = right.from; e < right.to; e += 2) {
      const [x, y] = [ends[e]!, ends[e + 1]!]
      for (let i = left.from; i < left.to; i += 4) {
        const above = Math.min(segments[i + 1]!, segments[i + 3]!) - y
        const below = y - Math.max(segments[i + 1]!, segments[i + 3]!)
        const apart = Math.max(above, below, 0)
        if (apart * apart >= nearest.km2) continue
        const km2 = segmentDistance2(segments, i, x, y)
        if (km2 < nearest.km2) nearest = { km2, from: footOn(segments, i, x, y), to: [x, y] }
      }
    }
  }
  return nearest
}

/** Runs of two borders whose boxes come within a distance, squared, of each other, with that of the boxes. */
function pairsOf(a: Segments, b: Segments, within: number): { left: Run; right: Run; km2: number }[] {
  const others = runsOf(b)
  return runsOf(a).flatMap((left) =>
    others.flatMap((right) => {
      const km2 = apart2(left.box, right.box)
      return km2 <= within ? [{ left, right, km2 }] : []
    }),
  )
}

function anyCross(a: Segments, b: Segments): boolean {
  return pairsOf(a, b, 0).some(({ left, right }) => {
    for (let i = left.from; i < left.to; i += 4)
      for (let j = right.from; j < right.to; j += 4) if (cross(a, i, b, j)) return true
    return false
  })
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
