/**
 * What keeps polygons from being read in one way only: an area is what a reader sees filled, and where that is not what
 * the rings add up to, it is mended.
 */

import { crossings } from '../geometry/crossings'
import { bboxOf, boxesIntersect, type Ring, signedDegrees2 } from '../geometry/polygons'
import type { Position } from '../records'

/**
 * - `doubled`: a corner twice in a row; `spike`: a border that runs back over itself
 * - `touching`: a ring that meets itself in a corner; `crossing`: one that crosses itself
 * - `hole-outside`, `hole-across`, `hole-along`: a hole that lies outside its ring, across it, or along it
 * - `holes`: holes of one polygon that cover the same ground, or have an edge in common
 * - `overlap`: polygons that cover the same ground; `joined`: polygons with an edge in common
 */
export type AreaFault =
  | 'doubled'
  | 'spike'
  | 'touching'
  | 'crossing'
  | 'hole-outside'
  | 'hole-across'
  | 'hole-along'
  | 'holes'
  | 'overlap'
  | 'joined'

/** The polygons, each its outer ring and its holes, closed. */
export type RawPolygons = readonly (readonly Ring[])[]

/** In the order of AreaFault; none where the rings say by themselves what is filled. */
export function areaFaults(polygons: RawPolygons): AreaFault[] {
  const faults = new Set<AreaFault>()
  for (const rings of polygons) {
    for (const ring of rings) for (const fault of ringFaults(ring)) faults.add(fault)
    const [outer, ...holes] = rings
    for (const hole of holes) {
      if (crossings([outer!, hole], 1).length > crossings([outer!], 1).length + crossings([hole], 1).length)
        faults.add('hole-across')
      else if (!placesOf([hole]).some((place) => sideOf(outer!, place) > 0)) faults.add('hole-outside')
      else if (haveCommonEdge([outer!], [hole])) faults.add('hole-along')
    }
    for (const [one, other] of meeting(holes.map((hole) => [hole])))
      if (doOverlap(one, other) || haveCommonEdge(one, other)) faults.add('holes')
  }
  for (const [one, other] of meeting(polygons)) {
    if (doOverlap(one, other)) faults.add('overlap')
    else if (haveCommonEdge(one, other)) faults.add('joined')
  }
  return ORDER.filter((fault) => faults.has(fault))
}

/** Each two whose boxes meet. */
function* meeting(polygons: RawPolygons): Generator<readonly [one: readonly Ring[], other: readonly Ring[]]> {
  const boxes = polygons.map((rings) => bboxOf([rings]))
  for (const [i, one] of polygons.entries())
    for (let j = i + 1; j < polygons.length; j++) if (boxesIntersect(boxes[i]!, boxes[j]!)) yield [one, polygons[j]!]
}

const ORDER: readonly AreaFault[] = [
  'doubled',
  'spike',
  'touching',
  'crossing',
  'hole-outside',
  'hole-across',
  'hole-along',
  'holes',
  'overlap',
  'joined',
]

const isSame = ([x0, y0]: Position, [x1, y1]: Position): boolean => x0 === x1 && y0 === y1

function ringFaults(ring: Ring): AreaFault[] {
  const once = ring.filter((corner, i) => i === 0 || !isSame(corner, ring[i - 1]!))
  const isSpiked = (corner: Position, i: number) =>
    runsBack(once[i === 0 ? once.length - 2 : i - 1]!, corner, once[i + 1]!)
  const corners = once.slice(0, -1)
  const spiked = corners.some(isSpiked)
  const isTouched = new Set(corners.map(String)).size < corners.length
  return [
    ...(once.length < ring.length ? (['doubled'] as const) : []),
    ...(spiked ? (['spike'] as const) : []),
    // The foot of a spike is a corner twice as well.
    ...(isTouched && !spiked ? (['touching'] as const) : []),
    ...(crossings([ring], 1).length > 0 ? (['crossing'] as const) : []),
  ]
}

/** Square degrees: two edges that enclose less lie in one line. */
const FLAT = 1e-13

const cross = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

function runsBack(before: Position, at: Position, after: Position): boolean {
  const along = (at[0] - before[0]) * (after[0] - at[0]) + (at[1] - before[1]) * (after[1] - at[1])
  return along < 0 && Math.abs(cross(before, at, after)) < FLAT
}

/** 1 within the ring, 0 on it, −1 outside. */
function sideOf(ring: Ring, corner: Position): -1 | 0 | 1 {
  let isInside = false
  const [x, y] = corner
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!]
    const isBeside = Math.abs(cross(from, to, corner)) < FLAT
    if (isBeside && isBetween(from[0], x, to[0]) && isBetween(from[1], y, to[1])) return 0
    if (from[1] > y !== to[1] > y && x < from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]))
      isInside = !isInside
  }
  return isInside ? 1 : -1
}

const isBetween = (a: number, x: number, b: number): boolean => Math.min(a, b) <= x && x <= Math.max(a, b)

/** Whether a corner, or the middle of an edge, of one lies within the other, or their borders cross. */
function doOverlap(one: readonly Ring[], other: readonly Ring[]): boolean {
  if (crossings([...one, ...other], 1).length > 0 && crossings(one, 1).length + crossings(other, 1).length === 0)
    return true
  if (isSameRing(one[0]!, other[0]!)) return true
  const isWithin = (rings: readonly Ring[], corner: Position) =>
    sideOf(rings[0]!, corner) > 0 && rings.slice(1).every((hole) => sideOf(hole, corner) < 0)
  return (
    placesOf(one).some((corner) => isWithin(other, corner)) || placesOf(other).some((corner) => isWithin(one, corner))
  )
}

const placesOf = ([outer]: readonly Ring[]): Position[] =>
  outer!
    .slice(1)
    .flatMap((corner, i): Position[] => [corner, [(corner[0] + outer![i]![0]) / 2, (corner[1] + outer![i]![1]) / 2]])

const isSameRing = (a: Ring, b: Ring): boolean =>
  Math.abs(Math.abs(signedDegrees2(a)) - Math.abs(signedDegrees2(b))) < FLAT &&
  a.every((corner) => b.some((other) => isSame(corner, other)))

/** Edges in one line, of which more than a point lies in both. */
function haveCommonEdge(one: readonly Ring[], other: readonly Ring[]): boolean {
  const edgesOf = (rings: readonly Ring[]) =>
    rings.flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const))
  const others = edgesOf(other)
  return edgesOf(one).some(([a, b]) =>
    others.some(([c, d]) => {
      if (Math.abs(cross(a, b, c)) > FLAT || Math.abs(cross(a, b, d)) > FLAT) return false
      const axis = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1]) ? 0 : 1
      const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
      const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
      return to - from > LEAST
    }),
  )
}

/** Degrees: a shorter common edge is a corner. */
const LEAST = 1e-9
