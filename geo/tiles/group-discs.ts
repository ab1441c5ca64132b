/** What clusters stand beside: the groups of districts, and the names that these are around. */

import { clusterRadius, LARGEST_RADIUS } from '../map/cluster-art'
import { RING_ZOOM } from '../map/rings/ring-layout'
import { MIX_MARGIN } from '../map/sector-mix'
import { countIn, type Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { CELL_BITS, cellSide } from './cells'
import { joiningLabelPoints, ringAt } from './ring-choice'

/** A disc on the grid: its centre, and how far it reaches with its ring. */
export interface Disc {
  readonly x: number
  readonly y: number
  readonly reach: number
}

const TILE_PX = 512

/** A name as three discs in a row: how far they are apart and reach, px. */
const [NAME_STEP, NAME_REACH] = [26, 9]

/** By zoom, of a selection, since every tile asks. */
const discsOf = new WeakMap<Selection, (readonly Disc[] | undefined)[]>()
const NONE: readonly Disc[] = []

/** Those that stand on the map at zoom z, wherever they are. */
function groupDiscs(snapshot: Snapshot, selection: Selection, z: number): readonly Disc[] {
  if (z < RING_ZOOM) return NONE
  let byZoom = discsOf.get(selection)
  if (!byZoom) {
    byZoom = []
    discsOf.set(selection, byZoom)
  }
  byZoom[z] ??= discsAt(snapshot, selection, z)
  return byZoom[z]
}

/** Those that a disc of a cluster in tile x, y of zoom z might cover. */
export function groupDiscsAt(
  snapshot: Snapshot,
  selection: Selection,
  z: number,
  x: number,
  y: number,
): readonly Disc[] {
  const discs = groupDiscs(snapshot, selection, z)
  if (discs.length === 0) return discs
  const side = cellSide(z) << CELL_BITS
  const [left, top] = [x * side, y * side]
  const most = (LARGEST_RADIUS + MIX_MARGIN) * (side / TILE_PX)
  let near: Disc[] | undefined
  for (let i = 0; i < discs.length; i++) {
    const disc = discs[i]!
    const reach = most + disc.reach
    const isBeside = disc.x < left - reach || disc.x > left + side + reach
    if (isBeside || disc.y < top - reach || disc.y > top + side + reach) continue
    if (near) near.push(disc)
    else near = [disc]
  }
  return near ?? NONE
}

function discsAt(snapshot: Snapshot, selection: Selection, z: number): readonly Disc[] {
  const px = (cellSide(z) << CELL_BITS) / TILE_PX
  const { labelPoints, column, row } = snapshot
  const joining = joiningLabelPoints(snapshot, selection, z)
  return labelPoints.flatMap((labelPoint) => {
    if (joining.includes(labelPoint)) return []
    const { position, start, end } = labelPoint
    const n = position ? countIn(selection, start, end) : 0
    if (n === 0) return []
    const [x, y] = [column[start]!, row[start]!]
    const nameAt = (down: number) =>
      [0, -1, 1].map((step) => ({ x: x + step * NAME_STEP * px, y: y + down * px, reach: NAME_REACH * px }))
    if (ringAt(snapshot, selection, labelPoint, n, z)) return nameAt(0)
    const reach = clusterRadius(n) + MIX_MARGIN
    return [{ x, y, reach: reach * px }, ...nameAt(reach + NAME_REACH)]
  })
}

/** Where something may stand: columns and rows of the grid. */
export interface Room {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

type Place = Pick<Disc, 'x' | 'y'>

/**
 * Where a disc in a room stands clear of the groups: where it is, else straight away from the group that it covers,
 * else in the nearest free corner; where nothing is free, in the corner that is farthest from them.
 */
export function besideGroups(disc: Disc, groups: readonly Disc[], room: Room): Place {
  let covered: Disc | undefined
  for (let i = 0; i < groups.length && !covered; i++) if (covers(disc, groups[i]!)) covered = groups[i]
  return covered ? besideCovered(disc, covered, groups, room) : disc
}

function covers(disc: Disc, group: Disc): boolean {
  const [right, down, reach] = [disc.x - group.x, disc.y - group.y, disc.reach + group.reach]
  // Most are told apart without the dear part.
  return Math.abs(right) < reach && Math.abs(down) < reach && Math.hypot(right, down) < reach
}

function besideCovered(disc: Disc, covered: Disc, groups: readonly Disc[], room: Room): Place {
  const corners = [room.left, room.right].flatMap((x) => [room.top, room.bottom].map((y) => ({ x, y })))
  const byDistance = corners.sort((a, b) => distance(a, disc) - distance(b, disc))
  const places = [inside(away(disc, covered), room), ...byDistance]
  const free = places.find((place) => clearance(place, disc.reach, groups) >= -ROUNDING)
  if (free) return free
  return corners.reduce((best, corner) =>
    clearance(corner, disc.reach, groups) > clearance(best, disc.reach, groups) ? corner : best,
  )
}

/** How much is free between a disc at a place and the nearest group; below 0 where they overlap. */
function clearance({ x, y }: Place, reach: number, groups: readonly Disc[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!
    least = Math.min(least, Math.hypot(x - group.x, y - group.y) - reach - group.reach)
  }
  return least
}

/** Columns of the grid. */
const ROUNDING = 1e-3

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Moved until it touches the other, downwards where both have one middle. */
function away(disc: Disc, from: Disc): Place {
  const apart = distance(disc, from)
  const [right, down] = apart === 0 ? [0, 1] : [(disc.x - from.x) / apart, (disc.y - from.y) / apart]
  const needed = disc.reach + from.reach
  return { x: from.x + right * needed, y: from.y + down * needed }
}

const inside = ({ x, y }: Place, { left, top, right, bottom }: Room): Place => ({
  x: Math.min(Math.max(x, left), right),
  y: Math.min(Math.max(y, top), bottom),
})
