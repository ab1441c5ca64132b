/** Files of shapes as offices have them. */

import type { MultiPolygon } from 'geojson'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import type { ShapeKind } from '#geo/shapes/map-shapes'
import { FIRST_SETTINGS, type UploadSettings } from '#geo/shapes/reading'
import { shapeFile } from '#geo/shapes/shape-file'
import { prepare } from '#prisma/boundaries/prepare'

const NAMES = new Map(BUILT_IN_SHAPES.labels.map((label) => [label.id, label]))
export const SUZHOU = BUILT_IN_SHAPES.districts.filter(({ id }) => id.startsWith('32'))
export const districts = SUZHOU.map(({ id }) => {
  const { name, short } = NAMES.get(id)!
  return { id, cityId: '320500', name, short, names: [name.zh, name.en, short.zh] }
})
export const context = (kind: ShapeKind = 'districts') => ({ kind, districts, cities: {} })

type Ring = readonly (readonly number[])[]
export interface Square {
  readonly properties: Record<string, unknown>
  readonly rings: readonly Ring[]
}
export const collection = (features: readonly Square[]) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(({ properties, rings }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: rings },
      })),
    }),
  )
export const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** The district shapes of Suzhou as a file, with what `change` does to each position. */
export const suzhou = (change = (position: Position): readonly number[] => position, named = true): Buffer => {
  const { features } = shapeFile({ ...BUILT_IN_SHAPES, districts: SUZHOU }, 'districts')
  const moved = features.map(({ geometry, properties }) => ({
    type: 'Feature',
    properties: named ? { NAME: NAMES.get(properties!.id)!.name.zh } : { code: properties!.id },
    geometry: {
      ...geometry,
      coordinates: (geometry as MultiPolygon).coordinates.map((polygon) =>
        polygon.map((ring) => ring.map(([lng, lat]) => change([lng!, lat!]))),
      ),
    },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: moved }))
}

export const read = (bytes: Buffer, settings: Partial<UploadSettings> = {}, kind: ShapeKind = 'districts') =>
  prepare({ bytes, settings: { ...FIRST_SETTINGS, ...settings }, context: context(kind), standing: BUILT_IN_SHAPES })
