/**
 * The shapes that come with the program: on the map until others are published. For the server only: a quarter of a
 * megabyte that the browser fetches as files instead.
 */

import type { FeatureCollection } from 'geojson'
import coast from '#public/geo/coast.json' with { type: 'json' }
import districts from '#public/geo/districts.json' with { type: 'json' }
import labels from '#public/geo/labels.json' with { type: 'json' }
import rivers from '#public/geo/rivers.json' with { type: 'json' }
import towns from '#public/geo/towns.json' with { type: 'json' }
import water from '#public/geo/water.json' with { type: 'json' }
import type { MapShape, RiverLine } from '../geometry/map-shapes'
import type { Position } from '../records'
import { labelPointsOf, type MapLabel, type MapShapes, SHAPE_KINDS } from './map-shapes'

interface Feature {
  readonly id: number
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

function shapeOf({ id, geometry: { type, coordinates } }: Feature): MapShape {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]
  return { id: String(id), rings: polygons.flat() }
}

const riverOf = ({ properties, geometry }: (typeof rivers.features)[number]): RiverLine => ({
  kind: properties.kind === 'river' ? 'river' : 'canal',
  line: geometry.coordinates.map(([lng, lat]): Position => [lng!, lat!]),
})

/** What is drawn as it stands in its file. */
export const BUILT_IN_FILES = { rivers: rivers as FeatureCollection, towns: towns as FeatureCollection }

const LABELS: readonly MapLabel[] = labels.features.map(({ properties: p, geometry }) => ({
  id: p.id,
  type: p.type,
  city: p.city ?? null,
  name: { zh: p.zh, en: p.en },
  short: { zh: p.shortZh, en: p.shortEn },
  position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
}))

export const BUILT_IN_SHAPES: MapShapes = {
  key: '0-0-0',
  path: '/geo',
  districts: districts.features.map(shapeOf),
  water: water.features.map(shapeOf),
  sea: coast.features.filter(({ properties }) => !('region' in properties)).map(shapeOf),
  rivers: rivers.features.map(riverOf),
  labels: LABELS,
  labelPoints: labelPointsOf(LABELS),
  notes: SHAPE_KINDS.map((kind) => ({ kind, isSchematic: kind !== 'land', approvalNumber: '' })),
}
