/** The spatial relation of two areas: distance, border and overlap. */

import { type Area, centreOf } from '../../areas/area'
import type { ProjectsInArea } from '../../areas/projects-in-area'
import { gapKm, segmentDistance2, segmentsOf, sharedBorderKm } from '../../geometry/borders'
import { geodesicKm } from '../../geometry/geodesy'
import { planeAt } from '../../geometry/local-plane'
import { commonKm2 } from '../../geometry/overlap'
import { pointInPolygons } from '../../geometry/point-in-polygon'
import { bboxOf, borderEdges, type Polygons } from '../../geometry/polygons'
import type { Snapshot } from '../../snapshot/snapshot'

/** `beside`: they share a border; `touching`: they meet at points, or come within a metre. */
const ADJACENCIES = ['same', 'overlapping', 'beside', 'touching', 'apart'] as const
export type Adjacency = (typeof ADJACENCIES)[number]

export interface SpatialRelation {
  readonly adjacency: Adjacency
  /** Geodesic, between the middles of the areas: `centreOf`. */
  readonly centreDistanceKm: number
  /** 0 where they overlap or touch. */
  readonly gapKm: number
  readonly sharedBorderKm: number
  readonly overlapKm2: number
}

/** 100 m²: a smaller overlap comes from rounding of coordinates. */
const OVERLAP_KM2 = 1e-4

/** The order of the areas makes no difference. */
export function spatialRelation(a: Area, polygonsA: Polygons, b: Area, polygonsB: Polygons): SpatialRelation {
  const overlap = commonKm2(polygonsA, polygonsB)
  const overlapKm2 = overlap > OVERLAP_KM2 ? overlap : 0
  const shared = sharedBorderKm(polygonsA, polygonsB)
  const gap = overlapKm2 > 0 || shared > 0 ? 0 : gapKm(polygonsA, polygonsB)
  return {
    adjacency: adjacencyOf(polygonsA, polygonsB, overlapKm2, shared, gap),
    centreDistanceKm: geodesicKm(centreOf(a, polygonsA), centreOf(b, polygonsB)),
    gapKm: gap,
    sharedBorderKm: shared,
    overlapKm2,
  }
}

function adjacencyOf(a: Polygons, b: Polygons, overlapKm2: number, shared: number, gap: number): Adjacency {
  if (overlapKm2 > 0) return isSameBorder(a, b) ? 'same' : 'overlapping'
  if (shared > 0) return 'beside'
  return gap === 0 ? 'touching' : 'apart'
}

function isSameBorder(a: Polygons, b: Polygons): boolean {
  const [edgesA, edgesB] = [borderEdges(a), borderEdges(b)]
  return edgesA.size === edgesB.size && [...edgesA.keys()].every((key) => edgesB.has(key))
}

/**
 * How many projects with coordinates lie inside another area, or within `radiusKm` of its border. Lengths are true to
 * 1e-5 within 50 km of the middle of `other`.
 */
export function countWithin(
  { lng, lat }: Snapshot,
  { located }: ProjectsInArea,
  other: Polygons,
  radiusKm: number,
): number {
  const [west, south, east, north] = bboxOf(other)
  const plane = planeAt([(west + east) / 2, (south + north) / 2])
  const segments = segmentsOf(other, plane.pointOf)
  const inside = pointInPolygons(other)
  const { x, y } = plane.points(lng, lat, located)
  const isNear = distanceTest(segments, radiusKm)
  let count = 0
  for (let i = 0; i < located.length; i++) {
    const row = located[i]!
    if (inside(lng[row]!, lat[row]!) || isNear(x[i]!, y[i]!)) count++
  }
  return count
}

/** How many bands of y there are, each with the segments that come within the radius of it. */
const BANDS = 256

function distanceTest(segments: Float64Array, radiusKm: number): (x: number, y: number) => boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < segments.length; i += 2) {
    west = Math.min(west, segments[i]! - radiusKm)
    east = Math.max(east, segments[i]! + radiusKm)
    south = Math.min(south, segments[i + 1]! - radiusKm)
    north = Math.max(north, segments[i + 1]! + radiusKm)
  }
  const bandOf = (y: number) => Math.min(BANDS - 1, Math.max(0, Math.floor(((y - south) / (north - south)) * BANDS)))
  const bands: number[][] = Array.from({ length: BANDS }, () => [])
  for (let i = 0; i < segments.length; i += 4) {
    const [y0, y1] = [segments[i + 1]!, segments[i + 3]!]
    const last = bandOf(Math.max(y0, y1) + radiusKm)
    for (let band = bandOf(Math.min(y0, y1) - radiusKm); band <= last; band++) bands[band]!.push(i)
  }
  return (x, y) => {
    if (!(x >= west && x <= east && y >= south && y <= north)) return false
    for (const i of bands[bandOf(y)]!) {
      if (Math.max(segments[i]!, segments[i + 2]!) + radiusKm < x) continue
      if (Math.min(segments[i]!, segments[i + 2]!) - radiusKm > x) continue
      if (segmentDistance2(segments, i, x, y) <= radiusKm * radiusKm) return true
    }
    return false
  }
}
