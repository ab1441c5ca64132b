/** The orders in which projects are listed. All tie by no. */

import { argsort } from './argsort'
import { nameComparer, sortNames } from './collate'
import { NO_DATE } from './days'
import type { Selection } from './selection'
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

/** The matches by the rank of their no, lowest first, those without a rank last. */
export function byRank(snapshot: Snapshot, { mask }: Selection, ranks: ReadonlyMap<number, number>): Order {
  const keys = Float64Array.from(snapshot.no, (no, row) =>
    mask[row] ? (ranks.get(no) ?? Number.POSITIVE_INFINITY) : 0,
  )
  const matching = snapshot.byNo.filter((row) => mask[row])
  return numericOrder(snapshot, keys, matching)
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
