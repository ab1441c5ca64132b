/** Which positions an area contains, and how much of a district. */

import { areaKm2, geodesicKm } from '../geometry/geodesy'
import { planeAt } from '../geometry/local-plane'
import type { MapShape } from '../geometry/map-shapes'
import { overlapByStrips } from '../geometry/overlap'
import { pointInPolygons } from '../geometry/point-in-polygon'
import { type Polygons, polygonsOf, type Ring } from '../geometry/polygons'
import { type CircleArea, type PolygonArea, polygonsOfArea } from './area'

export type DrawnArea = CircleArea | PolygonArea

/** A share of the radius. Closer to the rim than this, the local plane is not exact enough to decide. */
const PLANE_ERROR = 1e-4

/**
 * A test for whether a position in degrees lies in an area: in a circle, rim included, by its distance; in a polygon by
 * `pointInPolygons`.
 */
export function positionTest(area: DrawnArea, polygons: Polygons): (lng: number, lat: number) => boolean {
  if (area.kind !== 'circle') return pointInPolygons(polygons)
  const plane = planeAt(area.centre)
  const radius = plane.radiusOf(area.radiusKm)
  return (lng, lat) => {
    const [x, y] = plane.pointOf([lng, lat])
    const share = Math.hypot(x, y) / radius
    return Math.abs(share - 1) > PLANE_ERROR ? share < 1 : geodesicKm(area.centre, [lng, lat]) <= area.radiusKm
  }
}

/** How much of a district lies in an area. */
export type Containment = 'whole' | 'part' | 'none'

/** A share of a district. Less than this, inside or outside, is a rounding error. */
const ROUNDING = 1e-6

/** How much of a district lies in the polygons: `none` if it has no shape. */
export function containmentOf(polygons: Polygons, id: string, shapes: readonly MapShape[]): Containment {
  const shape = shapes.find((candidate) => candidate.id === id)
  if (!shape) return 'none'
  const [district, all] = outlineOf(shape)
  let [inside, outside] = [0, 0]
  for (const { first, common } of overlapByStrips(district, polygons.flat())) {
    inside += common
    outside += first - common
    if (Math.min(inside, outside) > ROUNDING * all) return 'part'
  }
  if (inside > (1 - ROUNDING) * all) return 'whole'
  return inside > ROUNDING * all ? 'part' : 'none'
}

const outlines = new WeakMap<MapShape, readonly [rings: readonly Ring[], km2: number]>()

/** Its rings, and its surface in km². */
function outlineOf(shape: MapShape): readonly [rings: readonly Ring[], km2: number] {
  const known = outlines.get(shape)
  if (known) return known
  const polygons = polygonsOf(shape.rings)
  const outline = [polygons.flat(), areaKm2(polygons)] as const
  outlines.set(shape, outline)
  return outline
}

/** The polygons of a circle or polygon. */
export const polygonsOfDrawn = (area: DrawnArea): Polygons => polygonsOfArea(area, [])
