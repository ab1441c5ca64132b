/** Where the disc of a cluster stands: in its cell, or in the two cells that it is for. */

import { clusterRadius } from '../map/cluster-art'
import { MIX_MARGIN } from '../map/sector-mix'
import type { Snapshot } from '../snapshot/snapshot'
import { cellSide } from './cells'
import { besideGroups, type Disc, type Room } from './group-discs'

/** The side of a cell, CSS px. */
const CELL_PX = 64

type Grid = Pick<Snapshot, 'column' | 'row'>
type Place = Pick<Disc, 'x' | 'y'>

/** The cell of a row at zoom z. */
export function oneCell({ column, row }: Grid, member: number, z: number): Room {
  const side = cellSide(z)
  const [left, top] = [cornerOf(column[member]!, side), cornerOf(row[member]!, side)]
  return { left, top, right: left + side, bottom: top + side }
}

/** The cell of a row with the next one, to the right or below. */
export function twoCells(grid: Grid, member: number, z: number, isBeside: boolean): Room {
  const { left, top, right, bottom } = oneCell(grid, member, z)
  const side = right - left
  return { left, top, right: isBeside ? right + side : right, bottom: isBeside ? bottom : bottom + side }
}

const cornerOf = (at: number, side: number): number => Math.floor(at / side) * side

/**
 * Where the disc of `n` projects stands at zoom z: at their `mean` or the nearest place so far inside its cells that it
 * covers none of other cells, beside the groups. With a `member`, where this one lies in the cells, drawn together
 * towards their middle instead.
 */
export function discPlace(
  cells: Room,
  n: number,
  z: number,
  groups: readonly Disc[],
  mean: Place,
  member: Place | null,
): Place {
  const px = cellSide(z) / CELL_PX
  const radius = clusterRadius(n)
  const reach = (radius + MIX_MARGIN) * px
  const inner = inset(cells, reach)
  const place = member ? scaled(member, cells, inner) : clamped(mean, inner)
  if (groups.length === 0) return place
  return besideGroups({ x: place.x, y: place.y, reach }, groups, inset(cells, radius * px))
}

function inset({ left, top, right, bottom }: Room, by: number): Room {
  const [x, y] = [Math.min(by, (right - left) / 2), Math.min(by, (bottom - top) / 2)]
  return { left: left + x, top: top + y, right: right - x, bottom: bottom - y }
}

const clamped = ({ x, y }: Place, { left, top, right, bottom }: Room): Place => ({
  x: Math.min(Math.max(x, left), right),
  y: Math.min(Math.max(y, top), bottom),
})

const scaled = ({ x, y }: Place, from: Room, to: Room): Place => ({
  x: to.left + ((x - from.left) / (from.right - from.left)) * (to.right - to.left),
  y: to.top + ((y - from.top) / (from.bottom - from.top)) * (to.bottom - to.top),
})

/** From 0 to 1, always the same for one cell of a zoom and unlike that of its neighbours. */
export function lotOf(cell: number, z: number): number {
  let hash = Math.imul((cell % 2 ** 32) ^ Math.imul(z + 1, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
