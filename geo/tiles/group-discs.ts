/** What clusters stand beside: the groups of districts, and the names that these are around. */

import { clusterRadius } from '../map/cluster-art'
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

/** Those that stand on the map at zoom z, wherever they are. */
export function groupDiscs(snapshot: Snapshot, selection: Selection, z: number): Disc[] {
  if (z < RING_ZOOM) return []
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
  /** How much is free between it and the nearest group; below 0 where they overlap. */
  const clearance = ({ x, y }: Place): number =>
    Math.min(...groups.map((group) => Math.hypot(x - group.x, y - group.y) - disc.reach - group.reach))
  const covered = groups.find((group) => Math.hypot(disc.x - group.x, disc.y - group.y) < disc.reach + group.reach)
  if (!covered) return disc
  const corners = [room.left, room.right].flatMap((x) => [room.top, room.bottom].map((y) => ({ x, y })))
  const byDistance = corners.sort((a, b) => distance(a, disc) - distance(b, disc))
  const free = [inside(away(disc, covered), room), ...byDistance].find((place) => clearance(place) >= -ROUNDING)
  return free ?? corners.reduce((best, corner) => (clearance(corner) > clearance(best) ? corner : best))
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
