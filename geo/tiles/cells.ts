/** Which rows stand in each cell of a tile: one range for each, as the snapshot is in Morton order. */

import { GRID_BITS, keyRange, lowerBound } from '../snapshot/morton'

/** The rows [start, end). */
export type RowRange = readonly [start: number, end: number]

/** A tile has 2^CELL_BITS × 2^CELL_BITS cells: 64 px each of its 512 px. */
export const CELL_BITS = 3
export const CELLS = 4 ** CELL_BITS

/** How many columns of the grid a cell of a tile at zoom z has, and rows. */
export const cellSide = (z: number): number => 1 << (GRID_BITS - z - CELL_BITS)

/** How many keys of the grid a cell of a tile at zoom z has. */
export const cellSize = (z: number): number => cellSide(z) ** 2

/** The rows of tile z/x/y among [from, to), in which `keys` ascend. */
export function tileRows(
  keys: Float64Array,
  [z, x, y]: readonly [z: number, x: number, y: number],
  [from, to]: RowRange,
): RowRange {
  const { start, end } = keyRange(z, x, y)
  const first = lowerBound(keys, start, from, to)
  return [first, lowerBound(keys, end, first, to)]
}

/**
 * Fills `bounds`, one entry longer than there are cells: the rows of cell i, in Morton order, are then [bounds[i],
 * bounds[i + 1]). The first and last entry must already hold the rows of the tile, whose first key is `key`. Divides by
 * four each time, so that empty parts cost nothing.
 */
export function divideIntoCells(keys: Float64Array, key: number, size: number, bounds: Uint32Array): void {
  for (let width = CELLS / 4; width >= 1; width /= 4) {
    for (let parent = 0; parent < CELLS; parent += 4 * width) {
      const end = bounds[parent + 4 * width]!
      for (let cell = parent + width; cell < parent + 4 * width; cell += width) {
        bounds[cell] = lowerBound(keys, key + cell * size, bounds[cell - width]!, end)
      }
    }
  }
}
