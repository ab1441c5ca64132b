/** Features of a GeoJSON file, or of another file read as such, as a table. */

import { pointOnFeature } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { geodesicKm } from '../../geometry/geodesy'
import { lookUp } from '../../look-up'
import type { CellNote, ReadRow } from '../row-notes'

/** What is wrong with the file as a whole; `feature` counts from 1. */
export class GeojsonError extends Error {
  constructor(
    readonly code: 'json' | 'type' | 'no-points' | 'topojson',
    readonly feature: number | null = null,
  ) {
    super(`${code}${feature === null ? '' : ` (feature ${feature})`}`)
  }
}

export interface TableFeature {
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

const MAX_PROPERTIES = 100
const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

/**
 * The features of a FeatureCollection, a single Feature or geometry, an array of them or of plain records, or of one of
 * these on each line. Throws a GeojsonError for anything else.
 */
export function geojsonFeatures(text: string): TableFeature[] {
  const parsed = parse(text)
  const record = parsed as { type?: unknown; features?: unknown } | null
  if (record?.type === 'Topology') throw new GeojsonError('topojson')
  const list = Array.isArray(parsed) ? parsed : Array.isArray(record?.features) ? record.features : [parsed]
  return list.map((item, i) => featureOf(item, Array.isArray(parsed), i + 1))
}

/** One JSON text, or one on each line. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // RFC 8142 puts a record separator before each text.
    const lines = text
      .replaceAll('\u001e', '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
    if (lines.length < 2) throw new GeojsonError('json')
    try {
      return lines.map((line) => JSON.parse(line))
    } catch {
      throw new GeojsonError('json')
    }
  }
}

function featureOf(item: unknown, isInArray: boolean, at: number): TableFeature {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new GeojsonError('type', at)
  const { type, geometry, properties } = item as Record<string, unknown>
  if (type === 'Feature') return { geometry: geometry ?? null, properties: recordOf(properties) }
  if (typeof type === 'string' && GEOMETRIES.test(type)) return { geometry: item, properties: {} }
  if (isInArray && geometry === undefined) return { geometry: null, properties: recordOf(item) }
  throw new GeojsonError('type', at)
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

interface Place {
  readonly position: readonly unknown[]
  /** How far the farthest point of an area is from it, metres. */
  readonly errorM: number | null
}

/**
 * A row of headings and one row for each feature: its properties, its position, and, where areas are among them, how
 * large the area around the position is. A shape without a single position becomes a row with a note.
 */
export function featureRows(features: readonly TableFeature[]): ReadRow[] {
  const names: string[] = []
  for (const { properties } of features)
    for (const name of Object.keys(properties))
      if (!names.includes(name) && names.length < MAX_PROPERTIES) names.push(name)
  const places = features.map(({ geometry }) => placeOf(geometry))
  const hasPlaces = features.some(({ geometry }) => geometry !== null)
  const hasErrors = places.some((place) => place !== null && typeof place !== 'string' && place.errorM !== null)
  if (hasPlaces && places.every((place) => place === null || typeof place === 'string'))
    throw new GeojsonError('no-points')
  const rows = features.map(({ properties }, i): ReadRow => {
    const place = places[i]!
    const found = place !== null && typeof place !== 'string' ? place : null
    const notes: CellNote[] = typeof place === 'string' ? [{ column: null, code: 'geometry', value: place }] : []
    const [x, y] = found?.position ?? []
    const error = hasErrors ? [found?.errorM == null ? '' : String(found.errorM)] : []
    const position = hasPlaces ? [textOf(x), textOf(y)] : []
    return { cells: [...names.map((name) => textOf(lookUp(properties, name))), ...position, ...error], notes }
  })
  // Properties that repeat the coordinates are renamed, so that those of the geometry are used.
  const headings = names.map((name) =>
    hasPlaces && /^(lng|lon|longitude|lat|latitude|经度|纬度)$/i.test(name) ? `properties.${name}` : name,
  )
  const added = [...(hasPlaces ? ['经度', '纬度'] : []), ...(hasErrors ? ['位置误差（米）'] : [])]
  return [{ cells: [...headings, ...added], notes: [] }, ...rows]
}

/** null: it has none; a text: the type of a shape that has no single position. */
function placeOf(geometry: unknown): Place | string | null {
  if (typeof geometry !== 'object' || geometry === null) return null
  const { type, coordinates, geometries } = geometry as Record<string, unknown>
  const list = Array.isArray(coordinates) ? coordinates : []
  if (type === 'Point') return list.length > 1 ? { position: list, errorM: null } : null
  if (type === 'MultiPoint' && list.length === 1) return { position: list[0] as unknown[], errorM: null }
  if (type === 'GeometryCollection' && Array.isArray(geometries) && geometries.length === 1)
    return placeOf(geometries[0])
  if ((type === 'Polygon' || type === 'MultiPolygon') && list.length > 0) return areaPlace(geometry as Polygon)
  return String(type)
}

function areaPlace(geometry: Polygon | MultiPolygon): Place | string {
  try {
    const [lng, lat] = pointOnFeature({ type: 'Feature', properties: {}, geometry }).geometry.coordinates as [
      number,
      number,
    ]
    const corners = (geometry.coordinates as unknown[]).flat(geometry.type === 'Polygon' ? 1 : 2) as [number, number][]
    const isDegrees = Math.abs(lng) <= 180 && Math.abs(lat) <= 90
    const km = isDegrees ? corners.reduce((most, [x, y]) => Math.max(most, geodesicKm([lng, lat], [x, y])), 0) : null
    return { position: [lng, lat], errorM: km === null ? null : Math.max(1, Math.ceil(1000 * km)) }
  } catch {
    return geometry.type // rings that are none
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
