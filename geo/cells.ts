/** Which cells of a grid hold matches, found by descending from a cell into its quadrants and skipping the empty ones. */

import { keyRange, lowerBound } from './morton'
import { countIn, type Selection } from './selection'
import type { Snapshot } from './snapshot'

/** The rows [start, end). */
export type Span = readonly [start: number, end: number]

export interface Cell {
  /** It is one of 2^depth × 2^depth. */
  readonly depth: number
  /** The first Morton key in it. */
  readonly key: number
  /** Its rows: one span for each part of the snapshot that was asked for. */
  readonly spans: readonly Span[]
  /** How many of them match. */
  readonly count: number
}

/** A cell with its rows among `parts` of the snapshot, in each of which keys ascend. */
export function cellAt(
  { keys }: Snapshot,
  selection: Selection,
  [depth, column, row]: readonly [depth: number, column: number, row: number],
  parts: readonly Span[],
): Cell {
  const { start, end } = keyRange(depth, column, row)
  const spans = parts.map(([from, to]): Span => {
    const first = lowerBound(keys, start, from, to)
    return [first, lowerBound(keys, end, first, to)]
  })
  return { depth, key: start, spans, count: countSpans(selection, spans) }
}

/** The cells of `depth` within `cell` that hold matches, in Morton order. */
export function cellsWithin(snapshot: Snapshot, selection: Selection, cell: Cell, depth: number): Cell[] {
  if (cell.count === 0) return []
  if (cell.depth === depth) return [cell]
  return quadrants(snapshot, selection, cell).flatMap((quadrant) => cellsWithin(snapshot, selection, quadrant, depth))
}

function quadrants({ keys }: Snapshot, selection: Selection, { depth, key, spans }: Cell): Cell[] {
  const size = keyRange(depth, 0, 0).end / 4
  const starts = [key, key + size, key + 2 * size, key + 3 * size]
  const bounds = spans.map(([start, end]) => [
    start,
    ...starts.slice(1).map((quadrant) => lowerBound(keys, quadrant, start, end)),
    end,
  ])
  return starts.map((quadrant, i) => {
    const inside = bounds.map((rows): Span => [rows[i]!, rows[i + 1]!])
    return { depth: depth + 1, key: quadrant, spans: inside, count: countSpans(selection, inside) }
  })
}

const countSpans = (selection: Selection, spans: readonly Span[]) =>
  spans.reduce((sum, [start, end]) => sum + countIn(selection, start, end), 0)
