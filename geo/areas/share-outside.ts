/** How much of an area lies where a map has no districts, and so knows of no projects. */

import type { MapShape } from '../geometry/map-shapes'
import { pointInPolygons } from '../geometry/point-in-polygon'
import { bboxOf, type Polygons, polygonsOf } from '../geometry/polygons'

/** Points that are looked at, each way. */
const STEPS = 60

const covers = new WeakMap<readonly MapShape[], (lng: number, lat: number) => boolean>()

/**
 * From 0 (the districts cover it, or there are none) to 1 (it lies outside them all), by a grid of points over the
 * area: within about 0.02.
 */
export function shareOutside(area: Polygons, districts: readonly MapShape[]): number {
  if (districts.length === 0) return 0
  const isMapped = covers.get(districts) ?? pointInPolygons(districts.flatMap(({ rings }) => polygonsOf(rings)))
  covers.set(districts, isMapped)
  const isInside = pointInPolygons(area)
  const [west, south, east, north] = bboxOf(area)
  let [all, outside] = [0, 0]
  for (let i = 0; i < STEPS; i++) {
    for (let j = 0; j < STEPS; j++) {
      const [lng, lat] = [west + ((i + 0.5) / STEPS) * (east - west), south + ((j + 0.5) / STEPS) * (north - south)]
      if (!isInside(lng, lat)) continue
      all++
      if (!isMapped(lng, lat)) outside++
    }
  }
  return all === 0 ? 0 : outside / all
}
