/**
 * What lies inside the districts: towns of the built-in ground, and zones that offices name instead of a district. They
 * only suggest a district; the word itself stays with the row as the place that it states.
 */

import zones from '#public/geo/zones.json' with { type: 'json' }
import type { MapShape } from '../../geometry/map-shapes'
import { pointInPolygons } from '../../geometry/point-in-polygon'
import { polygonsOf } from '../../geometry/polygons'
import { lookUp } from '../../look-up'
import { BUILT_IN_FILES } from '../../shapes/built-in'

/** Zones without a border of their own on the map, by the statistical code of the district that runs them. */
const ZONES: Readonly<Record<string, readonly string[]>> = zones

/** The towns and zones of each district by its code. A town belongs to the district whose outline it lies in. */
export function zonesOf(districts: readonly MapShape[]): ReadonlyMap<string, readonly string[]> {
  const towns = BUILT_IN_FILES.towns.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' ? [{ at: geometry.coordinates, names: [properties?.zh, properties?.en] }] : [],
  )
  return new Map(
    districts.map(({ id, rings }) => {
      const isInside = pointInPolygons(polygonsOf(rings))
      const inside = towns.filter(({ at }) => isInside(at[0]!, at[1]!)).flatMap(({ names }) => names as string[])
      return [id, [...(lookUp(ZONES, id) ?? []), ...inside.filter(Boolean)]]
    }),
  )
}
