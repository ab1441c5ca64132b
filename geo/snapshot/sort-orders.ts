/** The orders in which a snapshot lists its rows. They are sorted beforehand, so that no reader waits for a sort. */

import { NO_DATE } from '../text/days'
import type { Locale } from '../vocabulary'
import { argsort } from './argsort'
import { sharedArray } from './shared-array'
import type { Snapshot } from './snapshot'
import { nameComparer, sortNames } from './sort-names'
import { textAt } from './text-column'

/** All rows by name, newest first, and largest first. Undated and undisclosed ones come last; ties by no. */
export interface ListOrders {
  readonly nameZh: Uint32Array
  readonly nameEn: Uint32Array
  readonly date: Uint32Array
  readonly amount: Uint32Array
}

/** The columns that the orders are made from. */
export type ListedColumns = Pick<Snapshot, 'no' | 'byNo' | 'day' | 'amountCny' | 'nameZh' | 'nameEn'>

export const listOrders = (columns: ListedColumns): ListOrders => ({
  nameZh: nameOrder(columns, 'zh'),
  nameEn: nameOrder(columns, 'en'),
  date: keyOrder(columns, dateKey),
  amount: keyOrder(columns, amountKey),
})

/** Smallest for the newest; infinite if undated. */
export const dateKey = ({ day }: Pick<Snapshot, 'day'>, row: number): number =>
  day[row] === NO_DATE ? Number.POSITIVE_INFINITY : -day[row]!

/** Smallest for the largest amount; infinite if not disclosed. */
export const amountKey = ({ amountCny }: Pick<Snapshot, 'amountCny'>, row: number): number =>
  Number.isNaN(amountCny[row]) ? Number.POSITIVE_INFINITY : -amountCny[row]!

export const nameAt = ({ nameZh, nameEn }: Pick<Snapshot, 'nameZh' | 'nameEn'>, locale: Locale, row: number): string =>
  textAt(locale === 'zh' ? nameZh : nameEn, row)

/** Whether a row of one snapshot comes before a row of another. */
export type ComesBefore = (one: Snapshot, row: number, other: Snapshot, otherRow: number) => boolean

/** By the key, then by no. */
export const beforeByKey =
  (keyOf: (snapshot: Snapshot, row: number) => number): ComesBefore =>
  (one, row, other, otherRow) => {
    const [key, otherKey] = [keyOf(one, row), keyOf(other, otherRow)]
    return key === otherKey ? one.no[row]! < other.no[otherRow]! : key < otherKey
  }

export function beforeByName(locale: Locale): ComesBefore {
  const compare = nameComparer(locale)
  return (one, row, other, otherRow) => {
    const order = compare(nameAt(one, locale, row), nameAt(other, locale, otherRow))
    return order === 0 ? one.no[row]! < other.no[otherRow]! : order < 0
  }
}

/** Reads names in order of no, the order in which their bytes mostly lie in memory. */
function nameOrder(columns: ListedColumns, locale: Locale): Uint32Array {
  const names: string[] = []
  for (let i = 0; i < columns.byNo.length; i++) names.push(nameAt(columns, locale, columns.byNo[i]!))
  const target = sharedArray(Uint32Array, names.length)
  const sorted = sortNames(names, locale)
  for (let i = 0; i < target.length; i++) target[i] = columns.byNo[sorted[i]!]!
  return target
}

function keyOrder(columns: ListedColumns, keyOf: (columns: ListedColumns, row: number) => number): Uint32Array {
  const keys = new Float64Array(columns.no.length)
  for (let row = 0; row < keys.length; row++) keys[row] = keyOf(columns, row)
  const target = sharedArray(Uint32Array, keys.length)
  target.set(argsort(keys, columns.byNo))
  return target
}
