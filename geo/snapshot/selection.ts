/**
 * The rows that match a filter, with prefix sums, which make the matches in any range of rows one subtraction: see
 * geo/tiles/cell-sums.ts.
 */

import { SECTORS } from '../vocabulary'
import type { FacetColumn, Snapshot } from './snapshot'

/**
 * There is one entry of the prefix sums for each block of 2^BLOCK_BITS rows. Rows inside a block are added up on
 * demand, which keeps a selection small.
 */
export const BLOCK_BITS = 4
const BLOCK = 1 << BLOCK_BITS

/** All sums are whole numbers and exact. Entry i of each is the sum over the matches before row BLOCK × i. */
export interface Selection {
  /** 1 for each row that matches. */
  readonly mask: Uint8Array
  /** How many match. */
  readonly count: number
  /** Prefix sums: how many rows match. */
  readonly counts: Uint32Array
  /** Prefix sums of grid columns and grid rows, interleaved, because they are read together. */
  readonly sums: Float64Array
  /** Prefix sums: how many belong to each sector, in the order of the vocabulary. */
  readonly sectors: Uint32Array
  /** For each code of the snapshot's sectors its index in the vocabulary; SECTORS.length where it has none. */
  readonly places: Uint8Array
  /** How much memory it takes: 4.25 bytes a row. */
  readonly bytes: number
}

/** The selection of the rows that are 1 in `mask`. The mask becomes part of it and must not change afterwards. */
export function selectionOf(snapshot: Snapshot, mask: Uint8Array): Selection {
  const { count: rows, column, row: gridRow, facets } = snapshot
  const { codes } = facets.sector
  const places = placesOf(facets.sector)
  const width = SECTORS.length
  const entries = (rows >>> BLOCK_BITS) + 1
  const counts = new Uint32Array(entries)
  const sums = new Float64Array(2 * entries)
  const sectors = new Uint32Array(entries * width)
  const bySector = new Uint32Array(width + 1)
  let [count, x, y] = [0, 0, 0]
  for (let entry = 0; entry < entries; entry++) {
    counts[entry] = count
    sums[2 * entry] = x
    sums[2 * entry + 1] = y
    for (let place = 0; place < width; place++) sectors[entry * width + place] = bySector[place]!
    const end = Math.min((entry + 1) * BLOCK, rows)
    for (let row = entry * BLOCK; row < end; row++) {
      if (mask[row] === 0) continue
      count++
      x += column[row]!
      y += gridRow[row]!
      bySector[places[codes[row]!]!]!++
    }
  }
  const bytes = mask.byteLength + counts.byteLength + sums.byteLength + sectors.byteLength
  return { mask, count, counts, sums, sectors, places, bytes }
}

/** The selection without a filter: every row. */
export const selectAll = (snapshot: Snapshot): Selection =>
  selectionOf(snapshot, new Uint8Array(snapshot.count).fill(1))

const placesOf = ({ values }: FacetColumn): Uint8Array =>
  Uint8Array.from(values, ([sector]) => {
    const place = SECTORS.findIndex(({ value }) => value === sector)
    return place < 0 ? SECTORS.length : place
  })

/** How many of the rows [start, end) match. */
export const countIn = (selection: Selection, start: number, end: number): number =>
  countBefore(selection, end) - countBefore(selection, start)

/** How many of the rows before `end` match. */
export function countBefore({ mask, counts }: Selection, end: number): number {
  const entry = end >>> BLOCK_BITS
  let count = counts[entry]!
  for (let row = entry << BLOCK_BITS; row < end; row++) count += mask[row]!
  return count
}

/** The row of the match with this rank among all matches, from 0, which must lie in [start, end). */
export function rowOfRank({ mask, counts }: Selection, rank: number, start: number, end: number): number {
  let low = start >>> BLOCK_BITS
  let high = (end - 1) >>> BLOCK_BITS
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (counts[middle]! <= rank) low = middle
    else high = middle - 1
  }
  let row = low << BLOCK_BITS
  for (let left = rank - counts[low]! + (mask[row] ? 0 : 1); left > 0; ) {
    row++
    if (mask[row]) left--
  }
  return row
}
