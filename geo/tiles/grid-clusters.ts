/** The features of a tile that is divided into cells: one for each cell that has matches. */

import { clusterRadius } from '../map/cluster-art'
import { RING_ZOOM } from '../map/ring-layout'
import { MIX_MARGIN, mixOf } from '../map/sector-mix'
import { commonDepth, keyRange } from '../snapshot/morton'
import { countBefore, countIn, rowOfRank, type Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { CellSums } from './cell-sums'
import { CELL_BITS, CELLS, cellSide, cellSize, divideIntoCells } from './cells'
import { type FeatureVisitor, visitCluster, visitPin, visitRingPin, visitStack } from './features'
import { besideGroups, type Disc, groupDiscs, type Room } from './group-discs'
import { looksOf } from './looks'
import { SPARSE_LIMIT, SPARSE_ZOOM } from './thresholds'

/** The side of a cell, CSS px. */
const CELL_PX = 64
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

/**
 * Visits the features of tile z/x/y, which has the located rows [start, end) and, below RING_ZOOM, the rows
 * [unlocatedStart, unlocatedEnd) drawn at label points.
 */
export function visitCells(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  [z, x, y]: readonly [z: number, x: number, y: number],
  [start, end, unlocatedStart, unlocatedEnd]: readonly [number, number, number, number],
): void {
  const { start: key } = keyRange(z, x, y)
  const size = cellSize(z)
  const context: CellContext = { visitor, snapshot, selection, z, groups: groupDiscs(snapshot, selection, z) }
  bounds[0] = start
  bounds[CELLS] = end
  divideIntoCells(snapshot.keys, key, size, bounds)
  const hasUnlocated = unlocatedStart < unlocatedEnd
  if (hasUnlocated) assignLabelPoints(snapshot, key, size, unlocatedStart, unlocatedEnd)
  cellSums.begin()
  for (let cell = 0; cell < CELLS; cell++) {
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

/** A cell whose matches all have coordinates. */
function locatedCell(context: CellContext, cell: number, key: number): void {
  const { visitor, snapshot, selection, z } = context
  const { n } = cellSums
  const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
  if (n === 1) {
    visitPin(visitor, snapshot, first)
    return
  }
  const depth = sharedDepth(snapshot, first, lastMatch(selection, first, bounds[cell + 1]!))
  if (depth >= STACK_DEPTH)
    visitStack(visitor, snapshot, key, first, n, mixOf(cellSums.sectors, looksOf(snapshot)), depth)
  else visitClusterAtMean(context, key, first, depth, partingZoom(selection, z, cell, n, depth + 1 - CELL_BITS))
}

/** A cell some or all of whose matches are known only to a district or city. */
function mixedCell(context: CellContext, cell: number, key: number, located: number): void {
  const { visitor, snapshot, selection } = context
  const unlocated = firstMatch(selection, from[cell]!, until[cell]!)
  if (cellSums.n === 1) {
    visitRingPin(visitor, snapshot, unlocated, 0, 1)
    return
  }
  let depth = sharedDepth(snapshot, unlocated, lastMatch(selection, unlocated, until[cell]!))
  if (located > 0) {
    const first = firstMatch(selection, bounds[cell]!, bounds[cell + 1]!)
    const last = lastMatch(selection, first, bounds[cell + 1]!)
    depth = Math.min(depth, sharedDepth(snapshot, unlocated, first), sharedDepth(snapshot, unlocated, last))
  }
  visitClusterAtMean(context, key, unlocated, depth, Math.min(depth + 1 - CELL_BITS, RING_ZOOM))
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
 * The first zoom at which a cluster of `n` in a cell divides: `gridZoom`, where it falls into different cells, or an
 * earlier one whose tile is sparse enough to show each project alone.
 */
function partingZoom(selection: Selection, z: number, cell: number, n: number, gridZoom: number): number {
  if (n > SPARSE_LIMIT) return gridZoom
  for (let zoom = Math.max(z + 1, SPARSE_ZOOM); zoom < gridZoom; zoom++) {
    if (countAround(selection, cell, zoom - z) <= SPARSE_LIMIT) return zoom
  }
  return gridZoom
}

/**
 * How many located matches lie in the tile around a cell, `levels` zooms further in than the tile being computed; 0 if
 * that tile is not larger than the cell.
 */
function countAround(selection: Selection, cell: number, levels: number): number {
  if (levels >= CELL_BITS) return 0
  const cells = 1 << (2 * (CELL_BITS - levels))
  const first = cell - (cell % cells)
  return countIn(selection, bounds[first]!, bounds[first + cells]!)
}

/**
 * Visits a cluster at the mean of the cell's matches, so far inside the cell that it covers none of its neighbours, and
 * beside the groups. `member` is one of its rows.
 */
function visitClusterAtMean(
  { visitor, snapshot, z, groups }: CellContext,
  key: number,
  member: number,
  depth: number,
  zoom: number,
): void {
  const { n } = cellSums
  const side = cellSide(z)
  const px = side / CELL_PX
  const reach = (clusterRadius(n) + MIX_MARGIN) * px
  const [column, row] = [snapshot.column[member]!, snapshot.row[member]!]
  const x = within(cellSums.x / n + 0.5, column, side, reach)
  const y = within(cellSums.y / n + 0.5, row, side, reach)
  const room = roomOf(column, row, side, clusterRadius(n) * px)
  const place = { ...besideGroups({ x, y, reach }, groups, room), row: member, depth }
  visitCluster(visitor, snapshot, key, place, n, mixOf(cellSums.sectors, looksOf(snapshot)), zoom)
}

/** `mean` or the nearest place that is `margin` inside the cell of `member`; the middle of a cell that has no room. */
function within(mean: number, member: number, side: number, margin: number): number {
  const edge = Math.floor(member / side) * side
  const inset = Math.min(margin, side / 2)
  return Math.min(Math.max(mean, edge + inset), edge + side - inset)
}

/** Where in its cell a disc may stand that covers no disc of another cell, ring aside. */
function roomOf(column: number, row: number, side: number, radius: number): Room {
  const [left, top, inset] = [
    Math.floor(column / side) * side,
    Math.floor(row / side) * side,
    Math.min(radius, side / 2),
  ]
  return { left: left + inset, top: top + inset, right: left + side - inset, bottom: top + side - inset }
}
