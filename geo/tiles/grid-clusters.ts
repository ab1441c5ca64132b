/** The features of a tile that is divided into cells: one for each cell that has matches, or for two crowded ones. */

import { RING_ZOOM } from '../map/rings/ring-layout'
import { mixOf } from '../map/sector-mix'
import { commonDepth, keyRange } from '../snapshot/morton'
import { countBefore, countIn, rowOfRank, type Selection } from '../snapshot/selection'
import type { LabelPointRange, Snapshot } from '../snapshot/snapshot'
import { CellSums } from './cell-sums'
import { CELL_BITS, CELLS, cellSide, cellSize, divideIntoCells, type RowRange, tileRows } from './cells'
import { discPlace, lotOf, oneCell, twoCells } from './disc-places'
import { type ClusterPlace, type FeatureVisitor, visitCluster, visitPin, visitRingPin, visitStack } from './features'
import { type Disc, groupDiscsAt, type Room } from './group-discs'
import { looksOf } from './looks'
import { joiningLabelPoints } from './ring-choice'
import { HEAP_LIMIT, isSparse, SPARSE_ZOOM } from './sparse'

/** Four neighbours that each hold so many matches are joined two by two: their discs would form rows and columns. */
const CROWDED = 2
/** Projects that lie in one cell of this depth, as of zoom 16, are a stack. */
const STACK_DEPTH = 16 + CELL_BITS

/**
 * Work space for one tile at a time: the located rows of cell i are [bounds[i], bounds[i + 1]), and those drawn at
 * label points [from[i], until[i]).
 */
const bounds = new Uint32Array(CELLS + 1)
const from = new Uint32Array(CELLS)
const until = new Uint32Array(CELLS)
const cellSums = new CellSums()

interface CellContext {
  readonly visitor: FeatureVisitor
  readonly snapshot: Snapshot
  readonly selection: Selection
  readonly z: number
  readonly groups: readonly Disc[]
}

/** Visits the features of tile z/x/y: of the located rows [start, end), and of those at the `joining` label points. */
export function visitCells(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  [z, x, y]: readonly [z: number, x: number, y: number],
  [start, end]: RowRange,
  joining: readonly LabelPointRange[],
): void {
  const { start: key } = keyRange(z, x, y)
  const size = cellSize(z)
  const context: CellContext = { visitor, snapshot, selection, z, groups: groupDiscsAt(snapshot, selection, z, x, y) }
  bounds[0] = start
  bounds[CELLS] = end
  divideIntoCells(snapshot.keys, key, size, bounds)
  const hasUnlocated = joining.length > 0
  if (hasUnlocated) assignLabelPoints(snapshot, key, size, joining)
  cellSums.begin()
  for (let cell = 0; cell < CELLS; cell++) {
    if (cell % 4 === 0 && isCrowded(selection, cell, hasUnlocated)) {
      crowdedCells(context, cell, key + cell * size, size)
      cell += 3
      continue
    }
    const hasLabelPoint = hasUnlocated && until[cell]! > 0
    if (bounds[cell] === bounds[cell + 1] && !hasLabelPoint) continue
    cellSums.clear(selection.sectors.width)
    cellSums.add(snapshot, selection, bounds[cell]!, bounds[cell + 1]!)
    const located = cellSums.n
    if (hasLabelPoint) cellSums.addApart(snapshot, selection, from[cell]!, until[cell]!)
    if (cellSums.n > located) mixedCell(context, cell, key + cell * size, located)
    else if (located > 0) locatedCell(context, cell, key + cell * size)
  }
}

function assignLabelPoints({ keys }: Snapshot, key: number, size: number, joining: readonly LabelPointRange[]): void {
  until.fill(0)
  for (const { start, end } of joining) {
    const cell = Math.floor((keys[start]! - key) / size)
    if (until[cell] === 0) from[cell] = start
    until[cell] = end
  }
}

/** A cell whose matches all have coordinates. */
function locatedCell(context: CellContext, cell: number, key: number): void {
  const { visitor, snapshot, selection } = context
  const { n } = cellSums
  const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
  if (n === 1) {
    visitPin(visitor, snapshot, first)
    return
  }
  const depth = sharedDepth(snapshot, first, lastMatch(selection, first, bounds[cell + 1]!))
  if (depth >= STACK_DEPTH)
    visitStack(visitor, snapshot, key, first, n, mixOf(cellSums.sectors, looksOf(snapshot)), depth)
  else visitClusterAtMean(context, key, first, depth, partingZoom(context, first, n, depth + 1 - CELL_BITS))
}

/** A cell some or all of whose matches are known only to a district or city. */
function mixedCell(context: CellContext, cell: number, key: number, located: number): void {
  const { visitor, snapshot, selection } = context
  const unlocated = firstMatch(selection, from[cell]!, until[cell]!)
  if (cellSums.n === 1) {
    visitRingPin(visitor, snapshot, unlocated, [0, 1], 'wide')
    return
  }
  let depth = sharedDepth(snapshot, unlocated, lastMatch(selection, unlocated, until[cell]!))
  if (located > 0) {
    const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
    const last = lastMatch(selection, first, bounds[cell + 1]!)
    depth = Math.min(depth, sharedDepth(snapshot, unlocated, first), sharedDepth(snapshot, unlocated, last))
  }
  visitClusterAtMean(context, key, unlocated, depth, Math.min(depth + 1 - CELL_BITS, apartZoom(context, cell)))
}

