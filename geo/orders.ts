/** The orders in which projects are listed. All tie by no. */

import { argsort } from './argsort'
import { nameComparer, sortNames } from './collate'
import { NO_DATE } from './days'
import { BEST } from './found'
import type { Snapshot } from './snapshot'
import { textAt } from './texts'
import type { Locale } from './vocabulary'

/** What a row is sorted by: text or number, ascending; null stands for last. */
export type SortKey = string | number | null

export interface Order {
  readonly rows: Uint32Array
  readonly keyOf: (row: number) => SortKey
  /** Below 0 where the row comes before a project with this key and no, above 0 where after. */
  readonly compare: (row: number, key: SortKey, no: number) => number
}

const kept = new WeakMap<Snapshot, Map<string, Order>>()
const searched = new WeakMap<Uint8Array, Order>()

/** By name as readers of the language expect. Made once for each snapshot and language. */
export const byName = (snapshot: Snapshot, locale: Locale): Order =>
  once(snapshot, `name ${locale}`, () => nameOrder(snapshot, locale))

/** Newest first, undated last. Made once for each snapshot. */
export const byDate = (snapshot: Snapshot): Order =>
  once(snapshot, 'date', () => {
    const keys = Float64Array.from(snapshot.day, (day) => (day === NO_DATE ? Number.POSITIVE_INFINITY : -day))
    return numericOrder(snapshot, keys, snapshot.byNo)
  })

/** Largest first, undisclosed last. Made once for each snapshot. */
export const byAmount = (snapshot: Snapshot): Order =>
  once(snapshot, 'amount', () => {
    const keys = Float64Array.from(snapshot.amountCny, (amount) =>
      Number.isNaN(amount) ? Number.POSITIVE_INFINITY : -amount,
    )
    return numericOrder(snapshot, keys, snapshot.byNo)
  })

/** What the text search found, the best first. Made once for each search. */
export function byRelevance(snapshot: Snapshot, found: Uint8Array): Order {
  const order = searched.get(found) ?? relevanceOrder(snapshot, found)
  searched.set(found, order)
  return order
}

function once(snapshot: Snapshot, name: string, make: () => Order): Order {
  const orders = kept.get(snapshot) ?? new Map<string, Order>()
  kept.set(snapshot, orders)
  const order = orders.get(name) ?? make()
  orders.set(name, order)
  return order
}

function numericOrder({ no }: Snapshot, keys: Float64Array, rowsByNo: Uint32Array): Order {
  return {
    rows: argsort(keys, rowsByNo),
    keyOf: (row) => (Number.isFinite(keys[row]) ? keys[row]! : null),
    compare: (row, key, otherNo) => {
      const own = keys[row]!
      const other = typeof key === 'number' ? key : Number.POSITIVE_INFINITY
      return own === other ? no[row]! - otherNo : own < other ? -1 : 1
    },
  }
}

/** One pass over the rows for each degree of relevance. */
function relevanceOrder({ no, byNo }: Snapshot, found: Uint8Array): Order {
  const rows = new Uint32Array(found.reduce((sum, rank) => sum + Math.min(rank, 1), 0))
  let end = 0
  for (let rank = BEST; rank > 0; rank--) {
    for (let i = 0; i < byNo.length; i++) if (found[byNo[i]!] === rank) rows[end++] = byNo[i]!
  }
  const keyOf = (row: number) => BEST - found[row]!
  return {
    rows,
    keyOf,
    compare: (row, key, otherNo) => {
      const other = typeof key === 'number' ? key : Number.POSITIVE_INFINITY
      return keyOf(row) - other || no[row]! - otherNo
    },
  }
}

function nameOrder({ no, byNo, nameZh, nameEn }: Snapshot, locale: Locale): Order {
  const texts = locale === 'zh' ? nameZh : nameEn
  const keyOf = (row: number) => textAt(texts, row)
  const compare = nameComparer(locale)
  const names = Array.from(no, (_, row) => keyOf(row))
  return {
    rows: Uint32Array.from(sortNames(names, byNo, locale)),
    keyOf,
    compare: (row, key, otherNo) => compare(keyOf(row), String(key)) || no[row]! - otherNo,
  }
}
