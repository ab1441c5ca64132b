/** What is wrong with a polygon that somebody drew, pasted or dropped, and how it can be repaired. */

import { isInBox, nearBounds } from '../geometry/box'
import { crossings, MAX_CROSSINGS } from '../geometry/crossings'
import { areaKm2 } from '../geometry/geodesy'
import type { MapShape } from '../geometry/map-shapes'
import { bboxOf, polygonsOf, type Ring, signedDegrees2 } from '../geometry/polygons'
import { simplified, unkinked } from '../geometry/repair-ring'
import { isOnMap } from '../geometry/web-mercator'
import type { Position } from '../records'
import type { AreaFault } from './area-faults'
import { areaText, MAX_AREA_TEXT } from './area-text'
import { NO_AREA_KM2 } from './area-url'
import { convertRings, likelyDatum, type ShiftedDatum } from './guess-datum'

/** Rings as they came in, presumably `[lng, lat]`. */
export type RawRings = readonly (readonly (readonly number[])[])[]

/**
 * One thing that is wrong. `ring` and `vertex` are indices from 0, `at` is a position. `repair` holds the rings without
 * this fault, to be checked again; where it is missing, the polygon must be drawn again.
 */
export type PolygonProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-a-position'; readonly ring: number; readonly vertex: number }
  | { readonly code: 'swapped'; readonly repair: readonly Ring[] }
  | { readonly code: 'out-of-range'; readonly ring: number; readonly vertex: number; readonly at: Position }
  /** Longitudes beyond ±180, or an edge over more than half the globe. */
  | { readonly code: 'antimeridian'; readonly ring: number; readonly vertex: number; readonly at: Position }
  | { readonly code: 'too-few-corners'; readonly ring: number; readonly corners: number }
  | { readonly code: 'open'; readonly ring: number; readonly repair: readonly Ring[] }
  | {
      readonly code: 'too-many-corners'
      readonly corners: number
      readonly limit: number
      readonly repair: readonly Ring[]
    }
  | { readonly code: 'self-crossing'; readonly count: number; readonly at: Position; readonly repair?: readonly Ring[] }
  | { readonly code: 'no-area' }
  /** The rings do not say by themselves what is filled; `km2` is filled after the repair. */
  | {
      readonly code: 'mended'
      readonly faults: readonly AreaFault[]
      readonly km2?: number
      readonly repair?: readonly Ring[]
    }
  | { readonly code: 'too-long'; readonly length: number; readonly limit: number; readonly repair?: readonly Ring[] }
  | { readonly code: 'inverted'; readonly ring: number; readonly repair: readonly Ring[] }
  | {
      readonly code: 'datum'
      readonly likely: ShiftedDatum
      readonly corners: number
      readonly repair: readonly Ring[]
    }

/** Whether the problem keeps the polygon from being used; the others may stay. */
export const isFatal = ({ code }: PolygonProblem): boolean => code !== 'inverted' && code !== 'datum'

/** With more corners nothing else is checked: it would be too slow, and no link could hold the polygon. */
export const MAX_CORNERS = 5000

/**
 * The problems of a polygon; none where it can be used. A problem that makes further checks pointless is reported
 * alone: numbers that are not positions on the map, rings that are not rings, rings that cross themselves or have no
 * area. A ring that touches itself at a corner does not cross itself. `outlines` are known borders in WGS-84: whether
 * the polygon is in another datum is guessed by comparing it with them.
 */
export function checkPolygon(rings: RawRings, outlines: readonly MapShape[] = []): PolygonProblem[] {
  const positions = positionProblem(rings, outlines)
  if (positions) return [positions]
  const positioned = rings.map((ring) => ring.map(([lng, lat]): Position => [lng!, lat!]))
  for (const find of [formProblems, crossingProblem, areaProblem]) {
    const problems = find(positioned)
    if (problems.length > 0) return problems
  }
  return [...lengthProblem(positioned), ...windingProblem(positioned), ...datumProblem(positioned, outlines)]
}

