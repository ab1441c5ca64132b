/** From the rows as they came to the snapshot: sorted, coded alike whatever order they came in, and listed in every order. */

import { argsort } from './argsort'
import { codesFor, settled } from './coding'
import { CODED, DOUBLES, type Draft, WORDS, WORDS_PER_ROW } from './draft'
import { FACETS, type Facet } from './filters'
import { bySlugOrder, orderByNo } from './lookup'
import { mortonKey } from './morton'
import { listOrders } from './order-rows'
import { place } from './placed'
import { anchorRanges, rankAnchors } from './ranked-anchors'
import type { Position } from './records'
import { sharedArray, sharedBytes } from './shared'
import type { Column, Snapshot } from './snapshot'
import type { Texts } from './texts'

/** The snapshot of all rows of `draft`, which is of no use afterwards. Throws as `buildSnapshot` says. */
export function settle(revision: number, draft: Draft, anchors: Readonly<Record<string, Position>>): Snapshot {
  const ranked = rankAnchors(anchors)
  const { sortKeys, located, counts } = place(draft, ranked)
  const byNo = orderOfNos(draft)
  const order = argsort(sortKeys, byNo)
  const numbers = numbersOf(draft, order)
  const columns = {
    revision,
    count: draft.count,
    located,
    anchors: anchorRanges(ranked, counts, located),
    ...numbers,
    ...textsOf(draft, order),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, facetOf(draft, facet, order)])) as Record<Facet, Column>,
    byNo: orderByNo(numbers.no, byNo, order),
  }
  return { ...columns, bySlug: bySlugOrder(columns), orders: listOrders(columns) }
}

/** The rows as they came, by no. */
function orderOfNos({ words, count }: Draft): Uint32Array {
  const nos = new Float64Array(count)
  for (let i = 0; i < count; i++) nos[i] = words[i * WORDS_PER_ROW + WORDS.no]!
  return argsort(nos)
}

function numbersOf({ doubles, words, integers, floats }: Draft, order: Uint32Array) {
  const count = order.length
  const [lng, lat, amountCny, keys] = [0, 1, 2, 3].map(() => sharedArray(Float64Array, count)) as FourDoubles
  const [no, column, row] = [0, 1, 2].map(() => sharedArray(Uint32Array, count)) as ThreeWords
  const errorM = sharedArray(Float32Array, count)
  const day = sharedArray(Int32Array, count)
  for (let i = 0; i < count; i++) {
    const first = order[i]! * WORDS_PER_ROW
    lng[i] = doubles[first / 2 + DOUBLES.lng]!
    lat[i] = doubles[first / 2 + DOUBLES.lat]!
    amountCny[i] = doubles[first / 2 + DOUBLES.amountCny]!
    no[i] = words[first + WORDS.no]!
    column[i] = words[first + WORDS.column]!
    row[i] = words[first + WORDS.row]!
    errorM[i] = floats[first + WORDS.errorM]!
    day[i] = integers[first + WORDS.day]!
    keys[i] = mortonKey(column[i]!, row[i]!)
  }
  return { no, lng, lat, column, row, keys, errorM, day, amountCny }
}

type FourDoubles = [Float64Array, Float64Array, Float64Array, Float64Array]
type ThreeWords = [Uint32Array, Uint32Array, Uint32Array]

/** The bytes stay as they came; a name starts where the text before it ends. */
function textsOf({ texts, words }: Draft, order: Uint32Array): Record<'slug' | 'nameZh' | 'nameEn', Texts> {
  const bytes = sharedBytes(texts.end)
  texts.bytes.copy(bytes, 0, 0, texts.end)
  const bounds = [0, 1, 2, 3].map(() => sharedArray(Uint32Array, order.length))
  for (let i = 0; i < order.length; i++) {
    const first = order[i]! * WORDS_PER_ROW + WORDS.texts
    for (let text = 0; text < bounds.length; text++) bounds[text]![i] = words[first + text]!
  }
  const between = (text: number): Texts => ({ bytes, starts: bounds[text]!, ends: bounds[text + 1]! })
  return { slug: between(0), nameZh: between(1), nameEn: between(2) }
}

function facetOf(draft: Draft, facet: Facet, order: Uint32Array): Column {
  if (facet === 'event') return settledColumn(draft, WORDS.event, draft.events.values, order)
  const which = CODED.indexOf(facet)
  const lists = draft.codings[which]!.values.map((value) => [value])
  return settledColumn(draft, WORDS.codes + which, lists, order)
}

function settledColumn(
  { words }: Draft,
  word: number,
  lists: readonly (readonly string[])[],
  order: Uint32Array,
): Column {
  const occurs = new Uint8Array(lists.length)
  for (let i = 0; i < order.length; i++) occurs[words[i * WORDS_PER_ROW + word]!] = 1
  const { values, codes: places } = settled(lists, (code) => occurs[code] === 1)
  const codes = codesFor(values.length, order.length)
  for (let i = 0; i < order.length; i++) codes[i] = places[words[order[i]! * WORDS_PER_ROW + word]!]!
  return { codes, values }
}
