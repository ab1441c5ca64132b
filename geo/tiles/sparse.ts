/** Which tiles show each located match alone, rather than clusters. */

import { countBefore, countIn, rowOfRank, type Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { cellSide, type RowRange } from './cells'

/** From this zoom, a tile with at most SPARSE_LIMIT located matches shows each of them alone. */
export const SPARSE_ZOOM = 11
const SPARSE_LIMIT = 24
/** Unless more than this lie in one of its cells: their pins would be a heap. */
export const HEAP_LIMIT = 4

/** Whether the tile at zoom z that has the located rows [start, end) shows each match alone. */
export function isSparse(snapshot: Snapshot, selection: Selection, z: number, [start, end]: RowRange): boolean {
  if (z < SPARSE_ZOOM || countIn(selection, start, end) > SPARSE_LIMIT) return false
  const { column, row } = snapshot
  const side = cellSide(z)
  const counts = new Map<string, number>()
  const lastRank = countBefore(selection, end)
  for (let rank = countBefore(selection, start), next = start; rank < lastRank; rank++) {
    const at = rowOfRank(selection, rank, next, end)
    const cell = `${Math.floor(column[at]! / side)} ${Math.floor(row[at]! / side)}`
    const count = (counts.get(cell) ?? 0) + 1
    if (count > HEAP_LIMIT) return false
    counts.set(cell, count)
    next = at + 1
  }
  return true
}
