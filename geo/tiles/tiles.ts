/**
 * The projects of a selection as vector tiles. At each zoom every match is in exactly one feature of exactly one tile,
 * so that counts add up: tiles have no buffer, and a project on an edge belongs to the tile east or south of it. The
 * cost of a tile depends on its cells, not on the number of projects.
 */

import type { Bbox } from '../filters'
import { project } from '../geometry/web-mercator'
import { mixOf } from '../map/sector-mix'
import type { Position } from '../records'
import { drawnEnd } from '../snapshot/label-point-ranges'
import { GRID_BITS } from '../snapshot/morton'
import { countBefore, countIn, rowOfRank, type Selection } from '../snapshot/selection'
import type { LabelPointRange, Snapshot } from '../snapshot/snapshot'
import { CellSums } from './cell-sums'
import { tileRows } from './cells'
import { type Feature, FeatureCollector } from './feature-objects'
import { type FeatureVisitor, visitGroup, visitPin, visitRingPin, visitStack } from './features'
import { visitCells } from './grid-clusters'
import { looksOf } from './looks'
import { MvtWriter } from './mvt-writer'
import { joiningLabelPoints, ringAt } from './ring-choice'
import { isSparse } from './sparse'

export const MAX_TILE_ZOOM = 22

const writer = new MvtWriter()
const cellSums = new CellSums()

/** A Mapbox vector tile, version 2; no bytes if nothing matches. Throws a RangeError for a tile that does not exist. */
export function encodeTile(snapshot: Snapshot, selection: Selection, z: number, x: number, y: number): Uint8Array {
  writer.begin(z, x, y)
  visitTile(writer, snapshot, selection, z, x, y)
  return writer.bytes()
}

/** The features of one tile. Throws a RangeError for a tile that does not exist. */
export function tileFeatures(snapshot: Snapshot, selection: Selection, z: number, x: number, y: number): Feature[] {
  const objects = new FeatureCollector()
  visitTile(objects, snapshot, selection, z, x, y)
  return objects.features
}

function visitTile(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  z: number,
  x: number,
  y: number,
): void {
  const isTile = isIndex(z, MAX_TILE_ZOOM + 1) && isIndex(x, 1 << z) && isIndex(y, 1 << z)
  if (!isTile) throw new RangeError(`No tile ${z}/${x}/${y}`)
  const { keys, located } = snapshot
  const [start, end] = tileRows(keys, [z, x, y], [0, located])
  const [unlocatedStart, unlocatedEnd] = tileRows(keys, [z, x, y], [located, drawnEnd(snapshot)])
  const isHere = (labelPoint: LabelPointRange) => labelPoint.start >= unlocatedStart && labelPoint.end <= unlocatedEnd
  const joining = joiningLabelPoints(snapshot, selection, z).filter(isHere)
  if (start < end || joining.length > 0) {
    if (isSparse(snapshot, selection, z, [start, end])) visitSparse(visitor, snapshot, selection, start, end)
    else visitCells(visitor, snapshot, selection, [z, x, y], [start, end], joining)
  }
  for (const [index, labelPoint] of snapshot.labelPoints.entries()) {
    if (isHere(labelPoint) && !joining.includes(labelPoint)) visitLabelPoint(visitor, snapshot, selection, z, index)
  }
}

const isIndex = (value: number, size: number) => Number.isInteger(value) && value >= 0 && value < size

/**
 * The features that the map shows at integer zoom z within `bbox`, edges included. Computes all tiles that the box
 * touches. None if west > east or south > north.
 */
export function viewFeatures(snapshot: Snapshot, selection: Selection, z: number, bbox: Bbox): Feature[] {
  const [west, south, east, north] = bbox
  const [left, top] = tileOf([west, north], z)
  const [right, bottom] = tileOf([east, south], z)
  const features: Feature[] = []
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) features.push(...tileFeatures(snapshot, selection, z, x, y))
  }
  return features.filter(({ position: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north)
}

function tileOf(position: Position, z: number): [x: number, y: number] {
  const [x, y] = project(position)
  const index = (unit: number) => Math.min(Math.max(Math.floor(unit * 2 ** z), 0), 2 ** z - 1)
  return [index(x), index(y)]
}

/** Visits every match in the rows [start, end) alone; those in one grid cell, half a metre wide, as a stack. */
function visitSparse(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  start: number,
  end: number,
): void {
  const { keys } = snapshot
  const lastRank = countBefore(selection, end)
  for (let rank = countBefore(selection, start), next = start; rank < lastRank; ) {
    const first = rowOfRank(selection, rank, next, end)
    let last = first
    let n = 1
    for (; rank + n < lastRank; n++) {
      const row = rowOfRank(selection, rank + n, last + 1, end)
      if (keys[row] !== keys[first]) break
      last = row
    }
    if (n === 1) visitPin(visitor, snapshot, first)
    else {
      cellSums.clear(selection.sectors.width)
      cellSums.addApart(snapshot, selection, first, last + 1)
      visitStack(visitor, snapshot, keys[first]!, first, n, mixOf(cellSums.sectors, looksOf(snapshot)), GRID_BITS)
    }
    rank += n
    next = last + 1
  }
}

/** Visits a ring for a label point, or a group where not all that match have room. */
function visitLabelPoint(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  selection: Selection,
  z: number,
  index: number,
): void {
  const labelPoint = snapshot.labelPoints[index]!
  const n = countIn(selection, labelPoint.start, labelPoint.end)
  if (n === 0) return
  const layout = ringAt(snapshot, selection, labelPoint, n, z)
  if (!layout) {
    cellSums.clear(selection.sectors.width)
    cellSums.addApart(snapshot, selection, labelPoint.start, labelPoint.end)
    visitGroup(visitor, snapshot, index, n, mixOf(cellSums.sectors, looksOf(snapshot)))
    return
  }
  const before = countBefore(selection, labelPoint.start)
  for (let slot = 0; slot < n; slot++) {
    const row = rowOfRank(selection, before + slot, labelPoint.start, labelPoint.end)
    visitRingPin(visitor, snapshot, row, [slot, n], layout)
  }
}
