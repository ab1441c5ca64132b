/** The orders in which projects are listed. In all of them ties are sorted by no. */

import type { ListedSnapshot } from '../snapshot/build'
import type { Snapshot } from '../snapshot/snapshot'
import { nameComparer } from '../snapshot/sort-names'
import { amountKey, dateKey, nameAt } from '../snapshot/sort-orders'
import type { Locale } from '../vocabulary'
import { BEST_RANK } from './search-ranks'

/** What a row is sorted by: text or number, ascending; null comes last. */
export type SortKey = string | number | null

export interface Order {
  readonly rows: Uint32Array
  readonly keyOf: (row: number) => SortKey
  /** Negative if the row comes before a project with this key and no, positive if after. */
  readonly compare: (row: number, key: SortKey, no: number) => number
}

const relevanceOrders = new WeakMap<Uint8Array, Order>()

/** By name, as readers of the language expect. */
export function byName(snapshot: ListedSnapshot, locale: Locale): Order {
  const { no, orders } = snapshot
  const keyOf = (row: number) => nameAt(snapshot, locale, row)
  const compare = nameComparer(locale)
  return {
    rows: locale === 'zh' ? orders.nameZh : orders.nameEn,
    keyOf,
    compare: (row, key, otherNo) => compare(keyOf(row), String(key)) || no[row]! - otherNo,
  }
}

/** Newest first, undated last. */
export const byDate = (snapshot: ListedSnapshot): Order =>
  numericOrder(snapshot, snapshot.orders.date, (row) => dateKey(snapshot, row))

/** Largest first, undisclosed last. */
export const byAmount = (snapshot: ListedSnapshot): Order =>
  numericOrder(snapshot, snapshot.orders.amount, (row) => amountKey(snapshot, row))

/** The rows that the text search matched, best rank first. Computed once for each array of ranks. */
export function byRelevance(snapshot: Snapshot, searchRanks: Uint8Array): Order {
  const order = relevanceOrders.get(searchRanks) ?? relevanceOrder(snapshot, searchRanks)
  relevanceOrders.set(searchRanks, order)
  return order
}

function numericOrder({ no }: Snapshot, rows: Uint32Array, keyAt: (row: number) => number): Order {
  return {
    rows,
    keyOf: (row) => {
      const key = keyAt(row)
      return Number.isFinite(key) ? key : null
    },
    compare: (row, key, otherNo) => {
      const rowKey = keyAt(row)
      const other = typeof key === 'number' ? key : Number.POSITIVE_INFINITY
      return rowKey === other ? no[row]! - otherNo : rowKey < other ? -1 : 1
    },
  }
}

/** There are few ranks, so one pass over the rows for each is faster than sorting. */
function relevanceOrder({ no, byNo }: Snapshot, searchRanks: Uint8Array): Order {
  const rows = new Uint32Array(searchRanks.reduce((sum, rank) => sum + Math.min(rank, 1), 0))
  let end = 0
  for (let rank = BEST_RANK; rank > 0; rank--) {
    for (let i = 0; i < byNo.length; i++) if (searchRanks[byNo[i]!] === rank) rows[end++] = byNo[i]!
  }
  const keyOf = (row: number) => BEST_RANK - searchRanks[row]!
  return {
    rows,
    keyOf,
    compare: (row, key, otherNo) => {
      const other = typeof key === 'number' ? key : Number.POSITIVE_INFINITY
      return keyOf(row) - other || no[row]! - otherNo
    },
  }
}
