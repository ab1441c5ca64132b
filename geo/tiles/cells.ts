/** Which rows lie in each cell of a tile. Because the snapshot is in Morton order, that is one range for each cell. */

import { GRID_BITS, keyRange, lowerBound } from '../snapshot/morton'

/** The rows [start, end). */
export type RowRange = readonly [start: number, end: number]

/** A tile of 512 px has 2^CELL_BITS × 2^CELL_BITS cells of 64 px. */
export const CELL_BITS = 3
export const CELLS = 4 ** CELL_BITS

/** The side of a cell at zoom z, in columns or rows of the grid. */
export const cellSide = (z: number): number => 1 << (GRID_BITS - z - CELL_BITS)

/** How many Morton keys a cell at zoom z covers. */
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
 * Fills `bounds`, which has one entry more than there are cells: the rows of cell i, counted in Morton order, are then
 * [bounds[i], bounds[i + 1]). The first and last entry must already hold the range of the tile. `key` is the first key
 * of the tile, `size` the keys in a cell. Quarters the range again and again, so that empty parts cost little.
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