/** The first zoom at which a label point of a mixed cell stands apart. */
function apartZoom({ snapshot, selection }: CellContext, cell: number): number {
  const joining = joiningLabelPoints(snapshot, selection, RING_ZOOM)
  const isApart = (labelPoint: LabelPointRange) =>
    labelPoint.start >= from[cell]! &&
    labelPoint.end <= until[cell]! &&
    countIn(selection, labelPoint.start, labelPoint.end) > 0 &&
    !joining.includes(labelPoint)
  return snapshot.labelPoints.some(isApart) ? RING_ZOOM : RING_ZOOM + 1
}

/** The first match in [start, end), which must have one; `lastMatch` likewise. */
function firstMatch(selection: Selection, start: number, end: number): number {
  return selection.mask[start] ? start : rowOfRank(selection, countBefore(selection, start), start, end)
}

function lastMatch(selection: Selection, start: number, end: number): number {
  return selection.mask[end - 1] ? end - 1 : rowOfRank(selection, countBefore(selection, end) - 1, start, end)
}

/** The depth of the smallest cell that contains both rows and so, as keys ascend, all rows between them. */
const sharedDepth = ({ column, row }: Snapshot, a: number, b: number): number =>
  commonDepth(column[a]!, row[a]!, column[b]!, row[b]!)

/**
 * The first zoom at which the cluster of `n` with this row divides: `gridZoom`, where it falls into different cells, or
 * an earlier one whose tile is sparse enough to show each project alone.
 */
function partingZoom({ snapshot, selection, z }: CellContext, row: number, n: number, gridZoom: number): number {
  if (n > HEAP_LIMIT) return gridZoom
  const { keys, located } = snapshot
  for (let zoom = Math.max(z + 1, SPARSE_ZOOM); zoom < gridZoom; zoom++) {
    const side = cellSide(zoom) << CELL_BITS
    const [x, y] = [Math.floor(snapshot.column[row]! / side), Math.floor(snapshot.row[row]! / side)]
    if (isSparse(snapshot, selection, zoom, tileRows(keys, [zoom, x, y], [0, located]))) return zoom
  }
  return gridZoom
}

/** Whether each of the four cells from `first` on has several matches, all of them located. */
function isCrowded(selection: Selection, first: number, hasUnlocated: boolean): boolean {
  for (let cell = first; cell < first + 4; cell++) {
    if (hasUnlocated && until[cell]! > 0) return false
    if (bounds[cell + 1]! - bounds[cell]! < CROWDED) return false
  }
  return [0, 1, 2, 3].every((i) => countIn(selection, bounds[first + i]!, bounds[first + i + 1]!) >= CROWDED)
}

/** Two clusters for the four cells from `first` on: side by side or one above the other, as the lot falls. */
function crowdedCells(context: CellContext, first: number, key: number, size: number): void {
  const { snapshot, selection, z } = context
  const isBeside = lotOf(key / size, z) < 0.5
  const step = isBeside ? 1 : 2
  for (let half = 0; half < 2; half++) {
    const cell = first + (isBeside ? 2 * half : half)
    const [start, end] = [bounds[cell]!, bounds[cell + 1]!]
    const [otherStart, otherEnd] = [bounds[cell + step]!, bounds[cell + step + 1]!]
    cellSums.clear(selection.sectors.width)
    if (isBeside) cellSums.addApart(snapshot, selection, start, otherEnd)
    else {
      cellSums.addApart(snapshot, selection, start, end)
      cellSums.addApart(snapshot, selection, otherStart, otherEnd)
    }
    const member = firstMatch(selection, start, end)
    const depth = sharedDepth(snapshot, member, lastMatch(selection, otherStart, otherEnd))
    const cellKey = key + (cell - first) * size
    // One of the matches of both, by lot.
    const before = countBefore(selection, start)
    const n = countBefore(selection, end) - before
    const rank = Math.floor(lotOf(cellKey, z) * cellSums.n)
    const at =
      rank < n
        ? rowOfRank(selection, before + rank, start, end)
        : rowOfRank(selection, countBefore(selection, otherStart) + rank - n, otherStart, otherEnd)
    visitDisc(context, cellKey, member, depth, z + 1, twoCells(snapshot, member, z, isBeside), at)
  }
}

/** Visits the cluster of one cell, which is at the mean of its matches. `member` is one of its rows. */
function visitClusterAtMean(context: CellContext, key: number, member: number, depth: number, zoom: number): void {
  visitDisc(context, key, member, depth, zoom, oneCell(context.snapshot, member, context.z), null)
}

/**
 * Visits a cluster in its cells, at the project `at` where there is one. `row` is one of its rows, `depth` that of the
 * smallest cell that contains all of it.
 */
function visitDisc(
  { visitor, snapshot, z, groups }: CellContext,
  key: number,
  row: number,
  depth: number,
  zoom: number,
  cells: Room,
  at: number | null,
): void {
  const { n } = cellSums
  const mean = { x: cellSums.x / n + 0.5, y: cellSums.y / n + 0.5 }
  const member = at === null ? null : { x: snapshot.column[at]! + 0.5, y: snapshot.row[at]! + 0.5 }
  const { x, y } = discPlace(cells, n, z, groups, mean, member)
  const place: ClusterPlace = { x, y, row, depth }
  visitCluster(visitor, snapshot, key, place, n, mixOf(cellSums.sectors, looksOf(snapshot)), zoom)
}
