/**
 * Reads GeoJSON or well-known text that somebody pasted or dropped: an area, or what is wrong and how it can be
 * repaired.
 */

import type { MapShape } from '../geometry/map-shapes'
import type { Ring } from '../geometry/polygons'
import type { PolygonArea } from './area'
import { checkPolygon, isFatal, type PolygonProblem, type RawRings } from './check-polygon'
import { isWkt, readWkt } from './wkt'

/** Why no rings could be read. Lines and columns from 1. */
type TextProblem =
  | { readonly code: 'no-text' }
  | { readonly code: 'too-large'; readonly length: number; readonly limit: number }
  | { readonly code: 'not-json'; readonly line: number; readonly column: number }
  | { readonly code: 'bad-wkt'; readonly line: number; readonly column: number }
  | { readonly code: 'no-polygon'; readonly found: string }
  | { readonly code: 'srid'; readonly srid: number }

export type AreaProblem = TextProblem | PolygonProblem

export interface AreaReading {
  /** Empty where the area is as it should be. */
  readonly problems: readonly AreaProblem[]
  /** The area as it stands; null where a problem forbids its use. */
  readonly area: PolygonArea | null
  /** The area after all repairs; null where there is nothing to repair, or it does not help. */
  readonly repaired: PolygonArea | null
}

/** Characters. A county's border at full detail takes a tenth of it. */
export const MAX_PASTED_TEXT = 500_000
const MAX_REPAIRS = 8
/** WGS-84, and CGCS2000, which is the same to a decimetre. */
const ACCEPTED_SRIDS = [4326, 4490]

/**
 * Reads the polygons of all features as one area. `outlines` are known borders in WGS-84, from which another datum is
 * guessed.
 */
export function parseAreaText(text: string, outlines: readonly MapShape[] = []): AreaReading {
  const reading = ringsOf(text)
  if ('code' in reading) return { problems: [reading], area: null, repaired: null }
  const { rings } = reading
  const problems = checkPolygon(rings, outlines)
  const area = problems.some(isFatal) ? null : areaOf(rings)
  return { problems, area, repaired: problems.length > 0 ? repairedArea(rings, problems, outlines) : null }
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

function ringsOf(text: string): TextProblem | { readonly rings: RawRings } {
  if (text.trim() === '') return { code: 'no-text' }
  if (text.length > MAX_PASTED_TEXT) return { code: 'too-large', length: text.length, limit: MAX_PASTED_TEXT }
  return isWkt(text) ? ringsOfWkt(text) : ringsOfJson(text)
}

function ringsOfWkt(text: string): TextProblem | { readonly rings: RawRings } {
  const reading = readWkt(text)
  if ('at' in reading) {
    const { at, geometry } = reading
    return geometry ? { code: 'no-polygon', found: geometry } : { code: 'bad-wkt', ...lineAndColumn(text, at) }
  }
  const { rings, srid } = reading
  return srid === null || ACCEPTED_SRIDS.includes(srid) ? { rings } : { code: 'srid', srid }
}

function ringsOfJson(text: string): TextProblem | { readonly rings: RawRings } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { code: 'not-json', ...lineAndColumn(text, placeOf(error as SyntaxError, text)) }
  }
  const polygons = polygonsIn(value)
  if (polygons.length === 0) return { code: 'no-polygon', found: typeIn(value) }
  return { rings: polygons.flat() }
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
  return typeof type === 'string' ? type.slice(0, 40) : '?'
}

/** Where JSON breaks off: the index in the engine's message, otherwise the end of the text. */
function placeOf({ message }: SyntaxError, text: string): number {
  const match = /position (\d+)/.exec(message)
  return match ? Number(match[1]) : text.trimEnd().length
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
