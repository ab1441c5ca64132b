/**
 * A new snapshot from the one before it and the rows changed since: the other rows are neither read nor sorted again.
 */

import { FACETS, type Facet } from '../filters'
import type { MapShapes } from '../shapes/map-shapes'
import type { Vocabularies } from '../terms'
import { buildFromBuffer, type ListedSnapshot, withLists } from './build'
import { type Codes, codesFor, sortedDictionary } from './dictionary-encoding'
import { labelPointCounts, labelPointRanges, type RankedLabelPoint, rankLabelPoints } from './label-point-ranges'
import { runsInPlace } from './merge-in-place'
import { type Merge, mergeOrders, planMerge, removedRowsIn } from './merge-rows'
import { mergeTexts } from './merge-texts'
import type { RowBuffer } from './row-buffer'
import { slugHash } from './row-lookup'
import { selectAll } from './selection'
import { type ArrayType, sharedArray } from './shared-array'
import type { FacetColumn, Snapshot } from './snapshot'
import { amountKey, beforeByKey, beforeByName, type ComesBefore, dateKey, type ListOrders } from './sort-orders'

/**
 * The same snapshot as `buildFromBuffer` and `withLists` would make of all rows: those of `old`, without the projects
 * whose nos are in `touched`, and those of `buffer`, the touched projects that are still published. `shapes` may add
 * label points to those of `old`, but not move or remove any. Throws as `buildSnapshot` does, but not for a no or slug
 * that two rows share, which the database rules out.
 */
export function applyChanges(
  old: ListedSnapshot,
  {
    revision,
    touched,
    buffer,
    vocabularies = old.vocabularies,
  }: {
    readonly revision: number
    readonly touched: Iterable<number>
    readonly buffer: RowBuffer
    readonly vocabularies?: Vocabularies
  },
  shapes: MapShapes = old.shapes,
): ListedSnapshot {
  const ranked = rankLabelPoints(shapes.labelPoints)
  const changedRows = buildFromBuffer(revision, buffer, shapes)
  const runs = runsInPlace(old, changedRows, touched, ranked)
  if (runs) {
    const facets = mergedFacets({ old, changed: changedRows, runs, count: old.count })
    const recoded = { ...old, revision, shapes, vocabularies, facets }
    return { ...recoded, all: selectAll(recoded) }
  }
  const changed = withLists(changedRows)
  const merge = planMerge(old, changed, touched, ranked)
  const located = locatedOf(merge)
  const columns = {
    revision,
    shapes,
    vocabularies,
    count: merge.count,
    located,
    labelPoints: labelPointRanges(ranked, rowsByLabelPoint(merge, ranked), located),
    no: column(merge, 'no', Uint32Array),
    lng: column(merge, 'lng', Float64Array),
    lat: column(merge, 'lat', Float64Array),
    column: column(merge, 'column', Uint32Array),
    row: column(merge, 'row', Uint32Array),
    keys: column(merge, 'keys', Float64Array),
    errorM: column(merge, 'errorM', Float32Array),
    day: column(merge, 'day', Int32Array),
    dayPrecision: column(merge, 'dayPrecision', Uint8Array),
    amountCny: column(merge, 'amountCny', Float64Array),
    facets: mergedFacets(merge),
    ...mergeTexts(merge),
    byNo: mergeOrders(merge, ({ byNo }) => byNo, byNoOnly),
    bySlug: mergeOrders(
      merge,
      ({ bySlug }) => bySlug,
      beforeByKey((of, row) => slugHash(of.slug, row)),
    ),
  }
  return { ...columns, orders: mergedOrders(merge), all: selectAll(columns) }
}

const mergedOrders = (merge: Merge): ListOrders => ({
  nameZh: mergeOrders(merge, ({ orders }) => orders.nameZh, beforeByName('zh')),
  nameEn: mergeOrders(merge, ({ orders }) => orders.nameEn, beforeByName('en')),
  date: mergeOrders(merge, ({ orders }) => orders.date, beforeByKey(dateKey)),
  amount: mergeOrders(merge, ({ orders }) => orders.amount, beforeByKey(amountKey)),
})

const byNoOnly: ComesBefore = (one, row, other, otherRow) => one.no[row]! < other.no[otherRow]!

const locatedOf = (merge: Merge): number =>
  merge.old.located - removedRowsIn(merge, 0, merge.old.located) + merge.changed.located

function rowsByLabelPoint(merge: Merge, ranked: readonly RankedLabelPoint[]): Uint32Array {
  const { old, changed } = merge
  const counts = labelPointCounts(ranked, old)
  const changedCounts = labelPointCounts(ranked, changed)
  const rangeOf = new Map(old.labelPoints.map((labelPoint) => [labelPoint.id, labelPoint]))
  return counts.map((count, rank) => {
    const { start = 0, end = 0 } = rangeOf.get(ranked[rank]!.id) ?? {}
    return count - removedRowsIn(merge, start, end) + changedCounts[rank]!
  })
}

type Numbers = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array
type NumberColumn = { [K in keyof Snapshot]: Snapshot[K] extends Numbers ? K : never }[keyof Snapshot]

function column<T extends Numbers>(merge: Merge, name: NumberColumn, Type: ArrayType<T>): T {
  const target = sharedArray(Type, merge.count)
  for (const { isOld, start, end, at } of merge.runs) {
    target.set((isOld ? merge.old : merge.changed)[name].subarray(start, end), at)
  }
  return target
}

interface FacetMerge extends Pick<Merge, 'runs' | 'count'> {
  readonly old: Pick<Snapshot, 'facets'>
  readonly changed: Pick<Snapshot, 'facets'>
}

const mergedFacets = (merge: FacetMerge): Snapshot['facets'] =>
  Object.fromEntries(FACETS.map((facet) => [facet, facetColumn(merge, facet)])) as Record<Facet, FacetColumn>

function facetColumn({ old, changed, runs, count }: FacetMerge, facet: Facet): FacetColumn {
  const [oldFacet, changedFacet] = [old.facets[facet], changed.facets[facet]]
  const lists = [...oldFacet.values, ...changedFacet.values]
  const occurs = new Uint8Array(lists.length)
  for (const { isOld, start, end } of runs) {
    markCodes(
      isOld ? oldFacet.codes : changedFacet.codes,
      start,
      end,
      isOld ? occurs : occurs.subarray(oldFacet.values.length),
    )
  }
  const { values, codes: places } = sortedDictionary(lists, (code) => occurs[code] === 1)
  const target = codesFor(values.length, count)
  const changedPlaces = places.subarray(oldFacet.values.length)
  for (const { isOld, start, end, at } of runs) {
    const newCodes = isOld ? places : changedPlaces
    const source = isOld ? oldFacet.codes : changedFacet.codes
    for (let row = start; row < end; row++) target[at + row - start] = newCodes[source[row]!]!
  }
  return { codes: target, values }
}

function markCodes(codes: Codes, start: number, end: number, occurs: Uint8Array): void {
  for (let row = start; row < end; row++) occurs[codes[row]!] = 1
}
