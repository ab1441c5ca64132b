/**
 * Reads GeoJSON, well-known text or KML that somebody pasted or dropped: an area, or what is wrong and how it can be
 * repaired.
 */

import { type Datum, isShiftedOnMaps } from '../geometry/datum'
import type { MapShape } from '../geometry/map-shapes'
import type { Ring } from '../geometry/polygons'
import type { PolygonArea } from './area'
import { checkPolygon, isFatal, type PolygonProblem, type RawRings } from './check-polygon'
import { convertRings, followsBorders } from './guess-datum'
import { jsonFault } from './json-fault'
import { isKml, readKml } from './kml'
import { checkFilled, type MakeValid } from './mended'
import { MAX_PASTED_TEXT } from './pasted-text'
import { isWkt, readWkt } from './wkt'

/** Why no rings could be read. Lines and columns from 1. */
type TextProblem =
  | { readonly code: 'no-text' }
  | { readonly code: 'too-large'; readonly length: number; readonly limit: number }
  | { readonly code: 'not-json'; readonly line: number; readonly column: number }
  | { readonly code: 'bad-wkt'; readonly line: number; readonly column: number }
  | { readonly code: 'bad-kml'; readonly line: number; readonly column: number }
  | { readonly code: 'no-polygon'; readonly found: string }
  | { readonly code: 'srid'; readonly srid: number }

/** What is worth saying of a text whose polygons can be used. */
type TextNote =
  /** Types of geometries that are no area. */
  | { readonly code: 'left-out'; readonly found: string }
  /** CGCS2000, which is taken for WGS-84. */
  | { readonly code: 'same-datum'; readonly srid: number }
  /** Nothing tells which of China's datums it is in. */
  | { readonly code: 'datum-unknown' }

export type AreaProblem = TextProblem | TextNote | PolygonProblem

export interface AreaReading {
  /** Empty where the area is as it should be. */
  readonly problems: readonly AreaProblem[]
  /** The area as it stands; null where a problem forbids its use. */
  readonly area: PolygonArea | null
  /** The area after all repairs; null where there is nothing to repair, or it does not help. */
  readonly repaired: PolygonArea | null
  /** Only where nothing tells the datum: the area, repaired, for each that it may be in. */
  readonly inDatums?: Readonly<Record<Datum, PolygonArea>>
}

const MAX_REPAIRS = 8
/** China's own datum: the same as WGS-84 to a decimetre. */
const CGCS2000 = 4490
const ACCEPTED_SRIDS = [4326, CGCS2000]

/**
 * Reads the polygons of all features as one area: what a reader sees filled. `outlines` are known borders in WGS-84,
 * from which another datum is guessed. Without `makeValid` what would have to be mended is named and refused.
 */
export function parseAreaText(text: string, outlines: readonly MapShape[] = [], makeValid?: MakeValid): AreaReading {
  const reading = ringsOf(text)
  if ('code' in reading) return { problems: [reading], area: null, repaired: null }
  const { notes } = reading
  const { rings, problems, filled } = checkFilled(reading.polygons, outlines, makeValid)
  const area = problems.some(isFatal) ? null : areaOf(rings)
  const repaired = filled ? usableArea(filled, outlines) : repairedArea(rings, problems, outlines)
  const usable = repaired ?? area
  const isAsked = usable && !reading.isDatumTold && isUntold(usable.rings, problems, outlines)
  return {
    problems: [...notes, ...problems, ...(isAsked ? [{ code: 'datum-unknown' } as const] : [])],
    area,
    repaired,
    ...(isAsked && { inDatums: inDatums(usable) }),
  }
}

/**
 * Whether the datum of an area must be asked for: it lies where maps are shifted, and neither follows known borders nor
 * would once converted. Where no borders are known, as for what is drawn on the map itself, nothing is asked.
 */
function isUntold(rings: readonly Ring[], problems: readonly AreaProblem[], outlines: readonly MapShape[]): boolean {
  const [corner] = rings.flat()
  if (!corner || outlines.length === 0 || problems.some(({ code }) => code === 'datum')) return false
  return isShiftedOnMaps(corner) && !followsBorders(rings, outlines)
}

const inDatums = (area: PolygonArea): Readonly<Record<Datum, PolygonArea>> => ({
  wgs84: area,
  gcj02: { ...area, rings: convertRings(area.rings, 'gcj02') },
  bd09: { ...area, rings: convertRings(area.rings, 'bd09') },
})

/** What was mended already, with all other repairs. */
function usableArea(rings: readonly Ring[], outlines: readonly MapShape[]): PolygonArea | null {
  const problems = checkPolygon(rings, outlines)
  return repairedArea(rings, problems, outlines) ?? (problems.some(isFatal) ? null : areaOf(rings))
}

/** Repairs one problem after the other, as each repair may bring the next problem to light. */
function repairedArea(
  rings: RawRings,
  problems: readonly PolygonProblem[],
  outlines: readonly MapShape[],
): PolygonArea | null {
  let [current, remaining] = [rings, problems]
  for (let step = 0; step < MAX_REPAIRS && remaining.length > 0; step++) {
    const next = remaining
      .map((problem) => ('repair' in problem ? problem.repair : undefined))
      .find((repair) => repair?.length)
    if (!next) break
    current = next
    remaining = checkPolygon(current, outlines)
  }
  return current === rings || remaining.some(isFatal) ? null : areaOf(current)
}

