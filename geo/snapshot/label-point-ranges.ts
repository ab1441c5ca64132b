/** The label points of a snapshot, in the order in which their rows follow the located ones. */

import { project } from '../geometry/web-mercator'
import type { Position } from '../records'
import type { LabelPoints } from '../shapes/map-shapes'
import { gridOf, mortonKey } from './morton'
import type { LabelPointRange, Snapshot } from './snapshot'

/**
 * Added to the rank of a label point to make the sort key of its rows: above every Morton key, and exact in a double.
 */
export const UNLOCATED = 2 ** 52

export interface RankedLabelPoint {
  readonly id: string
  readonly position: Position | null
}

/** All label points in Morton order; those in the same grid cell by id. Those that lie nowhere come last. */
export function rankLabelPoints(labelPoints: LabelPoints): RankedLabelPoint[] {
  const keyed = Object.entries(labelPoints).map(([id, position]) => {
    if (!position) return { id, position, key: UNLOCATED }
    const [x, y] = project(position)
    return { id, position, key: mortonKey(gridOf(x), gridOf(y)) }
  })
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
}

/** The row ranges of the label points that have rows, one after the other from row `start`; `counts` are by rank. */
export function labelPointRanges(
  ranked: readonly RankedLabelPoint[],
  counts: ArrayLike<number>,
  start: number,
): LabelPointRange[] {
  let end = start
  return ranked.flatMap(({ id, position }, rank) => {
    const from = end
    end += counts[rank]!
    return from < end ? [{ id, position, start: from, end }] : []
  })
}

/** How many rows each label point has, by rank. */
export function labelPointCounts(ranked: readonly RankedLabelPoint[], { labelPoints }: Snapshot): Uint32Array {
  const sizes = new Map(labelPoints.map(({ id, start, end }) => [id, end - start]))
  return Uint32Array.from(ranked, ({ id }) => sizes.get(id) ?? 0)
}

/** The key by which the rows of a snapshot are sorted, ascending; ties by no. */
export function sortKeys(ranked: readonly RankedLabelPoint[], snapshot: Snapshot): (row: number) => number {
  const rankOf = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const { located, keys, labelPoints } = snapshot
  const ranks = labelPoints.map(({ id }) => rankOf.get(id)!)
  return (row) => (row < located ? keys[row]! : UNLOCATED + ranks[labelPointIndex(labelPoints, row)]!)
}

/** The end of the rows that are drawn somewhere. */
export const drawnEnd = ({ labelPoints, located }: Pick<Snapshot, 'labelPoints' | 'located'>): number =>
  labelPoints.findLast(({ position }) => position !== null)?.end ?? located

/** The label point at which a row without coordinates is drawn; undefined for a located row. */
export const labelPointOfRow = ({ labelPoints, located }: Snapshot, row: number): LabelPointRange | undefined =>
  row < located ? undefined : labelPoints[labelPointIndex(labelPoints, row)]

/** The index of the label point whose range contains `row`, which must not be a located one. */
function labelPointIndex(labelPoints: readonly LabelPointRange[], row: number): number {
  let low = 0
  let high = labelPoints.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (labelPoints[middle]!.end <= row) low = middle + 1
    else high = middle
  }
  return low
}
