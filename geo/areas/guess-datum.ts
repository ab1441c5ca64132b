/** Which of China's datums a polygon is in, judged by the known borders that it follows. */

import { type Datum, TO_WGS84 } from '../geometry/datum'
import type { MapShape } from '../geometry/map-shapes'
import type { Ring } from '../geometry/polygons'
import type { Position } from '../records'

/** A datum that positions must be converted from. */
export type ShiftedDatum = Exclude<Datum, 'wgs84'>

/** So many corners, and this share of all, must coincide with corners of an outline; fewer may do so by chance. */
const MIN_CORNERS = 5
const MIN_SHARE = 0.1
/** Degrees, about 20 m: two editions of one border differ by as much. GCJ-02 is some 500 m off. */
const CELL = 2e-4

/**
 * The datum that the corners seem to be in: converted from it, they coincide with corners of the outlines (WGS-84).
 * `corners` is how many do. null where conversion does not clearly help, or too few coincide either way, as in a shape
 * that follows no known border.
 */
export function likelyDatum(
  rings: readonly Ring[],
  outlines: readonly MapShape[],
): { readonly likely: ShiftedDatum; readonly corners: number } | null {
  const { corners, count } = cornersOnBorders(rings, outlines)
  const asTheyAre = count(TO_WGS84.wgs84)
  const guesses = (['gcj02', 'bd09'] as const).map((likely) => ({ likely, corners: count(TO_WGS84[likely]) }))
  const best = guesses.reduce((a, b) => (b.corners > a.corners ? b : a))
  const isClear = best.corners >= Math.max(MIN_CORNERS, MIN_SHARE * corners.length) && best.corners > 2 * asTheyAre
  return isClear ? best : null
}

/** Whether the corners, as they are, follow the outlines: then they are in WGS-84. */
export function followsBorders(rings: readonly Ring[], outlines: readonly MapShape[]): boolean {
  const { corners, count } = cornersOnBorders(rings, outlines)
  return count(TO_WGS84.wgs84) >= Math.max(MIN_CORNERS, MIN_SHARE * corners.length)
}

/** The corners, and how many of them, once converted, coincide with corners of the outlines. */
function cornersOnBorders(rings: readonly Ring[], outlines: readonly MapShape[]) {
  const outlineCells = new Set(outlines.flatMap(({ rings: all }) => all.flat().map(([lng, lat]) => cellOf(lng!, lat!))))
  const corners = rings.flatMap((ring) => ring.slice(1))
  const count = (convert: (position: Position) => Position) =>
    corners.filter((corner) => isNear(outlineCells, convert(corner))).length
  return { corners, count }
}

/** The rings in WGS-84, to less than a metre. */
export const convertRings = (rings: readonly Ring[], from: ShiftedDatum): readonly Ring[] =>
  rings.map((ring) => ring.map(TO_WGS84[from]))

const cellOf = (lng: number, lat: number) => `${Math.round(lng / CELL)},${Math.round(lat / CELL)}`

function isNear(outlineCells: ReadonlySet<string>, [lng, lat]: Position): boolean {
  return [-CELL, 0, CELL].some((dx) => [-CELL, 0, CELL].some((dy) => outlineCells.has(cellOf(lng + dx, lat + dy))))
}
