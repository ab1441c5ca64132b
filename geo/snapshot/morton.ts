/**
 * The Web Mercator square as a grid of 2²⁶ × 2²⁶ cells in Morton (Z) order, in which every tile, and every cell of a
 * tile, is one contiguous range of sorted keys. 26 bits per axis resolve the 16 × 16 cells of a tile at zoom 22, about
 * 0.5 m at 31° N, and a key of 52 bits is exact in a double.
 */

export const GRID_BITS = 26
const GRID = 2 ** GRID_BITS
const HALF = GRID_BITS / 2
const HALF_MASK = 2 ** HALF - 1

/**
 * The grid column of x, or row of y, in the unit square. Anything outside belongs to the first or last one, and the far
 * edge to the last.
 */
export const gridOf = (unit: number): number => Math.min(Math.max(Math.floor(unit * GRID), 0), GRID - 1)

/** The Morton key of a grid cell: the bits of column and row interleaved, row first. Below 2⁵². */
export const mortonKey = (column: number, row: number): number =>
  (spread(column >>> HALF) + 2 * spread(row >>> HALF)) * GRID + spread(column & HALF_MASK) + 2 * spread(row & HALF_MASK)

/** The 13 low bits of `value`, each followed by a zero bit. */
function spread(value: number): number {
  const bytes = (value | (value << 8)) & 0x00ff00ff
  const nibbles = (bytes | (bytes << 4)) & 0x0f0f0f0f
  const pairs = (nibbles | (nibbles << 2)) & 0x33333333
  return (pairs | (pairs << 1)) & 0x55555555
}

/** The keys of cell (column, row) of the 2^depth × 2^depth cells: from `start` until before `end`. */
export function keyRange(depth: number, column: number, row: number): { start: number; end: number } {
  const scale = 1 << (GRID_BITS - depth)
  const start = mortonKey(column * scale, row * scale)
  return { start, end: start + scale * scale }
}

/** The depth of the smallest cell that contains both grid cells: 26 for one and the same. */
export const commonDepth = (column: number, row: number, otherColumn: number, otherRow: number): number =>
  GRID_BITS - (32 - Math.clz32((column ^ otherColumn) | (row ^ otherRow)))

/** The first index in [from, to) whose key is not below `key`; `to` where there is none. `keys` ascend. */
export function lowerBound(keys: Float64Array, key: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