const areaOf = (rings: RawRings): PolygonArea => ({
  kind: 'polygon',
  rings: rings.map((ring): Ring => ring.map(([lng, lat]) => [lng!, lat!])),
})

interface Rings {
  /** Of each polygon, its outer ring first. */
  readonly polygons: readonly RawRings[]
  readonly notes: readonly TextNote[]
  /** The text itself says which datum it is in. */
  readonly isDatumTold: boolean
}

function ringsOf(pasted: string): TextProblem | Rings {
  const text = pasted.replace(/^\ufeff/, '')
  if (text.trim() === '') return { code: 'no-text' }
  if (text.length > MAX_PASTED_TEXT) return { code: 'too-large', length: text.length, limit: MAX_PASTED_TEXT }
  return isWkt(text) ? ringsOfWkt(text) : isKml(text) ? ringsOfKml(text) : ringsOfJson(text)
}

/** The polygons as one area, with what lies beside them; a text without polygons is none. */
function ringsOfAll(
  polygons: readonly RawRings[],
  others: readonly string[],
  isDatumTold: boolean,
  notes: readonly TextNote[] = [],
) {
  if (polygons.length === 0 && others.length > 0) return { code: 'no-polygon', found: namesOf(others) } as const
  const leftOut: TextNote[] = others.length > 0 ? [{ code: 'left-out', found: namesOf(others) }] : []
  return { polygons, notes: [...notes, ...leftOut], isDatumTold }
}

const MAX_NAMES = 60
const namesOf = (types: readonly string[]): string => [...new Set(types)].join(', ').slice(0, MAX_NAMES)

function ringsOfWkt(text: string): TextProblem | Rings {
  const reading = readWkt(text)
  if ('at' in reading) {
    const { at, geometry } = reading
    return geometry ? { code: 'no-polygon', found: geometry } : { code: 'bad-wkt', ...lineAndColumn(text, at) }
  }
  const { polygons, srid, others } = reading
  if (srid !== null && !ACCEPTED_SRIDS.includes(srid)) return { code: 'srid', srid }
  return ringsOfAll(polygons, others, srid !== null, srid === CGCS2000 ? [{ code: 'same-datum', srid }] : [])
}

function ringsOfKml(text: string): TextProblem | Rings {
  const reading = readKml(text)
  if ('at' in reading) return { code: 'bad-kml', ...lineAndColumn(text, reading.at) }
  const { polygons, others } = reading
  return polygons.length === 0 && others.length === 0
    ? { code: 'no-polygon', found: 'KML' }
    : ringsOfAll(polygons, others, true)
}

function ringsOfJson(text: string): TextProblem | Rings {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { code: 'not-json', ...lineAndColumn(text, jsonFault(text) ?? text.length) }
  }
  const polygons = polygonsIn(value)
  if (polygons.length === 0) return { code: 'no-polygon', found: typeIn(value) }
  const srid = sridIn(value)
  if (srid !== null && !ACCEPTED_SRIDS.includes(srid)) return { code: 'srid', srid }
  return ringsOfAll(polygons, othersIn(value), srid !== null, srid === CGCS2000 ? [{ code: 'same-datum', srid }] : [])
}

/** The coordinate system that JSON names, as GeoJSON of 2008 did; null: none, or none that is known by its name. */
function sridIn(value: unknown): number | null {
  const { name } = recordOf(recordOf(recordOf(value).crs).properties)
  if (typeof name !== 'string') return null
  if (/\bCRS84$/i.test(name)) return ACCEPTED_SRIDS[0]!
  return Number(/\bEPSG:[\d.]*:?(\d{4,6})$/i.exec(name)?.[1]) || null
}

/** The rings of each polygon in a geometry, feature or collection. */
function polygonsIn(value: unknown): RawRings[] {
  const { type, geometry, geometries, features, coordinates } = recordOf(value)
  if (type === 'FeatureCollection') return listOf(features).flatMap(polygonsIn)
  if (type === 'Feature') return polygonsIn(geometry)
  if (type === 'GeometryCollection') return listOf(geometries).flatMap(polygonsIn)
  if (type === 'Polygon') return [rawRings(coordinates)]
  if (type === 'MultiPolygon') return listOf(coordinates).map(rawRings)
  return []
}

/** The types of the geometries that are no polygons. */
function othersIn(value: unknown): string[] {
  const { type, geometry, geometries, features } = recordOf(value)
  if (type === 'FeatureCollection') return listOf(features).flatMap(othersIn)
  if (type === 'Feature') return geometry ? othersIn(geometry) : []
  if (type === 'GeometryCollection') return listOf(geometries).flatMap(othersIn)
  return type === 'Polygon' || type === 'MultiPolygon' ? [] : [typeIn(value)]
}

const rawRings = (coordinates: unknown): RawRings =>
  listOf(coordinates).map((ring) => listOf(ring).map((position) => listOf(position).map(numberOf)))

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function typeIn(value: unknown): string {
  const { type, geometry, features } = recordOf(value)
  if (type === 'Feature' && geometry) return typeIn(geometry)
  if (type === 'FeatureCollection' && listOf(features).length > 0) return typeIn(listOf(features)[0])
  if (typeof type === 'string') return type.slice(0, 40)
  return Array.isArray(value) ? '[ … ]' : '{ … }'
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
