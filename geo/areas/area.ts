/** The areas that can be compared, and their geometry. */

import { planeAt } from '../geometry/local-plane'
import type { MapShape } from '../geometry/map-shapes'
import { bboxOf, loopsOf, type Polygons, polygonsOf, type Ring } from '../geometry/polygons'
import type { Position } from '../records'

/** One district, or several as one. `ids` are statistical codes. */
interface DistrictsArea {
  readonly kind: 'districts'
  readonly ids: readonly string[]
}

/** Everything within `radiusKm` of `centre`, rim included: around a place, a project or a point on the map. */
export interface CircleArea {
  readonly kind: 'circle'
  readonly centre: Position
  readonly radiusKm: number
}

/** What somebody drew or pasted: closed rings, filled by the even-odd rule. */
export interface PolygonArea {
  readonly kind: 'polygon'
  readonly rings: readonly Ring[]
}

export type Area = DistrictsArea | CircleArea | PolygonArea

export const MIN_AREAS = 2
export const MAX_AREAS = 6
export const MIN_RADIUS_KM = 0.05
export const MAX_RADIUS_KM = 200

/** How many corners the polygon has that is drawn for a circle. */
const CORNERS = 256

/** The polygons of an area, WGS-84. Throws a RangeError for a district that has no shape. */
export function polygonsOfArea(area: Area, shapes: readonly MapShape[]): Polygons {
  if (area.kind === 'circle') return [[circleRing(area.centre, area.radiusKm)]]
  if (area.kind === 'polygon') return polygonsOf(area.rings.flatMap(loopsOf))
  return area.ids.flatMap((id) => polygonsOf(shapeOf(id, shapes).rings))
}

/**
 * A closed ring of CORNERS corners with the same area as the circle; it deviates from the circle by up to 0.01 % of the
 * radius. Used for drawing, areas and overlaps. Whether a project lies inside is decided by its distance instead.
 */
export function circleRing(centre: Position, radiusKm: number): Ring {
  const plane = planeAt(centre)
  const step = (2 * Math.PI) / CORNERS
  const radius = plane.radiusOf(radiusKm) * Math.sqrt(step / Math.sin(step))
  const corners = Array.from({ length: CORNERS }, (_, i) =>
    plane.positionOf(radius * Math.cos(i * step), radius * Math.sin(i * step)),
  )
  return [...corners, corners[0]!]
}

/** The middle of an area: a circle's centre, otherwise the centre of mass, which may lie outside the area. */
export function centreOf(area: Area, polygons: Polygons): Position {
  return area.kind === 'circle' ? area.centre : centroidOf(polygons)
}

/**
 * The centre of mass of the surface, computed on an equal-area plane. Throws a RangeError where there is no surface.
 */
export function centroidOf(polygons: Polygons): Position {
  const [west, south, east, north] = bboxOf(polygons)
  if (west > east) throw new RangeError('Nothing has no centre')
  const plane = planeAt([(west + east) / 2, (south + north) / 2])
  let [sum, sumX, sumY] = [0, 0, 0]
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      const [km2, x, y] = ringMoments(ring.map(plane.pointOf))
      const sign = i === 0 ? Math.sign(km2) : -Math.sign(km2)
      sum += sign * km2
      sumX += sign * x
      sumY += sign * y
    })
  }
  if (sum === 0) throw new RangeError('A line has no centre')
  return plane.positionOf(sumX / sum, sumY / sum)
}

/** The signed area, and its first moments in x and y. */
function ringMoments(points: readonly (readonly [number, number])[]): [number, number, number] {
  let [sum, sumX, sumY] = [0, 0, 0]
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!
    const [x1, y1] = points[i]!
    const cross = x0 * y1 - x1 * y0
    sum += cross / 2
    sumX += (cross * (x0 + x1)) / 6
    sumY += (cross * (y0 + y1)) / 6
  }
  return [sum, sumX, sumY]
}

function shapeOf(id: string, shapes: readonly MapShape[]): MapShape {
  const shape = shapes.find((candidate) => candidate.id === id)
  if (!shape) throw new RangeError(`No shape of district ${id}`)
  return shape
}
