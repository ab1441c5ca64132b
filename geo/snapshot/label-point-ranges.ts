/** The order in which districts and cities stand behind the located rows. */

import type { Position } from '../records'
import { gridOf, mortonKey, project } from './morton'
import type { Anchor, Snapshot } from './snapshot'

/** Added to an anchor's rank to sort its rows: beyond every Morton key, and still exact in a double. */
export const UNLOCATED = 2 ** 52

export interface RankedAnchor {
  readonly id: string
  readonly position: Position
}

/** Every anchor in Morton order; those at one point by id. */
export function rankAnchors(anchors: Readonly<Record<string, Position>>): RankedAnchor[] {
  const keyed = Object.entries(anchors).map(([id, position]) => {
    const [x, y] = project(position)
    return { id, position, key: mortonKey(gridOf(x), gridOf(y)) }
  })
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
}

/** The ranges of the anchors that have rows, one after the other from row `start`; `counts` are by rank. */
export function anchorRanges(ranked: readonly RankedAnchor[], counts: ArrayLike<number>, start: number): Anchor[] {
  let end = start
  return ranked.flatMap(({ id, position }, rank) => {
    const from = end
    end += counts[rank]!
    return from < end ? [{ id, position, start: from, end }] : []
  })
}

/** How many rows each anchor has, by rank. */
export function anchorCounts(ranked: readonly RankedAnchor[], { anchors }: Snapshot): Uint32Array {
  const sizes = new Map(anchors.map(({ id, start, end }) => [id, end - start]))
  return Uint32Array.from(ranked, ({ id }) => sizes.get(id) ?? 0)
}

/** What the rows of a snapshot are sorted by, ascending; ties by no. */
export function sortKeys(ranked: readonly RankedAnchor[], snapshot: Snapshot): (row: number) => number {
  const rankOf = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const { located, keys, anchors } = snapshot
  const ranks = anchors.map(({ id }) => rankOf.get(id)!)
  return (row) => (row < located ? keys[row]! : UNLOCATED + ranks[anchorIndex(anchors, row)]!)
}

/** The index of the anchor whose rows hold `row`, which is none of the located ones. */
function anchorIndex(anchors: readonly Anchor[], row: number): number {
  let low = 0
  let high = anchors.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (anchors[middle]!.end <= row) low = middle + 1
    else high = middle
  }
  return low
}
