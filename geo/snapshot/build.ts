/** Builds a snapshot from a row buffer: sorted, and the same in whatever order the rows arrived. */

import { FACETS, type Facet } from '../filters'
import { BUILT_IN_SHAPES } from '../shapes/built-in'
import type { LabelPoints, MapShapes } from '../shapes/map-shapes'
import { NO_TERMS, type Vocabularies } from '../terms'
import { argsort, identityOrder } from './argsort'
import { assignPositions } from './assign-positions'
import { codesFor, sortedDictionary } from './dictionary-encoding'
import { labelPointRanges, rankLabelPoints } from './label-point-ranges'
import { mortonKey } from './morton'
import { DOUBLE_OFFSETS, ENCODED_FIELDS, type RowBuffer, rowBufferOf, WORD_OFFSETS, WORDS_PER_ROW } from './row-buffer'
import { bySlugOrder, orderByNo } from './row-lookup'
import { type Selection, selectAll } from './selection'
import { sharedArray, sharedBytes } from './shared-array'
import type { FacetColumn, Snapshot, SnapshotRow } from './snapshot'
import { type ListOrders, listOrders } from './sort-orders'
import type { TextColumn } from './text-column'

/** A snapshot with its lists. Sorting them takes as long as all the rest, and tiles do without, so they come second. */
export interface ListedSnapshot extends Snapshot {
  readonly orders: ListOrders
  /** The selection without a filter: every row. */
  readonly all: Selection
}

/**
 * The snapshot of `rows`, in whatever order they come, on the built-in map with these label points. Throws a
 * RangeError, with the values, for a district or city that is needed but has no label point in `labelPoints`, for a
 * no or slug that two rows share, for coordinates off the globe, and for an invalid date.
 */
export const buildSnapshot = (
  revision: number,
  rows: Iterable<SnapshotRow>,
  labelPoints: LabelPoints,
  vocabularies: Vocabularies = NO_TERMS,
): ListedSnapshot =>
  withLists(buildFromBuffer(revision, rowBufferOf(rows), { ...BUILT_IN_SHAPES, labelPoints }, vocabularies))

/** The snapshot of all rows of `buffer`, which must not be used afterwards. Throws as `buildSnapshot` does. */
export function buildFromBuffer(
  revision: number,
  buffer: RowBuffer,
  shapes: MapShapes,
  vocabularies: Vocabularies = NO_TERMS,
): Snapshot {
  const ranked = rankLabelPoints(shapes.labelPoints)
  const { sortKeys, located, counts } = assignPositions(buffer, ranked)
  const byNo = orderOfNos(buffer)
  const order = argsort(sortKeys, byNo)
  const numbers = numbersOf(buffer, order)
  const columns = {
    revision,
    shapes,
    vocabularies,
    count: buffer.count,
    located,
    labelPoints: labelPointRanges(ranked, counts, located),
    ...numbers,
    ...textsOf(buffer, order),
    facets: facetsOf(buffer, order),
    byNo: orderByNo(numbers.no, byNo, order),
  }
  return { ...columns, bySlug: bySlugOrder(columns) }
}

/** The same snapshot with its lists. */
export const withLists = (snapshot: Snapshot): ListedSnapshot => ({
  ...snapshot,
  orders: listOrders(snapshot),
  all: selectAll(snapshot),
})

/** The rows of the buffer in order of no, as the database mostly delivers them. */
function orderOfNos({ words, count }: RowBuffer): Uint32Array {
  const nos = new Float64Array(count)
  let isAscending = true
  for (let i = 0; i < count; i++) {
    nos[i] = words[i * WORDS_PER_ROW + WORD_OFFSETS.no]!
    isAscending &&= i === 0 || nos[i - 1]! < nos[i]!
  }
  return isAscending ? identityOrder(count) : argsort(nos)
}

