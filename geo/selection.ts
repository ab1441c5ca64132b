/** What matches a filter, with sums from which the number and mean position of the matches in any range of rows follow at once. */

import type { Filters } from './filters'
import { type Found, matches } from './match'
import { sectorSums } from './sector-sums'
import type { Snapshot } from './snapshot'

/** Rows between two entries of the position sums: what lies between is added up when asked, which keeps a selection small. */
const BLOCK = 64

export interface Selection {
  /** 1 for each row that matches. */
  readonly mask: Uint8Array
  /** How many match. */
  readonly count: number
  /** One more than there are rows: entry i is how many of the rows [0, i) match. */
  readonly prefix: Uint32Array
  /** Sums of the grid columns and rows of the matches before row BLOCK × i: whole numbers, exact. */
  readonly sumX: Float64Array
  readonly sumY: Float64Array
  /** See geo/sector-sums.ts. */
  readonly sectors: Uint32Array
  /** How much memory it takes. */
  readonly bytes: number
}

/** The matches of `filters` among all rows. Throws as `matches` does. */
export function select(snapshot: Snapshot, filters: Filters, found?: Found): Selection {
  const mask = matches(snapshot, filters, found)
  const { count: rows, column, row: gridRow } = snapshot
  const prefix = new Uint32Array(rows + 1)
  const sumX = new Float64Array(Math.floor(rows / BLOCK) + 1)
  const sumY = new Float64Array(sumX.length)
  let [count, x, y] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    if (row % BLOCK === 0) {
      sumX[row / BLOCK] = x
      sumY[row / BLOCK] = y
    }
    if (mask[row]) {
      count++
      x += column[row]!
      y += gridRow[row]!
    }
    prefix[row + 1] = count
  }
  if (rows % BLOCK === 0) {
    sumX[rows / BLOCK] = x
    sumY[rows / BLOCK] = y
  }
  const sectors = sectorSums(snapshot, mask)
  const bytes = mask.byteLength + prefix.byteLength + sumX.byteLength + sumY.byteLength + sectors.byteLength
  return { mask, count, prefix, sumX, sumY, sectors, bytes }
}

/** How many of the rows [start, end) match. */
export const countIn = ({ prefix }: Selection, start: number, end: number): number => prefix[end]! - prefix[start]!

/** The row of the match with this number among all, from 0, where it is known to lie in [start, end). */
export function rowOfRank({ prefix }: Selection, rank: number, start: number, end: number): number {
  let low = start
  let high = end - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (prefix[middle + 1]! <= rank) low = middle + 1
    else high = middle
  }
  return low
}

/** The sums of grid column and row of the matches in rows [start, end). */
export function gridSums(snapshot: Snapshot, selection: Selection, start: number, end: number): [x: number, y: number] {
  const [endX, endY] = sumsTo(snapshot, selection, end)
  const [startX, startY] = sumsTo(snapshot, selection, start)
  return [endX - startX, endY - startY]
}

function sumsTo({ column, row }: Snapshot, { mask, sumX, sumY }: Selection, end: number): [x: number, y: number] {
  const block = Math.floor(end / BLOCK)
  let x = sumX[block]!
  let y = sumY[block]!
  for (let i = block * BLOCK; i < end; i++) {
    if (!mask[i]) continue
    x += column[i]!
    y += row[i]!
  }
  return [x, y]
}
