/** Features of a GeoJSON file, or of another file read as such, as a table. */

import { pointOnFeature } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { geodesicKm } from '../../geometry/geodesy'
import { lookUp } from '../../look-up'
import type { CellNote, ReadRow } from '../row-notes'
import { type NamedCrs, namedCrs, UnknownCrs } from './crs'
import { isDeep, parseJson } from './json-text'

/**
 * What is wrong with the file as a whole; `about`: the number of the feature, from 1, or the name of the coordinate
 * system.
 */
export class GeojsonError extends Error {
  constructor(
    readonly code: 'json' | 'type' | 'no-points' | 'topojson' | 'deep' | 'crs',
    readonly about: number | string | null = null,
  ) {
    super(`${code}${about === null ? '' : ` (${about})`}`)
  }
}

export interface TableFeature {
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

export interface FeatureList {
  readonly features: readonly TableFeature[]
  /** The one that the file names for all; null: none, or WGS-84, which programs name without being asked. */
  readonly datum: NamedCrs['datum']
}

const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

/**
 * The features of a FeatureCollection, a single Feature or geometry, an array of them or of plain records, or of one of
 * these on each line, all in degrees. Throws a GeojsonError for anything else.
 */
export function geojsonFeatures(text: string): FeatureList {
  if (isDeep(text)) throw new GeojsonError('deep')
  const parsed = parse(text)
  const record = parsed as { type?: unknown; features?: unknown; crs?: unknown } | null
  if (record?.type === 'Topology') throw new GeojsonError('topojson')
  const list = Array.isArray(parsed) ? parsed : Array.isArray(record?.features) ? record.features : [parsed]
  const datums = new Set<NamedCrs['datum']>()
  const known = new Map<string, NamedCrs>()
  const systemOf = (named: unknown): NamedCrs => {
    const key = JSON.stringify(named ?? null)
    const crs = known.get(key) ?? systemNamed(named)
    known.set(key, crs)
    datums.add(crs.datum)
    return crs
  }
  const features = list.map((item, i) => {
    const { geometry, properties } = featureOf(item, Array.isArray(parsed), i + 1)
    const named = crsIn(item) ?? crsIn(geometry) ?? (Array.isArray(parsed) ? null : record?.crs)
    return { geometry: inDegrees(geometry, systemOf(named)), properties }
  })
  const [datum = null] = datums
  return { features, datum: datums.size === 1 ? datum : null }
}

const crsIn = (item: unknown): unknown =>
  typeof item === 'object' && item !== null ? (item as { crs?: unknown }).crs : null

function systemNamed(named: unknown): NamedCrs {
  try {
    return namedCrs(named)
  } catch (error) {
    throw error instanceof UnknownCrs ? new GeojsonError('crs', error.about) : error
  }
}

/** The geometry with each of its positions converted. */
function inDegrees(geometry: unknown, { toDegrees }: NamedCrs): unknown {
  if (Array.isArray(geometry)) {
    const [x, y] = geometry
    if (Number.isFinite(x) && Number.isFinite(y)) return toDegrees([x, y])
    return geometry.map((part) => inDegrees(part, { toDegrees, datum: null }))
  }
  if (typeof geometry !== 'object' || geometry === null) return geometry
  const crs = { toDegrees, datum: null }
  const { coordinates, geometries, ...rest } = geometry as Record<string, unknown>
  if (geometries !== undefined) return { ...rest, geometries: inDegrees(geometries, crs) }
  return coordinates === undefined ? geometry : { ...rest, coordinates: inDegrees(coordinates, crs) }
}

/** One JSON text, or one on each line. */
function parse(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    // RFC 8142 puts a record separator before each text.
    const lines = text
      .replaceAll('\u001e', '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
    if (lines.length < 2) throw new GeojsonError('json')
    try {
      return lines.map(parseJson)
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

interface FeaturePlace {
  readonly position: readonly unknown[]
  /** How far the farthest point of an area is from it, metres. */
  readonly errorM: number | null
}

/**
 * A row of headings and one row for each feature: its properties, its position, and, where areas are among them, how
 * large the area around the position is. A shape without a single position becomes a row with a note.
 */
export function featureRows({ features, datum }: FeatureList): ReadRow[] {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))]
  const places = features.map(({ geometry }) => positionOf(geometry))
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
  const said = datum === null ? '' : `（${datum}）`
  const added = [...(hasPlaces ? [`经度${said}`, `纬度${said}`] : []), ...(hasErrors ? ['位置误差（米）'] : [])]
  return [{ cells: [...headings, ...added], notes: [] }, ...rows]
}

/** null: it has none; a text: the type of a shape that has no single position, or what stands in place of one. */
function positionOf(geometry: unknown): FeaturePlace | string | null {
  if (geometry === null || geometry === undefined) return null
  if (typeof geometry !== 'object') return shortJson(geometry)
  const { type, coordinates, geometries } = geometry as Record<string, unknown>
  const list = Array.isArray(coordinates) ? coordinates : []
  if (type === 'Point') return pointPlace(type, coordinates)
  if (type === 'MultiPoint' && list.length === 1) return pointPlace(type, list[0])
  if (type === 'GeometryCollection' && Array.isArray(geometries) && geometries.length === 1)
    return positionOf(geometries[0])
  if ((type === 'Polygon' || type === 'MultiPolygon') && list.length > 0) return areaPlace(geometry as Polygon)
  return typeof type === 'string' ? type.slice(0, SHOWN) : shortJson(geometry)
}

const SHOWN = 40
const shortJson = (value: unknown): string => JSON.stringify(value).slice(0, SHOWN)

const isNumber = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' && Number.isFinite(Number(value)) : Number.isFinite(value)

/** A point of no coordinates at all is how writers say that there is none. */
function pointPlace(type: string, coordinates: unknown): FeaturePlace | string | null {
  if (!Array.isArray(coordinates)) return `${type} ${shortJson(coordinates ?? null)}`
  if (coordinates.length === 0) return null
  const [x, y] = coordinates
  return isNumber(x) && isNumber(y) ? { position: [x, y], errorM: null } : `${type} ${shortJson(coordinates)}`
}

function areaPlace(open: Polygon | MultiPolygon): FeaturePlace | string {
  try {
    const geometry = withClosedRings(open)
    const [lng, lat] = pointOnFeature({ type: 'Feature', properties: {}, geometry }).geometry.coordinates as [
      number,
      number,
    ]
    const corners = (geometry.coordinates as unknown[]).flat(geometry.type === 'Polygon' ? 1 : 2) as [number, number][]
    const isDegrees = Math.abs(lng) <= 180 && Math.abs(lat) <= 90
    const km = isDegrees ? corners.reduce((most, [x, y]) => Math.max(most, geodesicKm([lng, lat], [x, y])), 0) : null
    return { position: [lng, lat], errorM: km === null ? null : Math.max(1, Math.ceil(1000 * km)) }
  } catch {
    return open.type // rings that are none
  }
}

/** Some writers leave out the last corner, which is the first once more. */
function withClosedRings<Area extends Polygon | MultiPolygon>(area: Area): Area {
  const closed = (ring: Position[]) => (String(ring[0]) === String(ring.at(-1)) ? ring : [...ring, ring[0]!])
  const coordinates =
    area.type === 'Polygon' ? area.coordinates.map(closed) : area.coordinates.map((rings) => rings.map(closed))
  return { ...area, coordinates } as Area
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