function numbersOf({ doubles, words, integers, floats }: RowBuffer, order: Uint32Array) {
  const count = order.length
  const [lng, lat, amountCny, keys] = [0, 1, 2, 3].map(() => sharedArray(Float64Array, count)) as FourDoubles
  const [no, column, row] = [0, 1, 2].map(() => sharedArray(Uint32Array, count)) as ThreeWords
  const errorM = sharedArray(Float32Array, count)
  const day = sharedArray(Int32Array, count)
  const dayPrecision = sharedArray(Uint8Array, count)
  for (let i = 0; i < count; i++) {
    const first = order[i]! * WORDS_PER_ROW
    lng[i] = doubles[first / 2 + DOUBLE_OFFSETS.lng]!
    lat[i] = doubles[first / 2 + DOUBLE_OFFSETS.lat]!
    amountCny[i] = doubles[first / 2 + DOUBLE_OFFSETS.amountCny]!
    no[i] = words[first + WORD_OFFSETS.no]!
    column[i] = words[first + WORD_OFFSETS.column]!
    row[i] = words[first + WORD_OFFSETS.row]!
    errorM[i] = floats[first + WORD_OFFSETS.errorM]!
    day[i] = integers[first + WORD_OFFSETS.day]!
    dayPrecision[i] = words[first + WORD_OFFSETS.dayPrecision]!
    keys[i] = mortonKey(column[i]!, row[i]!)
  }
  return { no, lng, lat, column, row, keys, errorM, day, dayPrecision, amountCny }
}

type FourDoubles = [Float64Array, Float64Array, Float64Array, Float64Array]
type ThreeWords = [Uint32Array, Uint32Array, Uint32Array]

/** The bytes stay in order of arrival. A row's texts lie side by side: each starts where the one before it ends. */
function textsOf({ texts, words }: RowBuffer, order: Uint32Array): Record<'slug' | 'nameZh' | 'nameEn', TextColumn> {
  const bytes = sharedBytes(texts.end)
  texts.bytes.copy(bytes, 0, 0, texts.end)
  const [slug, nameZh, nameEn, end] = [0, 1, 2, 3].map(() => sharedArray(Uint32Array, order.length)) as FourWords
  for (let i = 0; i < order.length; i++) {
    const first = order[i]! * WORDS_PER_ROW + WORD_OFFSETS.texts
    slug[i] = words[first]!
    nameZh[i] = words[first + 1]!
    nameEn[i] = words[first + 2]!
    end[i] = words[first + 3]!
  }
  return {
    slug: { bytes, starts: slug, ends: nameZh },
    nameZh: { bytes, starts: nameZh, ends: nameEn },
    nameEn: { bytes, starts: nameEn, ends: end },
  }
}

type FourWords = [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

/** All facets in one pass, because the codes of a row lie side by side. */
function facetsOf(buffer: RowBuffer, order: Uint32Array): Snapshot['facets'] {
  const { words } = buffer
  const columns = FACETS.map((facet) => encodedColumn(buffer, facet))
  for (let i = 0; i < order.length; i++) {
    const first = order[i]! * WORDS_PER_ROW
    for (let f = 0; f < columns.length; f++) {
      const { codes, places, word } = columns[f]!
      codes[i] = places[words[first + word]!]!
    }
  }
  const entries = columns.map(({ facet, codes, values }): [Facet, FacetColumn] => [facet, { codes, values }])
  return Object.fromEntries(entries) as Record<Facet, FacetColumn>
}

/** An empty column for the codes of a facet, its values, and in `places` the new code for each code of the buffer. */
function encodedColumn({ words, count, encoders, events }: RowBuffer, facet: Facet) {
  const isEvent = facet === 'event'
  const which = isEvent ? -1 : ENCODED_FIELDS.indexOf(facet)
  const word = isEvent ? WORD_OFFSETS.event : WORD_OFFSETS.codes + which
  const lists = isEvent ? events.values : encoders[which]!.values.map((value) => [value])
  const occurs = new Uint8Array(lists.length)
  for (let at = word; at < count * WORDS_PER_ROW; at += WORDS_PER_ROW) occurs[words[at]!] = 1
  const { values, codes: places } = sortedDictionary(lists, (code) => occurs[code] === 1)
  return { facet, word, places, values, codes: codesFor(values.length, count) }
}
