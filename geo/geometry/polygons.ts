/** Rings, polygons and their borders, in the form that all measures use. */

import type { Bbox } from '../filters'
import type { Position } from '../records'

/** Closed: the last vertex repeats the first. */
export type Ring = readonly Position[]

/**
 * The coordinates of a GeoJSON MultiPolygon: polygons, each an outer ring and its holes. Their insides are disjoint;
 * they may touch, as neighbouring districts do. Edges are straight in longitude and latitude (RFC 7946, 3.1.1).
 */
export type Polygons = readonly (readonly Ring[])[]

/**
 * Polygons from closed rings in any order and winding, by the even-odd rule. Outer rings come out counter-clockwise,
 * holes clockwise.
 */
export function polygonsOf(rings: readonly (readonly (readonly number[])[])[]): Polygons {
  const all = rings.map((ring) => ring.map(([lng, lat]): Position => [lng!, lat!]))
  const boxes = all.map((ring) => bboxOf([[ring]]))
  const around = all.map((ring, i) =>
    all.filter(
      (other, j) => j !== i && boxesIntersect(boxes[i]!, boxes[j]!) && ringContains(other, middleOfFirstEdge(ring)),
    ),
  )
  const isHole = (i: number) => around[i]!.length % 2 === 1
  return all.flatMap((outer, i) => {
    if (isHole(i)) return []
    const depth = around[i]!.length
    const holes = all.filter((_, j) => isHole(j) && around[j]!.length === depth + 1 && around[j]!.includes(outer))
    return [[withWinding(outer, 1), ...holes.map((hole) => withWinding(hole, -1))]]
  })
}

/**
 * The ring, cut where it meets itself in a corner: loops that each go round once. What runs out and back over itself
 * is left out.
 */
export function loopsOf(ring: Ring): readonly Ring[] {
  const keys = ring.map(String)
  if (new Set(keys).size === ring.length - 1 && keys[0] === keys.at(-1)) return [ring]
  const loops: Ring[] = []
  const path: Position[] = []
  const placeOf = new Map<string, number>()
  ring.forEach((corner, i) => {
    const start = placeOf.get(keys[i]!)
    if (start === undefined) {
      placeOf.set(keys[i]!, path.length)
      path.push(corner)
      return
    }
    const loop = path.splice(start + 1)
    for (const cut of loop) placeOf.delete(String(cut))
    if (loop.length > 1) loops.push([corner, ...loop, corner])
  })
  return loops
}

/** Twice the area in square degrees: positive where the ring runs counter-clockwise. */
export function signedDegrees2(ring: Ring): number {
  const [east, north] = ring[0] ?? [0, 0]
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!
    const [x1, y1] = ring[i]!
    sum += (x0 - east) * (y1 - north) - (x1 - east) * (y0 - north)
  }
  return sum
}

/** The ring in the direction of `sign`: 1 is counter-clockwise. */
export const withWinding = (ring: Ring, sign: 1 | -1): Ring =>
  signedDegrees2(ring) * sign < 0 ? [...ring].reverse() : ring

/** [west, south, east, north]; without polygons, a box of infinities that contains nothing. */
export function bboxOf(polygons: Polygons): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of polygons) {
    for (const [lng, lat] of outer ?? []) {
      west = Math.min(west, lng)
      south = Math.min(south, lat)
      east = Math.max(east, lng)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}

/** Whether two boxes have a point in common. */
export const boxesIntersect = (a: Bbox, b: Bbox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** A border's edge from one vertex to the next. */
export type Edge = readonly [from: Position, to: Position]

/** The same for both directions of an edge. */
function edgeKey([[x0, y0], [x1, y1]]: Edge): string {
  return x0 < x1 || (x0 === x1 && y0 < y1) ? `${x0},${y0},${x1},${y1}` : `${x1},${y1},${x0},${y0}`
}

/** The edges of the border, by `edgeKey`. An edge that two of the polygons share lies inside and is left out. */
export function borderEdges(polygons: Polygons): Map<string, Edge> {
  const edges = new Map<string, Edge>()
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const edge: Edge = [ring[i - 1]!, ring[i]!]
      const key = edgeKey(edge)
      if (!edges.delete(key)) edges.set(key, edge)
    }
  }
  return edges
}

function middleOfFirstEdge([a, b]: Ring): Position {
  return [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2]
}

function ringContains(ring: Ring, [x, y]: Position): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!
    const [x1, y1] = ring[i]!
    if (y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) inside = !inside
  }
  return inside
}
