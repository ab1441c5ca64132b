/**
 * Whether projects that are known to their district only stand around its label point, and how; or are a group, and
 * from which zoom.
 */

import { ONE_RING_LIMIT, RING_ZOOM, type RingLayout } from '../map/rings/ring-layout'
import { ringLayout } from '../map/rings/ring-room'
import { countIn, type Selection } from '../snapshot/selection'
import type { LabelPointRange, Snapshot } from '../snapshot/snapshot'
import { CELL_BITS, cellSide, cellSize, tileRows } from './cells'

/** Among more matches than this with places of their own, two rings would lie over them. */
const FEW_AROUND = 12
/** How far two rings reach from their label point, px. */
const REACH_PX = 100
const TILE_PX = 512

/** For `n` matches, at least one, of a label point at zoom z; null: a group. */
export function ringAt(
  snapshot: Snapshot,
  selection: Selection,
  { id, start }: Pick<LabelPointRange, 'id' | 'start'>,
  n: number,
  z: number,
): RingLayout | null {
  const layout = ringLayout(snapshot.shapes, id, n, z)
  return layout && n > ONE_RING_LIMIT && locatedAround(snapshot, selection, start, z) > FEW_AROUND ? null : layout
}

/**
 * The label points whose matches join the cells at zoom z. Below RING_ZOOM all do. There a group still does where many
 * others lie around, whose discs would leave it no room, and with it any other of its cell.
 */
export function joiningLabelPoints(snapshot: Snapshot, selection: Selection, z: number): readonly LabelPointRange[] {
  if (z > RING_ZOOM) return []
  if (z < RING_ZOOM) return snapshot.labelPoints
  const joining = joiningAtRings.get(selection) ?? crowdedLabelPoints(snapshot, selection)
  joiningAtRings.set(selection, joining)
  return joining
}

/** Kept, since every tile asks. */
const joiningAtRings = new WeakMap<Selection, readonly LabelPointRange[]>()

function crowdedLabelPoints(snapshot: Snapshot, selection: Selection): readonly LabelPointRange[] {
  const { labelPoints, keys } = snapshot
  const cellOf = ({ start }: LabelPointRange) => Math.floor(keys[start]! / cellSize(RING_ZOOM))
  const isCrowdedGroup = (labelPoint: LabelPointRange) => {
    const n = labelPoint.position ? countIn(selection, labelPoint.start, labelPoint.end) : 0
    if (n === 0 || ringAt(snapshot, selection, labelPoint, n, RING_ZOOM)) return false
    return locatedAround(snapshot, selection, labelPoint.start, RING_ZOOM) > FEW_AROUND
  }
  const cells = new Set(labelPoints.filter(isCrowdedGroup).map(cellOf))
  return labelPoints.filter((labelPoint) => labelPoint.position && cells.has(cellOf(labelPoint)))
}

/** How many matches with coordinates lie in the quarters of tiles that two rings around the point of a row touch. */
function locatedAround({ keys, located, column, row }: Snapshot, selection: Selection, at: number, z: number): number {
  const side = cellSide(z) << (CELL_BITS - 1)
  const reach = (REACH_PX * 2 * side) / TILE_PX
  const quarters = (middle: number) => {
    const [first, last] = [middle - reach, middle + reach].map((edge) => Math.floor(edge / side))
    const all = first === last ? [first!] : [first!, last!]
    return all.filter((index) => index >= 0 && index < 2 ** (z + 1))
  }
  let count = 0
  for (const x of quarters(column[at]!)) {
    for (const y of quarters(row[at]!)) count += countIn(selection, ...tileRows(keys, [z + 1, x, y], [0, located]))
  }
  return count
}
