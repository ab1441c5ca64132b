/**
 * The shapes of the built-in map, for the server only: a quarter of a megabyte that the browser fetches as files
 * instead.
 */

import coast from '#public/geo/coast.json' with { type: 'json' }
import districts from '#public/geo/districts.json' with { type: 'json' }
import rivers from '#public/geo/rivers.json' with { type: 'json' }
import water from '#public/geo/water.json' with { type: 'json' }
import type { Position } from '../records'

/** A shape as rings of [lng, lat], WGS-84, outer and inner alike (to be filled even-odd), with its feature id. */
export interface MapShape {
  readonly id: string
  readonly rings: readonly (readonly (readonly number[])[])[]
}

interface Feature {
  readonly id: number
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

function shapeOf({ id, geometry: { type, coordinates } }: Feature): MapShape {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]
  return { id: String(id), rings: polygons.flat() }
}

export const DISTRICT_SHAPES: readonly MapShape[] = districts.features.map(shapeOf)
export const WATER_SHAPES: readonly MapShape[] = water.features.map(shapeOf)
/** The sea around East Asia, for views of whole countries. */
export const SEA_SHAPES: readonly MapShape[] = coast.features.map(shapeOf)

/** A river or canal as a line of [lng, lat], WGS-84. */
export interface RiverLine {
  readonly kind: 'river' | 'canal'
  readonly line: readonly Position[]
}

export const RIVER_LINES: readonly RiverLine[] = rivers.features.map(({ properties, geometry }) => ({
  kind: properties.kind === 'river' ? 'river' : 'canal',
  line: geometry.coordinates.map(([lng, lat]): Position => [lng!, lat!]),
}))

/** [west, south, east, north] of the shape with this id, or null. */
export function shapeBbox(id: string): [number, number, number, number] | null {
  const shape = DISTRICT_SHAPES.find((candidate) => candidate.id === id)
  if (!shape) return null
  const lngs = shape.rings.flat().map((point) => point[0]!)
  const lats = shape.rings.flat().map((point) => point[1]!)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}
