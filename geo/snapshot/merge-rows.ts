/** Merges the rows of a snapshot with the changed rows, in the order of rows or any other order. */

import type { ListedSnapshot } from './build'
import { type RankedLabelPoint, sortKeys } from './label-point-ranges'
import { firstIndexWhere, rowOfNo } from './row-lookup'
import { sharedArray } from './shared-array'
import type { Snapshot } from './snapshot'
import type { ComesBefore } from './sort-orders'

/** Where the rows of the new snapshot come from. */
export interface Merge {
  readonly old: ListedSnapshot
  /** The changed rows alone. */
  readonly changed: ListedSnapshot
  readonly count: number
  /** Runs of consecutive rows of either snapshot, in the order of the new one. */
  readonly runs: readonly Run[]
  /** For each row of the old snapshot its row in the new one, or REMOVED. */
  readonly rowOfOld: Uint32Array
  /** For each changed row its row in the new snapshot. */
  readonly rowOfChanged: Uint32Array
}

export interface Run {
  readonly isOld: boolean
  readonly start: number
  readonly end: number
  /** The row of the new snapshot at which the run begins. */
  readonly at: number
}

const REMOVED = 2 ** 32 - 1

/** The rows of the old snapshot that are removed, ascending. */
export function removedRows(old: Snapshot, touched: Iterable<number>): number[] {
  const rows = [...new Set(touched)].map((no) => rowOfNo(old, no)).filter((row) => row !== undefined)
  return rows.sort((a, b) => a - b)
}

/** `touched` are the nos of the projects whose old rows are removed. */
export function planMerge(
  old: ListedSnapshot,
  changed: ListedSnapshot,
  touched: Iterable<number>,
  ranked: readonly RankedLabelPoint[],
): Merge {
  const removed = removedRows(old, touched)
  const [oldKey, changedKey] = [sortKeys(ranked, old), sortKeys(ranked, changed)]
  const isNotBefore = (row: number, other: number) => {
    const [oldSortKey, changedSortKey] = [oldKey(row), changedKey(other)]
    return oldSortKey === changedSortKey ? old.no[row]! >= changed.no[other]! : oldSortKey > changedSortKey
  }
  const runs: Run[] = []
  const rowOfOld = new Uint32Array(old.count)
  const rowOfChanged = new Uint32Array(changed.count)
  let [from, at, nextRemoved] = [0, 0, 0]
  const copyOld = (end: number) => {
    if (from < end) runs.push({ isOld: true, start: from, end, at })
    for (; from < end; from++) rowOfOld[from] = at++
  }
  const copyOldUntil = (end: number) => {
    for (; nextRemoved < removed.length && removed[nextRemoved]! < end; nextRemoved++) {
      copyOld(removed[nextRemoved]!)
      rowOfOld[from++] = REMOVED
    }
    copyOld(end)
  }
  for (let row = 0; row < changed.count; row++) {
    copyOldUntil(firstIndexWhere(old.count, (i) => isNotBefore(i, row), from))
    runs.push({ isOld: false, start: row, end: row + 1, at })
    rowOfChanged[row] = at++
  }
  copyOldUntil(old.count)
  return { old, changed, count: at, runs, rowOfOld, rowOfChanged }
}

/** How many of the old rows [start, end) are removed. */
export function removedRowsIn({ rowOfOld }: Merge, start: number, end: number): number {
  let removed = 0
  for (let row = start; row < end; row++) if (rowOfOld[row] === REMOVED) removed++
  return removed
}

/** The merged order of both snapshots; `before` says whether an old row comes before a changed one. */
export function mergeOrders(
  merge: Merge,
  orderOf: (snapshot: ListedSnapshot) => Uint32Array,
  before: ComesBefore,
): Uint32Array {
  const { old, changed, rowOfOld, rowOfChanged } = merge
  const rows = orderOf(old)
  const target = sharedArray(Uint32Array, merge.count)
  let [from, at] = [0, 0]
  const copyOldUntil = (end: number) => {
    for (; from < end; from++) {
      const row = rowOfOld[rows[from]!]!
      if (row !== REMOVED) target[at++] = row
    }
  }
  for (const row of orderOf(changed)) {
    copyOldUntil(firstIndexWhere(rows.length, (i) => !before(old, rows[i]!, changed, row), from))
    target[at++] = rowOfChanged[row]!
  }
  copyOldUntil(rows.length)
  return target
}
