/** The features of a tile that is divided into cells: one for each cell that has matches. */

import { RING_ZOOM } from '../map/ring-layout'
import { mixOf } from '../map/sector-mix'
import { commonDepth, keyRange } from '../snapshot/morton'
import { countBefore, countIn, rowOfRank, type Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { CellSums } from './cell-sums'
import { CELL_BITS, CELLS, cellSide, cellSize, divideIntoCells } from './cells'
import { type FeatureVisitor, visitCluster, visitPin, visitRingPin, visitStack } from './features'
import { SPARSE_LIMIT, SPARSE_ZOOM } from './thresholds'

/**
 * A cluster stays this part of its cell's side away from the edges, 16 px, so that it does not cover its neighbour's
 * number.
 */
const MARGIN = 1 / 4
/** What the cells of this depth, those of zoom 16, do not part is a stack. */
const STACK_DEPTH = 16 + CELL_BITS

/**
 * Work space of one tile at a time: the rows of cell i are [bounds[i], bounds[i + 1]), and the anchored ones [from[i],
 * until[i]).
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
}

/**
 * Of tile z/x/y with the located rows [start, end) and the anchored rows [anchoredStart, anchoredEnd), none from
 * RING_ZOOM on.
 */
export function visitCells(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  [z, x, y]: readonly [z: number, x: number, y: number],
  [start, end, anchoredStart, anchoredEnd]: readonly [number, number, number, number],
): void {
  const { start: key } = keyRange(z, x, y)
  const size = cellSize(z)
  const context: CellContext = { visitor, snapshot, selection, z }
  bounds[0] = start
  bounds[CELLS] = end
  divideIntoCells(snapshot.keys, key, size, bounds)
  const hasAnchors = anchoredStart < anchoredEnd
  if (hasAnchors) assignLabelPoints(snapshot, key, size, anchoredStart, anchoredEnd)
  cellSums.begin()
  for (let cell = 0; cell < CELLS; cell++) {
    const isAnchored = hasAnchors && until[cell]! > 0
    if (bounds[cell] === bounds[cell + 1] && !isAnchored) continue
    cellSums.clear()
    cellSums.add(snapshot, selection, bounds[cell]!, bounds[cell + 1]!)
    const located = cellSums.n
    if (isAnchored) cellSums.addApart(snapshot, selection, from[cell]!, until[cell]!)
    if (cellSums.n > located) mixedCell(context, cell, key + cell * size, located)
    else if (located > 0) locatedCell(context, cell, key + cell * size)
  }
}

function assignLabelPoints(
  { labelPoints, keys }: Snapshot,
  key: number,
  size: number,
  first: number,
  last: number,
): void {
  until.fill(0)
  for (const { start, end } of labelPoints) {
    if (start < first || end > last) continue
    const cell = Math.floor((keys[start]! - key) / size)
    if (until[cell] === 0) from[cell] = start
    until[cell] = end
  }
}

/** All matches have coordinates. */
function locatedCell(context: CellContext, cell: number, key: number): void {
  const { visitor, snapshot, selection, z } = context
  const { n } = cellSums
  const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
  if (n === 1) {
    visitPin(visitor, snapshot, first)
    return
  }
  const depth = sharedDepth(snapshot, first, lastMatch(selection, first, bounds[cell + 1]!))
  if (depth >= STACK_DEPTH) visitStack(visitor, snapshot, key, first, n, mixOf(cellSums.sectors), depth)
  else visitClusterAtMean(context, key, first, depth, partingZoom(selection, z, cell, n, depth + 1 - CELL_BITS))
}

/** Some matches, or all, have a district or city only. */
function mixedCell(context: CellContext, cell: number, key: number, located: number): void {
  const { visitor, snapshot, selection } = context
  const anchored = firstMatch(selection, from[cell]!, until[cell]!)
  if (cellSums.n === 1) {
    visitRingPin(visitor, snapshot, anchored, 0, 1)
    return
  }
  let depth = sharedDepth(snapshot, anchored, lastMatch(selection, anchored, until[cell]!))
  if (located > 0) {
    const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
    const last = lastMatch(selection, first, bounds[cell + 1]!)
    depth = Math.min(depth, sharedDepth(snapshot, anchored, first), sharedDepth(snapshot, anchored, last))
  }
  visitClusterAtMean(context, key, anchored, depth, Math.min(depth + 1 - CELL_BITS, RING_ZOOM))
}

/** The first and the last match of [start, end), which has one. */
function firstMatch(selection: Selection, start: number, end: number): number {
  return selection.mask[start] ? start : rowOfRank(selection, countBefore(selection, start), start, end)
}

function lastMatch(selection: Selection, start: number, end: number): number {
  return selection.mask[end - 1] ? end - 1 : rowOfRank(selection, countBefore(selection, end) - 1, start, end)
}

/** How deep the smallest cell is that holds both rows; as keys ascend, it holds all rows between. */
const sharedDepth = ({ column, row }: Snapshot, a: number, b: number): number =>
  commonDepth(column[a]!, row[a]!, column[b]!, row[b]!)

/**
 * The first zoom at which a cluster of `n` in a cell parts: at `gridZoom` by its cells, or before, where its tile shows
 * each alone.
 */
function partingZoom(selection: Selection, z: number, cell: number, n: number, gridZoom: number): number {
  if (n > SPARSE_LIMIT) return gridZoom
  for (let zoom = Math.max(z + 1, SPARSE_ZOOM); zoom < gridZoom; zoom++) {
    if (countAround(selection, cell, zoom - z) <= SPARSE_LIMIT) return zoom
  }
  return gridZoom
}

/**
 * How many located matches stand in the tile around a cell that is `levels` zooms below the cell's own; 0 where that is
 * not all of the cell.
 */
function countAround(selection: Selection, cell: number, levels: number): number {
  if (levels >= CELL_BITS) return 0
  const cells = 1 << (2 * (CELL_BITS - levels))
  const first = cell - (cell % cells)
  return countIn(selection, bounds[first]!, bounds[first + cells]!)
}

/** A cluster at the mean of the tallied matches, `member` among them, moved away from the edges of their cell. */
function visitClusterAtMean(
  { visitor, snapshot, z }: CellContext,
  key: number,
  member: number,
  depth: number,
  zoom: number,
): void {
  const side = cellSide(z)
  const x = within(cellSums.x / cellSums.n + 0.5, snapshot.column[member]!, side)
  const y = within(cellSums.y / cellSums.n + 0.5, snapshot.row[member]!, side)
  visitCluster(visitor, snapshot, key, { x, y, row: member, depth }, cellSums.n, mixOf(cellSums.sectors), zoom)
}

function within(mean: number, member: number, side: number): number {
  const edge = Math.floor(member / side) * side
  return Math.min(Math.max(mean, edge + MARGIN * side), edge + side - MARGIN * side)
}
