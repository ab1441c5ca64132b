/**
 * The order of the items: clients guess the columns of a collection from its first items, so the fullest records come
 * first, and before them so few as hold a value of every column that any of them has.
 */

/** Clients look at so many items. */
const LOOKED_AT = 5
const BLOCK_BITS = 10
const BLOCK = 1 << BLOCK_BITS

/** All rows, the fullest first; rows that hold the same columns stay in their order. */
export interface FullestOrder {
  readonly rows: Uint32Array
  /** For each row, a bit for each column that it holds a value of. */
  readonly held: Uint8Array
}

const bitsOf = (value: number): number => value.toString(2).replaceAll('0', '').length

export function fullestOrder(held: Uint8Array): FullestOrder {
  const classes = Array.from({ length: 256 }, (_, value) => value).sort((a, b) => bitsOf(b) - bitsOf(a) || b - a)
  const counts = new Uint32Array(256)
  for (let row = 0; row < held.length; row++) counts[held[row]!]!++
  const places = new Uint32Array(256)
  let next = 0
  for (const value of classes) {
    places[value] = next
    next += counts[value]!
  }
  const rows = new Uint32Array(held.length)
  for (let row = 0; row < held.length; row++) rows[places[held[row]!]!++] = row
  return { rows, held }
}

/** What matches, in the order, with what finds any page of it at once. */
export interface OrderedMatches {
  readonly order: FullestOrder
  readonly mask: Uint8Array
  readonly count: number
  /** How many match before each block of the order. */
  readonly before: Uint32Array
  /** The rows that come first, and the ranks that they have in the order, ascending. */
  readonly first: readonly number[]
  readonly ranks: readonly number[]
}

/** One pass over the rows; `mask` is 1 for each that matches. */
export function orderedMatches(order: FullestOrder, mask: Uint8Array): OrderedMatches {
  const { rows, held } = order
  const before = new Uint32Array((rows.length >>> BLOCK_BITS) + 1)
  /** The first row of each class that matches, and its rank. */
  const examples = new Map<number, { readonly row: number; readonly rank: number }>()
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    if ((at & (BLOCK - 1)) === 0) before[at >>> BLOCK_BITS] = count
    const row = rows[at]!
    if (mask[row] === 0) continue
    if (!examples.has(held[row]!)) examples.set(held[row]!, { row, rank: count })
    count++
  }
  if ((rows.length & (BLOCK - 1)) === 0) before[rows.length >>> BLOCK_BITS] = count
  const chosen = covering(examples)
  const ranks = chosen.map(({ rank }) => rank).sort((a, b) => a - b)
  return { order, mask, count, before, first: chosen.map(({ row }) => row), ranks }
}

/** Of the examples, at most LOOKED_AT that together hold what all of them hold, each as much as can be. */
function covering<T>(examples: ReadonlyMap<number, T>): T[] {
  let missing = [...examples.keys()].reduce((all, value) => all | value, 0)
  const chosen: T[] = []
  while (missing !== 0 && chosen.length < LOOKED_AT) {
    const [best] = [...examples.keys()].sort(
      (a, b) => bitsOf(b & missing) - bitsOf(a & missing) || bitsOf(b) - bitsOf(a),
    )
    if (best === undefined || (best & missing) === 0) break
    chosen.push(examples.get(best)!)
    missing &= ~best
  }
  return chosen
}

/** The rows of a page; as dear at the end as at the beginning. */
export function pageAt(matches: OrderedMatches, offset: number, limit: number): number[] {
  const { first, ranks, count } = matches
  const page = first.slice(offset, offset + limit)
  const end = Math.min(offset + limit, count)
  let at = -1
  for (let place = Math.max(offset, first.length); place < end; place++) {
    if (at < 0) {
      let rank = place - first.length
      for (const taken of ranks) if (taken <= rank) rank++
      at = indexOfRank(matches, rank)
    } else at = nextIndex(matches, at + 1)
    while (first.includes(matches.order.rows[at]!)) at = nextIndex(matches, at + 1)
    page.push(matches.order.rows[at]!)
  }
  return page
}

/** Where in the order the match of this rank stands. */
function indexOfRank(matches: OrderedMatches, rank: number): number {
  const { before } = matches
  let low = 0
  let high = before.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (before[middle]! <= rank) low = middle
    else high = middle - 1
  }
  let at = nextIndex(matches, low << BLOCK_BITS)
  for (let left = rank - before[low]!; left > 0; left--) at = nextIndex(matches, at + 1)
  return at
}

function nextIndex({ order, mask }: OrderedMatches, from: number): number {
  let at = from
  while (mask[order.rows[at]!] === 0) at++
  return at
}
