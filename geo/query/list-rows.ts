/** Lists of the matching rows, a page at a time. */

import { type Sort, UNKNOWN } from '../filters'
import type { Position, Text } from '../records'
import type { ListedSnapshot } from '../snapshot/build'
import { labelPointOfRow } from '../snapshot/label-point-ranges'
import type { Selection } from '../snapshot/selection'
import { DATE_CODES, type Snapshot, valueAt } from '../snapshot/snapshot'
import { textAt } from '../snapshot/text-column'
import { isoOf, NO_DATE } from '../text/days'
import type { DatePrecision, Locale } from '../vocabulary'
import { cursorText, parseCursor } from './cursor'
import type { SearchRanks } from './match'
import { byAmount, byDate, byName, byRelevance, type Order } from './orders'

export interface PageRequest {
  readonly sort: Sort
  /** The `next` of the page before; anything else starts at the beginning. */
  readonly after?: string | null
  /** How many rows, at least 1. */
  readonly limit: number
  /** The language in which names are sorted. */
  readonly locale: Locale
  /** The ranks of the text search. Without them, `relevance` sorts by name. */
  readonly searchRanks?: SearchRanks
}

export interface Page {
  readonly rows: readonly number[]
  /** How many match in all. */
  readonly total: number
  /** Where the next page starts; null after the last row. */
  readonly next: string | null
}

/**
 * A page of the matching rows: by name, or newest, largest or most relevant first. Rows without date or amount come
 * last; ties are sorted by no. A page continues after the last row of the one before, not after a number of rows, so
 * that no row is repeated or left out when projects change in between.
 */
export function page(snapshot: ListedSnapshot, selection: Selection, request: PageRequest): Page {
  const order = orderOf(snapshot, request)
  const rows: number[] = []
  for (let i = startOf(order, request.after); i < order.rows.length; i++) {
    const row = order.rows[i]!
    if (!selection.mask[row]) continue
    if (rows.length === request.limit) {
      const last = rows.at(-1)!
      return { rows, total: selection.count, next: cursorText(order.keyOf(last), snapshot.no[last]!) }
    }
    rows.push(row)
  }
  return { rows, total: selection.count, next: null }
}

function orderOf(snapshot: ListedSnapshot, { sort, locale, searchRanks }: PageRequest): Order {
  if (sort === 'date') return byDate(snapshot)
  if (sort === 'amount') return byAmount(snapshot)
  if (sort === 'relevance' && searchRanks) return byRelevance(snapshot, searchRanks)
  return byName(snapshot, locale)
}

/** The index of the first row after the cursor. */
function startOf({ rows, compare }: Order, after: string | null | undefined): number {
  const cursor = after ? parseCursor(after) : null
  if (!cursor) return 0
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(rows[middle]!, ...cursor) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** One row as plain JSON. */
export interface RowView {
  readonly no: number
  readonly slug: string
  readonly name: Text
  readonly kind: string
  readonly sector: string
  readonly status: string | null
  readonly precision: string
  readonly districtId: string
  /** ISO yyyy-mm-dd; null: undated. */
  readonly date: string | null
  readonly datePrecision: DatePrecision
  /** Whole yuan; null: not disclosed. */
  readonly amountCny: number | null
  /** null: known only to its district or city. */
  readonly position: Position | null
  /** Metres; null: not estimated. */
  readonly errorM: number | null
  /** Its position, or else its label point's; null: the map does not show it. */
  readonly drawnAt: Position | null
  /** The district or city at whose label point the project is drawn; null if it has a position. */
  readonly labelPointId: string | null
  /** The date of its newest source, as exact as known: `2021`, `2021-10` …; null: none has one; absent: not read. */
  readonly asOf?: string | null | undefined
}

export function rowView(snapshot: Snapshot, row: number): RowView {
  const { facets } = snapshot
  const status = valueAt(facets.status, row)
  const day = snapshot.day[row]!
  const [lng, lat] = [snapshot.lng[row]!, snapshot.lat[row]!]
  const drawnAt: Position | null = Number.isNaN(lng) ? null : [lng, lat]
  return {
    no: snapshot.no[row]!,
    slug: textAt(snapshot.slug, row),
    name: { zh: textAt(snapshot.nameZh, row), en: textAt(snapshot.nameEn, row) },
    kind: valueAt(facets.kind, row),
    sector: valueAt(facets.sector, row),
    status: status === UNKNOWN ? null : status,
    precision: valueAt(facets.precision, row),
    districtId: valueAt(facets.district, row),
    date: day === NO_DATE ? null : isoOf(day),
    datePrecision: DATE_CODES[snapshot.dayPrecision[row]!]!,
    amountCny: orNull(snapshot.amountCny[row]!),
    position: row < snapshot.located ? drawnAt : null,
    errorM: orNull(snapshot.errorM[row]!),
    drawnAt,
    labelPointId: labelPointOfRow(snapshot, row)?.id ?? null,
  }
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value)
