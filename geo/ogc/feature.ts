/** Features of the small collections, which are held whole, and how any feature is written. */

import { bboxPolygon, booleanIntersects } from '@turf/turf'
import type { MultiPolygon, Point } from 'geojson'
import type { Bbox } from '../filters'
import { lookUp } from '../look-up'
import type { OgcCrs } from './crs'
import { isInBox84 } from './crs'
import { type FullestOrder, fullestOrder, type OrderedMatches, orderedMatches } from './fullest'
import type { DayInterval } from './interval'

export type OgcValue = string | number | null

/** Positions are WGS-84; `days` null: it has no time. */
export interface OgcFeature {
  readonly id: string
  readonly geometry: Point | MultiPolygon | null
  readonly days: DayInterval | null
  readonly properties: Readonly<Record<string, OgcValue>>
}

/** The matches among `features`; one without geometry matches every box, one without time every interval. */
export function matchingFeatures(
  features: readonly OgcFeature[],
  bbox: Bbox | null,
  interval: DayInterval | null,
): OrderedMatches {
  const mask = Uint8Array.from(features, ({ geometry, days }) => {
    const isInside = bbox === null || geometry === null || meets(geometry, bbox)
    const isThen = interval === null || days === null || (days.from <= interval.to && days.to >= interval.from)
    return isInside && isThen ? 1 : 0
  })
  return orderedMatches(orderOf(features), mask)
}

/** Of the columns that not all hold, eight count. */
function orderOf(features: readonly OgcFeature[]): FullestOrder {
  const names = Object.keys(features[0]?.properties ?? {})
  const holds = ({ properties }: OgcFeature, name: string) => lookUp(properties, name) !== null
  const open = names.filter(
    (name) => features.some((one) => holds(one, name)) && !features.every((one) => holds(one, name)),
  )
  return fullestOrder(
    Uint8Array.from(features, (one) =>
      [...open.slice(0, 7).map((name) => holds(one, name)), one.geometry !== null].reduce(
        (bits, isHeld, i) => bits | (isHeld ? 1 << i : 0),
        0,
      ),
    ),
  )
}

function meets(geometry: Point | MultiPolygon, box: Bbox): boolean {
  const [west, south, east, north] = box
  if (geometry.type === 'Point') {
    const [lng, lat] = geometry.coordinates as [number, number]
    return isInBox84(box, lng, lat)
  }
  const parts: Bbox[] =
    west <= east
      ? [box]
      : [
          [west, south, 180, north],
          [-180, south, east, north],
        ]
  return parts.some((part) => booleanIntersects(bboxPolygon([...part]), geometry))
}

/** In the coordinate system that is asked for. */
function geometryText(geometry: OgcFeature['geometry'], crs: OgcCrs): string {
  const written = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value
    const [lng, lat] = value as unknown[]
    return typeof lng === 'number' && typeof lat === 'number' ? crs.write([lng, lat]) : value.map(written)
  }
  return geometry ? JSON.stringify({ type: geometry.type, coordinates: written(geometry.coordinates) }) : 'null'
}

export const featureText = ({ id, geometry, properties }: OgcFeature, crs: OgcCrs): string =>
  `{"type":"Feature","id":${JSON.stringify(id)},"geometry":${geometryText(geometry, crs)},"properties":${JSON.stringify(properties)}}`