function positionProblem(rings: RawRings, outlines: readonly MapShape[]): PolygonProblem | null {
  if (rings.every((ring) => ring.length === 0)) return { code: 'empty' }
  const numbered = rings.flatMap((ring, r) => ring.map((position, vertex) => ({ ring: r, vertex, position })))
  const broken = numbered.find(({ position }) => position.length < 2 || !position.slice(0, 2).every(Number.isFinite))
  if (broken) return { code: 'not-a-position', ring: broken.ring, vertex: broken.vertex }
  const turned = rings.map((ring) => ring.map(([lng, lat]): Position => [lat!, lng!]))
  const outside = numbered.find(({ position: [lng, lat] }) => !isOnMap([lng!, lat!]))
  if (outside ? turned.flat().every(isOnMap) : isNearer(turned, rings, outlines)) {
    return { code: 'swapped', repair: turned }
  }
  const leap = outside ?? numbered.find(({ ring, vertex, position: [lng] }) => isLeap(rings[ring]![vertex + 1], lng!))
  if (!leap) return null
  const { ring, vertex, position } = leap
  const at: Position = [position[0]!, position[1]!]
  const isAround = !outside || (Math.abs(at[0]) <= 360 && isOnMap([0, at[1]]))
  return { code: isAround ? 'antimeridian' : 'out-of-range', ring, vertex, at }
}

/** Whether the edge to the next corner spans more than half the globe. */
const isLeap = (next: readonly number[] | undefined, lng: number): boolean =>
  next !== undefined && Math.abs(next[0]! - lng) > 180

/** Whether all of `turned` lie where the outlines do, and none of `rings`. */
function isNearer(turned: readonly Ring[], rings: RawRings, outlines: readonly MapShape[]): boolean {
  const near = nearBounds(outlines.length > 0 ? bboxOf(outlines.map((outline) => outline.rings as Ring[])) : null)
  if (!near) return false
  const isIn = ([lng, lat]: readonly number[]) => isInBox(near, [lng!, lat!])
  return turned.flat().every(isIn) && !rings.flat().some(isIn)
}

function formProblems(rings: readonly Ring[]): PolygonProblem[] {
  const corners = rings.flat().length
  if (corners > MAX_CORNERS) {
    return [
      {
        code: 'too-many-corners',
        corners,
        limit: MAX_CORNERS,
        repair: simplified(rings, (candidate) => !isTooLong(candidate)) ?? [],
      },
    ]
  }
  return rings.flatMap((ring, index): PolygonProblem[] => {
    const distinct = new Set(ring.map(String)).size
    if (distinct < 3) return [{ code: 'too-few-corners', ring: index, corners: distinct }]
    if (String(ring[0]) === String(ring.at(-1))) return []
    return [{ code: 'open', ring: index, repair: replaced(rings, index, [...ring, ring[0]!]) }]
  })
}

function crossingProblem(rings: readonly Ring[]): PolygonProblem[] {
  const problems = crossings(rings)
  if (problems.length === 0) return []
  // Taking apart a ring that crosses itself so often is slow, and the result is hardly what somebody meant.
  const repair = problems.length < MAX_CROSSINGS ? unkinked(rings) : null
  return [{ code: 'self-crossing', count: problems.length, at: problems[0]!, ...(repair && { repair }) }]
}

function areaProblem(rings: readonly Ring[]): PolygonProblem[] {
  return areaKm2(polygonsOf(rings)) < NO_AREA_KM2 ? [{ code: 'no-area' }] : []
}

function lengthProblem(rings: readonly Ring[]): PolygonProblem[] {
  if (!isTooLong(rings)) return []
  const repair = simplified(rings, (candidate) => !isTooLong(candidate))
  return [{ code: 'too-long', length: lengthOf(rings), limit: MAX_AREA_TEXT, ...(repair && { repair }) }]
}

/**
 * GeoJSON's outer rings run counter-clockwise (RFC 7946, 3.1.6). Harmless here: holes are recognised by where they lie.
 */
function windingProblem(rings: readonly Ring[]): PolygonProblem[] {
  if (signedDegrees2(rings[0]!) > 0) return []
  return [{ code: 'inverted', ring: 0, repair: polygonsOf(rings).flat() }]
}

function datumProblem(rings: readonly Ring[], outlines: readonly MapShape[]): PolygonProblem[] {
  const guess = likelyDatum(rings, outlines)
  return guess ? [{ code: 'datum', ...guess, repair: convertRings(rings, guess.likely) }] : []
}

const lengthOf = (rings: readonly Ring[]) => areaText({ kind: 'polygon', rings }).length
const isTooLong = (rings: readonly Ring[]) => lengthOf(rings) > MAX_AREA_TEXT

const replaced = (rings: readonly Ring[], index: number, ring: Ring): readonly Ring[] =>
  rings.map((other, i) => (i === index ? ring : other))
