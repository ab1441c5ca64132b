/**
 * The rows that match a filter, with prefix sums, which make the matches in any range of rows one subtraction: see
 * geo/tiles/cell-sums.ts.
 */

import type { Snapshot } from './snapshot'

/**
 * There is one entry of the prefix sums for each block of 2^BLOCK_BITS rows. Rows inside a block are added up on
 * demand, which keeps a selection small.
 */
export const BLOCK_BITS = 4
const BLOCK = 1 << BLOCK_BITS
/** Of so many entries the first alone holds whole sums by sector, the others what is added since: at most 240. */
const STRIDE_BITS = 4
const STRIDE = 1 << STRIDE_BITS

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
  /** Prefix sums: how many belong to each sector, by its code in the snapshot. `sectorsBefore` reads them. */
  readonly sectors: SectorSums
  /** How much memory it takes: 4.4 bytes a row with 28 sectors. */
  readonly bytes: number
}

interface SectorSums {
  /** How many sectors the snapshot has. */
  readonly width: number
  readonly bases: Uint32Array
  readonly steps: Uint8Array
}

/** The selection of the rows that are 1 in `mask`. The mask becomes part of it and must not change afterwards. */
export function selectionOf(snapshot: Snapshot, mask: Uint8Array): Selection {
  const { count: rows, column, row: gridRow, facets } = snapshot
  const { codes, values } = facets.sector
  const width = values.length
  const entries = (rows >>> BLOCK_BITS) + 1
  const counts = new Uint32Array(entries)
  const sums = new Float64Array(2 * entries)
  const bases = new Uint32Array(((entries - 1) >>> STRIDE_BITS) * width + width)
  const steps = new Uint8Array(entries * width)
  const bySector = new Uint32Array(width)
  let [count, x, y, base] = [0, 0, 0, 0]
  for (let entry = 0; entry < entries; entry++) {
    counts[entry] = count
    sums[2 * entry] = x
    sums[2 * entry + 1] = y
    if (entry % STRIDE === 0) {
      base = (entry >>> STRIDE_BITS) * width
      bases.set(bySector, base)
    } else {
      for (let code = 0; code < width; code++) steps[entry * width + code] = bySector[code]! - bases[base + code]!
    }
    const end = Math.min((entry + 1) * BLOCK, rows)
    for (let row = entry * BLOCK; row < end; row++) {
      if (mask[row] === 0) continue
      count++
      x += column[row]!
      y += gridRow[row]!
      bySector[codes[row]!]!++
    }
  }
  const bytes = mask.byteLength + counts.byteLength + sums.byteLength + bases.byteLength + steps.byteLength
  return { mask, count, counts, sums, sectors: { width, bases, steps }, bytes }
}

/** Writes into `target` how many matches before the row of `entry` each sector has, by code. */
export function sectorsBefore({ width, bases, steps }: SectorSums, entry: number, target: Uint32Array): void {
  const base = (entry >>> STRIDE_BITS) * width
  const step = entry * width
  for (let code = 0; code < width; code++) target[code] = bases[base + code]! + steps[step + code]!
}

/** The selection without a filter: every row. */
export const selectAll = (snapshot: Snapshot): Selection =>
  selectionOf(snapshot, new Uint8Array(snapshot.count).fill(1))

/** How many of the rows [start, end) match. */
export const countIn = (selection: Selection, start: number, end: number): number =>
  countBefore(selection, end) - countBefore(selection, start)

/** How many of the rows before `end` match. */
export function countBefore({ mask, counts, count: matching }: Selection, end: number): number {
  if (matching === mask.length) return end
  const entry = end >>> BLOCK_BITS
  let count = counts[entry]!
  for (let row = entry << BLOCK_BITS; row < end; row++) count += mask[row]!
  return count
}

/** The row of the match with this rank among all matches, from 0, which must lie in [start, end). */
export function rowOfRank({ mask, counts, count }: Selection, rank: number, start: number, end: number): number {
  if (count === mask.length) return rank
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
