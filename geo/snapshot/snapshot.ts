/** The public projects of one revision in memory, as columns that filters, tiles and lists scan and search. */

import type { Facet } from '../filters'
import type { Position } from '../records'
import type { MapShapes } from '../shapes/map-shapes'
import type { Vocabularies } from '../terms'
import type { DatePrecision } from '../vocabulary'
import type { Codes } from './dictionary-encoding'
import type { TextColumn } from './text-column'

/**
 * One project as the database delivers it. `date` is ISO yyyy-mm-dd; `events` are ids; positions WGS-84; null: unknown.
 */
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
  /** How exactly the date is known; absent: to the day. */
  readonly datePrecision?: DatePrecision
  readonly amountCny: number | null
}

/** Coarse ones first. */
export const DATE_CODES: readonly DatePrecision[] = ['year', 'month', 'day']

/** The code of each row, and for each code the values of its rows: one, but for events none or several. */
export interface FacetColumn {
  readonly codes: Codes
  readonly values: readonly (readonly string[])[]
}

/** The label point of a district or city, and the rows [start, end) of the projects known only to it. */
export interface LabelPointRange {
  readonly id: string
  /** Null: nobody has said where it lies, so the rows are drawn nowhere. */
  readonly position: Position | null
  readonly start: number
  readonly end: number
}

/**
 * Rows [0, located) have coordinates and are in Morton order. Rows [located, count) are known only to their district or
 * city: they follow by label point, in Morton order of these, and by no within each; last those drawn nowhere. `keys`
 * ascend in both parts.
 *
 * The same rows give the same columns in whatever order they arrive; only the bytes of texts may lie in another order.
 * The arrays are shared memory, so that one thread can build a snapshot for another.
 */
export interface Snapshot {
  readonly revision: number
  /** The borders and label points in use at this revision. */
  readonly shapes: MapShapes
  /** As they were at this revision. */
  readonly vocabularies: Vocabularies
  readonly count: number
  readonly located: number
  /** By start. Only those that have rows. */
  readonly labelPoints: readonly LabelPointRange[]
  readonly no: Uint32Array
  /** Where the row is drawn, degrees WGS-84: its own position, or its label point's. NaN: nowhere. */
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** The same on the grid of geo/snapshot/morton.ts; its last cell for nowhere. */
  readonly column: Uint32Array
  readonly row: Uint32Array
  readonly keys: Float64Array
  /** Metres; NaN: not estimated. */
  readonly errorM: Float32Array
  /** Days since 1970-01-01; NO_DATE: undated. */
  readonly day: Int32Array
  /** How exactly that day is known: an index in DATE_CODES. */
  readonly dayPrecision: Uint8Array
  /** Whole yuan; NaN: not disclosed. */
  readonly amountCny: Float64Array
  readonly facets: Readonly<Record<Facet, FacetColumn>>
  readonly slug: TextColumn
  readonly nameZh: TextColumn
  readonly nameEn: TextColumn
  /** The rows in ascending order of no. */
  readonly byNo: Uint32Array
  /** The rows in ascending order of the hash of their slug. */
  readonly bySlug: Uint32Array
}

/** The row's first value of a facet; '' if it has none. */
export const valueAt = ({ codes, values }: FacetColumn, row: number): string => values[codes[row]!]![0] ?? ''

/**
 * Makes a snapshot from another thread usable. Its memory is shared, but a Buffer arrives as a plain Uint8Array, which
 * cannot decode text.
 */
export const fromOtherThread = <T extends Snapshot>(snapshot: T): T => ({
  ...snapshot,
  slug: readable(snapshot.slug),
  nameZh: readable(snapshot.nameZh),
  nameEn: readable(snapshot.nameEn),
})

const readable = ({ bytes, ...bounds }: TextColumn): TextColumn => ({
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  ...bounds,
})
