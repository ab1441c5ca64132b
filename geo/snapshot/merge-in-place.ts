/**
 * Changed rows that stay where they are: merging two terms moves thousands of projects to another one and nothing else,
 * and sorting those again by name is most of what folding them in costs.
 */

import { type RankedLabelPoint, sortKeys } from './label-point-ranges'
import { type Run, removedRows } from './merge-rows'
import { rowOfNo } from './row-lookup'
import type { Snapshot } from './snapshot'
import type { TextColumn } from './text-column'

const NUMBERS = ['lng', 'lat', 'column', 'row', 'keys', 'errorM', 'day', 'dayPrecision', 'amountCny'] as const

/**
 * The runs of a merge in which each changed row takes the place of its old one; null where rows come or go, or anything
 * but their facets has changed.
 */
export function runsInPlace(
  old: Snapshot,
  changed: Snapshot,
  touched: Iterable<number>,
  ranked: readonly RankedLabelPoint[],
): Run[] | null {
  if (removedRows(old, touched).length !== changed.count) return null
  const [oldKey, changedKey] = [sortKeys(ranked, old), sortKeys(ranked, changed)]
  const changedOf = new Map<number, number>()
  for (let row = 0; row < changed.count; row++) {
    const oldRow = rowOfNo(old, changed.no[row]!)
    if (oldRow === undefined || oldKey(oldRow) !== changedKey(row)) return null
    if (NUMBERS.some((name) => !Object.is(old[name][oldRow], changed[name][row]))) return null
    if (!isSameText(old, oldRow, changed, row)) return null
    changedOf.set(oldRow, row)
  }
  return runsOf(changedOf, old.count)
}

/** `changedOf`: the changed row by the row that it replaces. */
function runsOf(changedOf: ReadonlyMap<number, number>, count: number): Run[] {
  const runs: Run[] = []
  let from = 0
  const copyOld = (end: number) => {
    if (from < end) runs.push({ isOld: true, start: from, end, at: from })
    from = end
  }
  for (const at of Uint32Array.from(changedOf.keys()).sort()) {
    copyOld(at)
    const start = changedOf.get(at)!
    runs.push({ isOld: false, start, end: start + 1, at })
    from = at + 1
  }
  copyOld(count)
  return runs
}

const isSameText = (old: Snapshot, oldRow: number, changed: Snapshot, row: number): boolean =>
  (['slug', 'nameZh', 'nameEn'] as const).every((name) => equalTexts(old[name], oldRow, changed[name], row))

const equalTexts = (one: TextColumn, i: number, other: TextColumn, j: number): boolean =>
  one.bytes.compare(other.bytes, other.starts[j], other.ends[j], one.starts[i], one.ends[i]) === 0
