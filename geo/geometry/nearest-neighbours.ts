/** The nearest neighbour of each of many points, by a tree of boxes over points that stand in Morton order. */

import type { Points } from './local-plane'

const WIDTH = 16

export interface Nearest {
  /** For each point the index of the nearest other one; of several equally near, any. */
  readonly index: Uint32Array
  /** The distance to it. */
  readonly km: Float64Array
}

/** Boxes [minX, minY, maxX, maxY] of 16 consecutive points, then of 16 such boxes, and so on up to one. */
interface Level {
  readonly boxes: Float64Array
  readonly count: number
}

/**
 * The nearest neighbours of two or more points. Correct for points in any order, and fast (n log n in practice) if
 * points near each other on the ground have indices near each other, as the rows of a snapshot do. The points of one
 * box search together.
 */
export function nearestNeighbours(points: Points): Nearest {
  const n = points.x.length
  const nearestSoFar: NearestSoFar = {
    index: new Uint32Array(n),
    km2: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  }
  const levels = levelsOf(points)
  const leaves = levels[0]!.boxes
  const stack = new Uint32Array(2 * (WIDTH * levels.length + 1))
  for (let leaf = 0; leaf < levels[0]!.count; leaf++) {
    let reach = compareWithinLeaf(points, nearestSoFar, leaf)
    let top = push(stack, 0, levels.length - 1, 0)
    while (top > 0 && reach > 0) {
      const node = stack[--top]!
      const depth = stack[--top]!
      if (depth === 0 || gap2(levels[depth]!.boxes, node, leaves, leaf) >= reach) continue
      const { boxes, count } = levels[depth - 1]!
      const end = Math.min(count, (node + 1) * WIDTH)
      for (let child = node * WIDTH; child < end; child++) {
        if (gap2(boxes, child, leaves, leaf) >= reach) continue
        if (depth > 1) top = push(stack, top, depth - 1, child)
        else if (child !== leaf) reach = compareLeaves(points, nearestSoFar, leaf, leaves, child)
      }
    }
  }
  return { index: nearestSoFar.index, km: nearestSoFar.km2.map(Math.sqrt) }
}

interface NearestSoFar {
  readonly index: Uint32Array
  readonly km2: Float64Array
}

/**
 * Compares the points of a leaf with each other. Returns the largest squared distance from one of them to its nearest.
 */
function compareWithinLeaf({ x, y }: Points, { index, km2 }: NearestSoFar, leaf: number): number {
  const end = Math.min(x.length, (leaf + 1) * WIDTH)
  let reach = 0
  for (let i = leaf * WIDTH; i < end; i++) {
    const px = x[i]!
    const py = y[i]!
    let best = Number.POSITIVE_INFINITY
    let nearest = 0
    for (let j = leaf * WIDTH; j < end; j++) {
      const dx = x[j]! - px
      const dy = y[j]! - py
      const d2 = dx * dx + dy * dy
      if (d2 < best && j !== i) {
        best = d2
        nearest = j
      }
    }
    index[i] = nearest
    km2[i] = best
    if (best > reach) reach = best
  }
  return reach
}

/** Compares the points of a leaf with those of another; returns as `compareWithinLeaf` does. */
function compareLeaves(
  { x, y }: Points,
  { index, km2 }: NearestSoFar,
  leaf: number,
  boxes: Float64Array,
  other: number,
): number {
  const end = Math.min(x.length, (leaf + 1) * WIDTH)
  const otherEnd = Math.min(x.length, (other + 1) * WIDTH)
  const b = 4 * other
  let reach = 0
  for (let i = leaf * WIDTH; i < end; i++) {
    const px = x[i]!
    const py = y[i]!
    let best = km2[i]!
    const outX = outside(boxes[b]! - px, px - boxes[b + 2]!)
    const outY = outside(boxes[b + 1]! - py, py - boxes[b + 3]!)
    if (outX * outX + outY * outY < best) {
      for (let j = other * WIDTH; j < otherEnd; j++) {
        const dx = x[j]! - px
        const dy = y[j]! - py
        const d2 = dx * dx + dy * dy
        if (d2 < best) {
          best = d2
          index[i] = j
        }
      }
      km2[i] = best
    }
    if (best > reach) reach = best
  }
  return reach
}

function push(stack: Uint32Array, top: number, depth: number, node: number): number {
  stack[top] = depth
  stack[top + 1] = node
  return top + 2
}

/** The square of the distance between two boxes. */
function gap2(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const p = 4 * i
  const q = 4 * j
  const dx = outside(a[p]! - b[q + 2]!, b[q]! - a[p + 2]!)
  const dy = outside(a[p + 1]! - b[q + 3]!, b[q + 1]! - a[p + 3]!)
  return dx * dx + dy * dy
}

/** The larger of two numbers of which at most one is positive; 0 where neither is. Faster than Math.max of three. */
function outside(before: number, after: number): number {
  if (before > 0) return before
  return Math.max(after, 0)
}

function levelsOf({ x, y }: Points): Level[] {
  const leaves = level(x.length, (i, put) => put(x[i]!, y[i]!, x[i]!, y[i]!))
  const levels = [leaves]
  for (let below = leaves; below.count > 1; ) {
    const { boxes } = below
    below = level(below.count, (i, put) => put(boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!))
    levels.push(below)
  }
  return levels
}

type Put = (minX: number, minY: number, maxX: number, maxY: number) => void

/** The boxes of WIDTH items each. */
function level(items: number, read: (item: number, put: Put) => void): Level {
  const count = Math.ceil(items / WIDTH)
  const boxes = new Float64Array(4 * count)
  for (let node = 0; node < count; node++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    const grow: Put = (west, south, east, north) => {
      minX = Math.min(minX, west)
      minY = Math.min(minY, south)
      maxX = Math.max(maxX, east)
      maxY = Math.max(maxY, north)
    }
    for (let item = node * WIDTH; item < Math.min(items, (node + 1) * WIDTH); item++) read(item, grow)
    boxes.set([minX, minY, maxX, maxY], 4 * node)
  }
  return { boxes, count }
}
