/**
 * The outlines of drawn areas, for the static and the live map. The browser loads this only where the URL has such
 * areas.
 */

import type { FeatureCollection } from 'geojson'
import { type CircleArea, circleRing, type PolygonArea } from '../areas/area'
import { readDrawnArea } from '../areas/area-text'
import type { AreaLists } from '../filters'
import { polygonsOf, type Ring } from '../geometry/polygons'

/** The areas of all lists, in their order. Throws a RangeError for a text that is no circle or polygon. */
export const drawnAreas = (lists: AreaLists | undefined): (CircleArea | PolygonArea)[] =>
  (lists ?? []).flat().map((text) => {
    const area = readDrawnArea(text)
    if (typeof area === 'string') throw new RangeError(`No area: ${text} (${area})`)
    return area
  })

/** The rings of each, closed, to be filled even-odd. */
export const drawnRings = (lists: AreaLists | undefined): (readonly Ring[])[] =>
  drawnAreas(lists).map((area) => (area.kind === 'circle' ? [circleRing(area.centre, area.radiusKm)] : area.rings))

/** The same for the live map. */
export const drawnCollection = (lists: AreaLists | undefined): FeatureCollection => ({
  type: 'FeatureCollection',
  features: drawnRings(lists).map((rings) => ({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygonsOf(rings).map((polygon) => polygon.map((ring) => ring.map((position) => [...position]))),
    },
  })),
})
