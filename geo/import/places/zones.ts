/**
 * What lies inside the districts: towns of the built-in ground, and zones that offices name instead of a district. They
 * only suggest a district; the word itself stays with the row as the place that it states.
 */

import type { MapShape } from '../../geometry/map-shapes'
import { pointInPolygons } from '../../geometry/point-in-polygon'
import { polygonsOf } from '../../geometry/polygons'
import { BUILT_IN_FILES } from '../../shapes/built-in'

/** Zones without a border of their own on the map, by the statistical code of the district that runs them. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  '320505': ['科技城', '苏州科技城', '太湖科学城', '横塘', '镇湖'],
  '320571': [
    ...['独墅湖', '独墅湖高教区', '独墅湖科教创新区', '金鸡湖', '金鸡湖商务区', '阳澄湖半岛旅游度假区'],
    ...['高端制造与国际贸易区', '斜塘', '唯亭'],
  ],
  '320507': ['苏相合作区', '高铁新城', '相城经开区'],
  '320506': ['太湖新城', '吴中经开区'],
  '320583': ['昆山开发区', '昆山高新区'],
}

/** The towns and zones of each district by its code. A town belongs to the district whose outline it lies in. */
export function zonesOf(districts: readonly MapShape[]): ReadonlyMap<string, readonly string[]> {
  const towns = BUILT_IN_FILES.towns.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' ? [{ at: geometry.coordinates, names: [properties?.zh, properties?.en] }] : [],
  )
  return new Map(
    districts.map(({ id, rings }) => {
      const isInside = pointInPolygons(polygonsOf(rings))
      const inside = towns.filter(({ at }) => isInside(at[0]!, at[1]!)).flatMap(({ names }) => names as string[])
      return [id, [...(ZONES[id] ?? []), ...inside.filter(Boolean)]]
    }),
  )
}
