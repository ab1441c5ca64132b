/**
 * Converts between our readonly rings and the mutable arrays of GeoJSON that Turf works with. Always copies, so that
 * Turf cannot change ours.
 */

import type { Position as GeoJsonPosition } from 'geojson'
import type { Position } from '../records'
import type { Polygons, Ring } from './polygons'

export const coordinatesOf = (ring: Ring): GeoJsonPosition[] => ring.map(([lng, lat]) => [lng, lat])

export const ringOfCoordinates = (coordinates: readonly GeoJsonPosition[]): Ring =>
  coordinates.map(([lng, lat]): Position => [lng!, lat!])

export const multiCoordinatesOf = (polygons: Polygons): GeoJsonPosition[][][] =>
  polygons.map((rings) => rings.map(coordinatesOf))

export const polygonsOfCoordinates = (coordinates: readonly GeoJsonPosition[][][]): Polygons =>
  coordinates.map((rings) => rings.map(ringOfCoordinates))
