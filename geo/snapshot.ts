/** The public projects of one revision in memory, as columns that filters, tiles and lists scan and search. */

import { argsort } from './argsort'
import { collect, type Draft, type RankedAnchor, rankAnchors, UNLOCATED } from './draft'
import type { Facet } from './filters'
import { indexByNo, indexBySlug, type SlugIndex } from './lookup'
import { mortonKey } from './morton'
import type { Position } from './records'
import type { Texts } from './texts'

export { rowOfNo, rowOfSlug } from './lookup'

/** One project as the database gives it. `date` is ISO yyyy-mm-dd; `events` are ids; positions WGS-84; null is not known. */
export interface SnapshotRow {
  readonly no: number
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: string
  readonly sector: string
  readonly status: string | null
  readonly precision: string
  readonly districtId: string
  readonly cityId: string
  readonly events: readonly string[]
  readonly lng: number | null
  readonly lat: number | null
  readonly errorM: number | null
  readonly date: string | null
  readonly amountCny: number | null
}

/** A facet's column: each row's code, and the filter values that rows of a code hold (one; for events none or several). */
export interface Column {
  readonly codes: Uint32Array
  readonly values: readonly (readonly string[])[]
}

/** The label point of a district or city, and the rows [start, end) of the projects known to it only. */
export interface Anchor {
  readonly id: string
  readonly position: Position
  readonly start: number
  readonly end: number
}

/**
 * Rows [0, located) have coordinates and stand in Morton order; rows [located, count) are known to their district or city only, by
 * anchor in Morton order and by no within each. Both parts of `keys` ascend.
 */
export interface Snapshot {
  readonly revision: number
  readonly count: number
  readonly located: number
  /** By start. Only those that have rows. */
  readonly anchors: readonly Anchor[]
  readonly no: Uint32Array
  /** Where the row is drawn, degrees WGS-84: its own position, or its anchor's. */
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** The same on the grid of geo/morton.ts. */
  readonly column: Uint32Array
  readonly row: Uint32Array
  readonly keys: Float64Array
  /** Metres; NaN: not estimated. */
  readonly errorM: Float64Array
  /** Days since 1970-01-01; NO_DATE: undated. */
  readonly day: Int32Array
  /** Whole yuan; NaN: not disclosed. */
  readonly amountCny: Float64Array
  readonly facets: Readonly<Record<Facet, Column>>
  readonly slug: Texts
  readonly nameZh: Texts
  readonly nameEn: Texts
  /** The rows in ascending order of no. */
  readonly byNo: Uint32Array
  readonly bySlug: SlugIndex
}

/**
 * The snapshot of `rows`, in whatever order they come. Throws a RangeError, with the values, for a district or city that is needed
 * but has no label point in `anchors`, for a no or slug that two rows share, for coordinates off the globe, and for a date
 * that is none.
 */
export function buildSnapshot(
  revision: number,
  rows: Iterable<SnapshotRow>,
  anchors: Readonly<Record<string, Position>>,
): Snapshot {
  const ranked = rankAnchors(anchors)
  const draft = collect(rows, ranked)
  const order = argsort(Float64Array.from(draft.sortKey), argsort(Float64Array.from(draft.no)))
  const ranges = anchorRanges(ranked, draft.sortKey)
  const no = gather(draft.no, order, Uint32Array)
  const slug = draft.slug.texts(order)
  return {
    revision,
    count: order.length,
    located: ranges[0]?.start ?? order.length,
    anchors: ranges,
    no,
    lng: gather(draft.lng, order, Float64Array),
    lat: gather(draft.lat, order, Float64Array),
    ...gridColumns(draft, order),
    errorM: gather(draft.errorM, order, Float64Array),
    day: gather(draft.day, order, Int32Array),
    amountCny: gather(draft.amountCny, order, Float64Array),
    facets: facetColumns(draft, order),
    slug,
    nameZh: draft.nameZh.texts(order),
    nameEn: draft.nameEn.texts(order),
    byNo: indexByNo(no),
    bySlug: indexBySlug(slug),
  }
}

/** The first value of a facet that the row has; '' where it has none. */
export const valueAt = ({ codes, values }: Column, row: number): string => values[codes[row]!]![0] ?? ''

/** The ranges of the anchors that have rows, after all located rows. */
function anchorRanges(ranked: readonly RankedAnchor[], sortKeys: readonly number[]): Anchor[] {
  const counts = ranked.map(() => 0)
  let end = sortKeys.length
  for (const key of sortKeys) {
    if (key < UNLOCATED) continue
    counts[key - UNLOCATED]!++
    end--
  }
  return ranked.flatMap(({ id, position }, rank) => {
    const start = end
    end += counts[rank]!
    return start < end ? [{ id, position, start, end }] : []
  })
}

function gridColumns(draft: Draft, order: Uint32Array) {
  const column = gather(draft.column, order, Uint32Array)
  const row = gather(draft.row, order, Uint32Array)
  const keys = new Float64Array(order.length)
  for (let i = 0; i < keys.length; i++) keys[i] = mortonKey(column[i]!, row[i]!)
  return { column, row, keys }
}

function facetColumns({ facets }: Draft, order: Uint32Array): Record<Facet, Column> {
  const columnOf = (facet: Facet): Column => ({
    codes: gather(facets[facet].codes, order, Uint32Array),
    values: facets[facet].values,
  })
  return {
    district: columnOf('district'),
    sector: columnOf('sector'),
    kind: columnOf('kind'),
    status: columnOf('status'),
    precision: columnOf('precision'),
    event: columnOf('event'),
  }
}

/** `source` in another order, as a typed array. */
function gather<T extends Float64Array | Uint32Array | Int32Array>(
  source: readonly number[],
  order: Uint32Array,
  Type: new (length: number) => T,
): T {
  const target = new Type(order.length)
  for (let i = 0; i < order.length; i++) target[i] = source[order[i]!]!
  return target
}
