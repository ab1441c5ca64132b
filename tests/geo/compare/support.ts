import geodesic from 'geographiclib-geodesic'
import { type Polygons, polygonsOf, type Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'

/** Karney's GeographicLib on WGS-84. */
export const WGS84 = geodesic.Geodesic.WGS84

export const WATER: Polygons = BUILT_IN_SHAPES.water.flatMap(({ rings }) => polygonsOf(rings))

export function districtPolygons(...ids: readonly string[]): Polygons {
  return ids.flatMap((id) => polygonsOf(BUILT_IN_SHAPES.districts.find((shape) => shape.id === id)!.rings))
}

export const DISTRICTS: readonly (readonly [id: string, polygons: Polygons])[] = BUILT_IN_SHAPES.districts.map(
  ({ id }) => [id, districtPolygons(id)],
)

/** A box in degrees, counter-clockwise. */
export const boxRing = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Area and perimeter by GeographicLib, edges geodesic. */
export function karney(polygons: Polygons): { km2: number; km: number } {
  let [km2, km] = [0, 0]
  for (const ring of polygons.flat()) {
    const polygon = WGS84.Polygon()
    for (const [lng, lat] of ring.slice(1)) polygon.AddPoint(lat, lng)
    const { area, perimeter } = polygon.Compute(false, true)
    km2 += area! / 1e6
    km += perimeter / 1e3
  }
  return { km2, km }
}

export const karneyKm = (a: Position, b: Position): number => WGS84.Inverse(a[1], a[0], b[1], b[0]).s12! / 1e3

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) deepFreeze(part)
    Object.freeze(value)
  }
  return value
}

/** Each edge in `parts` equal ones, straight in degrees. */
export const cutSmall = (polygons: Polygons, parts: number): Polygons =>
  polygons.map((rings) =>
    rings.map((ring) => [
      ring[0]!,
      ...ring.slice(1).flatMap((to, i) => {
        const from = ring[i]!
        const at = (share: number): Position => [
          from[0] + share * (to[0] - from[0]),
          from[1] + share * (to[1] - from[1]),
        ]
        return Array.from({ length: parts }, (_, part) => at((part + 1) / parts))
      }),
    ]),
  )
