/** The map shapes as the files that browsers ask for. */

import type { FeatureCollection } from 'geojson'
import type { Bbox } from '../filters'
import type { MapShape } from '../geometry/map-shapes'
import { polygonsOf } from '../geometry/polygons'
import { BUILT_IN_FILES } from './built-in'
import { hasBuiltInDistricts, type MapLabel, type MapShapes } from './map-shapes'
import type { ShapeFile } from './shape-address'
import { isCutOff, waterRegions } from './water-edges'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/**
 * One of them, as the map style expects it. Rivers are built in as the water is, and towns as the districts are:
 * neither belongs to other shapes.
 */
export function shapeFile(shapes: MapShapes, file: ShapeFile): FeatureCollection {
  if (file === 'labels') return { type: 'FeatureCollection', features: shapes.labels.map(labelFeature) }
  if (file === 'rivers') return shapes.rivers.length > 0 ? BUILT_IN_FILES.rivers : NOTHING
  if (file === 'towns') return hasBuiltInDistricts(shapes) ? BUILT_IN_FILES.towns : NOTHING
  const regions = waterRegions(shapes.water)
  if (file === 'coast')
    return { type: 'FeatureCollection', features: [...shapes.sea.map(seaFeature), ...regions.map(regionFeature)] }
  const list = shapes[file]
  const cityOf = new Map(shapes.labels.map(({ id, city }) => [id, city]))
  return {
    type: 'FeatureCollection',
    features: list.map(({ id, rings }) => ({
      type: 'Feature',
      id: numberOf(id),
      properties:
        file === 'districts' ? { id, city: cityOf.get(id) ?? null } : isCutOff({ rings }, regions) ? { cut: true } : {},
      geometry: { type: 'MultiPolygon', coordinates: polygonsOf(rings as never) as never },
    })),
  }
}

/** Tiles number their features; a code with letters stands in the properties alone. */
const numberOf = (id: string): number | undefined => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined)

const seaFeature = ({ id, rings }: MapShape) => ({
  type: 'Feature' as const,
  id: numberOf(id),
  properties: {},
  geometry: { type: 'MultiPolygon' as const, coordinates: polygonsOf(rings as never) as never },
})

/** Near by, the sea is not drawn there, since the waters are. */
const regionFeature = ([west, south, east, north]: Bbox) => ({
  type: 'Feature' as const,
  properties: { region: true },
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})

const labelFeature = ({ id, type, city, name, short, position }: MapLabel) => ({
  type: 'Feature' as const,
  id: numberOf(id),
  properties: { id, city, zh: name.zh, en: name.en, shortZh: short.zh, shortEn: short.en, type },
  geometry: { type: 'Point' as const, coordinates: [...position] },
})
