/** A snapshot made from the one before it and the rows that have changed since, without reading or sorting the others again. */

import { FACETS, type Facet } from '../filters'
import { select } from '../query/selection'
import type { Position } from '../records'
import { listed, settle } from './build'
import { type Codes, codesFor, settled } from './dictionary-encoding'
import { anchorCounts, anchorRanges, type RankedAnchor, rankAnchors } from './label-point-ranges'
import { goneIn, type Merge, mergedOrder, mergeOf } from './merge-rows'
import { mergedTexts } from './merge-texts'
import type { Draft } from './row-buffer'
import { slugHash } from './row-lookup'
import { type ArrayType, sharedArray } from './shared-array'
import type { Column, ListedSnapshot, Snapshot } from './snapshot'
import { amountKey, type Before, beforeByKey, beforeByName, dateKey, type ListOrders } from './sort-orders'

/**
 * What `settle` would make of all rows: those of `old` but for the projects `touched`, by no, and those of `draft`, which holds the ones of them
 * that are there still. Throws as `buildSnapshot` does, but for what two rows share: the database sees to that.
 */
export function fold(
  old: ListedSnapshot,
  {
    revision,
    touched,
    draft,
  }: { readonly revision: number; readonly touched: Iterable<number>; readonly draft: Draft },
  anchors: Readonly<Record<string, Position>>,
): ListedSnapshot {
  const ranked = rankAnchors(anchors)
  const changed = listed(settle(revision, draft, anchors))
  const merge = mergeOf(old, changed, touched, ranked)
  const located = locatedOf(merge)
  const columns = {
    revision,
    count: merge.count,
    located,
    anchors: anchorRanges(ranked, rowsByAnchor(merge, ranked), located),
    no: column(merge, 'no', Uint32Array),
    lng: column(merge, 'lng', Float64Array),
    lat: column(merge, 'lat', Float64Array),
    column: column(merge, 'column', Uint32Array),
    row: column(merge, 'row', Uint32Array),
    keys: column(merge, 'keys', Float64Array),
    errorM: column(merge, 'errorM', Float32Array),
    day: column(merge, 'day', Int32Array),
    amountCny: column(merge, 'amountCny', Float64Array),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, facetColumn(merge, facet)])) as Record<Facet, Column>,
    ...mergedTexts(merge),
    byNo: mergedOrder(merge, ({ byNo }) => byNo, byNoOnly),
    bySlug: mergedOrder(
      merge,
      ({ bySlug }) => bySlug,
      beforeByKey((of, row) => slugHash(of.slug, row)),
    ),
  }
  return { ...columns, orders: mergedOrders(merge), all: select(columns, {}) }
}

const mergedOrders = (merge: Merge): ListOrders => ({
  nameZh: mergedOrder(merge, ({ orders }) => orders.nameZh, beforeByName('zh')),
  nameEn: mergedOrder(merge, ({ orders }) => orders.nameEn, beforeByName('en')),
  date: mergedOrder(merge, ({ orders }) => orders.date, beforeByKey(dateKey)),
  amount: mergedOrder(merge, ({ orders }) => orders.amount, beforeByKey(amountKey)),
})

const byNoOnly: Before = (one, row, other, otherRow) => one.no[row]! < other.no[otherRow]!

const locatedOf = (merge: Merge): number =>
  merge.old.located - goneIn(merge, 0, merge.old.located) + merge.changed.located

function rowsByAnchor(merge: Merge, ranked: readonly RankedAnchor[]): Uint32Array {
  const { old, changed } = merge
  const counts = anchorCounts(ranked, old)
  const more = anchorCounts(ranked, changed)
  const rangeOf = new Map(old.anchors.map((anchor) => [anchor.id, anchor]))
  return counts.map((count, rank) => {
    const { start = 0, end = 0 } = rangeOf.get(ranked[rank]!.id) ?? {}
    return count - goneIn(merge, start, end) + more[rank]!
  })
}

type Numbers = Uint32Array | Int32Array | Float32Array | Float64Array
type NumberColumn = { [K in keyof Snapshot]: Snapshot[K] extends Numbers ? K : never }[keyof Snapshot]

function column<T extends Numbers>(merge: Merge, name: NumberColumn, Type: ArrayType<T>): T {
  const target = sharedArray(Type, merge.count)
  for (const { isOld, start, end, at } of merge.runs) {
    target.set((isOld ? merge.old : merge.changed)[name].subarray(start, end), at)
  }
  return target
}

function facetColumn({ old, changed, runs, count }: Merge, facet: Facet): Column {
  const [olds, changeds] = [old.facets[facet], changed.facets[facet]]
  const lists = [...olds.values, ...changeds.values]
  const occurs = new Uint8Array(lists.length)
  for (const { isOld, start, end } of runs) {
    markCodes(isOld ? olds.codes : changeds.codes, start, end, isOld ? occurs : occurs.subarray(olds.values.length))
  }
  const { values, codes: places } = settled(lists, (code) => occurs[code] === 1)
  const target = codesFor(values.length, count)
  const changedPlaces = places.subarray(olds.values.length)
  for (const { isOld, start, end, at } of runs) {
    const own = isOld ? places : changedPlaces
    const source = isOld ? olds.codes : changeds.codes
    for (let row = start; row < end; row++) target[at + row - start] = own[source[row]!]!
  }
  return { codes: target, values }
}

function markCodes(codes: Codes, start: number, end: number, occurs: Uint8Array): void {
  for (let row = start; row < end; row++) occurs[codes[row]!] = 1
}
