/** The one predicate that decides which projects match: list, map, facets, comparison, export and API all use it. */

import { type AreaLists, type Bbox, BOUNDS, type Bound, FACETS, type Facet, type Filters } from '../filters'
import type { Snapshot } from '../snapshot/snapshot'
import { boundType } from '../text/bound-types'
import { areaMask } from './match-areas'

/** The search rank of each row (see geo/query/search-ranks.ts), 0 where no text matched. Absent without a search. */
export type SearchRanks = Uint8Array | null | undefined

/** For each facet, the bit that is set for a row that fails its filter. */
export const FACET_BITS = Object.fromEntries(FACETS.map((facet, i) => [facet, 1 << i])) as Record<Facet, number>
/** The bit of all other filters together. */
const REST = 1 << FACETS.length

/** For each row, which filters it fails, as bits: 0 if it matches. `searchRanks` must be those of `filters.q`. */
export function failures(snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Uint8Array {
  const failed = new Uint8Array(snapshot.count)
  for (const facet of FACETS) {
    const chosen = filters[facet]
    if (chosen) failFacet(failed, snapshot, facet, new Set(chosen))
  }
  if (searchRanks) failUnranked(failed, searchRanks)
  for (const bound of BOUNDS) {
    const value = filters[bound.filter]
    if (value !== undefined) failBound(failed, snapshot, bound, value)
  }
  if (filters.bbox) failBbox(failed, snapshot, filters.bbox)
  if (filters.area) failAreas(failed, snapshot, filters.area)
  return failed
}

/**
 * 1 for each row that matches, 0 for others. Values that do not occur in the snapshot match nothing, and neither does
 * an empty list. A bbox includes its edges and does not cross the antimeridian: one with west > east matches nothing.
 * Throws a RangeError for a date that is not one, and as `areaMask` does.
 */
export function matches(snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Uint8Array {
  const mask = failures(snapshot, filters, searchRanks)
  for (let row = 0; row < mask.length; row++) mask[row] = mask[row] === 0 ? 1 : 0
  return mask
}

function failFacet(failed: Uint8Array, snapshot: Snapshot, facet: Facet, chosen: ReadonlySet<string>): void {
  const { codes, values } = snapshot.facets[facet]
  const bits = Uint8Array.from(values, (rowValues) =>
    rowValues.some((value) => chosen.has(value)) ? 0 : FACET_BITS[facet],
  )
  for (let row = 0; row < failed.length; row++) failed[row]! |= bits[codes[row]!]!
}

function failUnranked(failed: Uint8Array, searchRanks: Uint8Array): void {
  for (let row = 0; row < failed.length; row++) if (searchRanks[row] === 0) failed[row]! |= REST
}

/** Rows without a value in the column fail a bound of either side. */
function failBound(failed: Uint8Array, snapshot: Snapshot, bound: Bound, value: string | number): void {
  const column = snapshot[bound.column]
  const { lowest, ordinal } = boundType(bound)
  const limit = ordinal(value)
  const [lower, upper] = bound.side === 'least' ? [limit, Number.POSITIVE_INFINITY] : [lowest, limit]
  for (let row = 0; row < failed.length; row++) {
    if (!(column[row]! >= lower && column[row]! <= upper)) failed[row]! |= REST
  }
}

function failBbox(failed: Uint8Array, { lng, lat }: Snapshot, [west, south, east, north]: Bbox): void {
  for (let row = 0; row < failed.length; row++) {
    const x = lng[row]!
    const y = lat[row]!
    if (!(x >= west && x <= east && y >= south && y <= north)) failed[row]! |= REST
  }
}

function failAreas(failed: Uint8Array, snapshot: Snapshot, lists: AreaLists): void {
  const mask = areaMask(snapshot, lists)
  for (let row = 0; row < failed.length; row++) if (!mask[row]) failed[row]! |= REST
}
