/** Finds the located rows of a snapshot in a circle or polygon by descending through the cells of its Morton order. */

import type { Bbox } from '../filters'
import { bboxOf, borderEdges, type Polygons } from '../geometry/polygons'
import { unproject } from '../geometry/web-mercator'
import { GRID_BITS, keyRange, lowerBound } from '../snapshot/morton'
import type { Snapshot } from '../snapshot/snapshot'
import type { RowRange } from '../tiles/cells'
import type { DrawnArea } from './containment'
import { positionTest } from './containment'

/** A cell of so few rows is not divided further: its rows are tested one by one. */
const LEAF_ROWS = 24
/** Degrees: more than rounding can shift a row or an edge across the border of its cell. */
const ROUNDING = 1e-9
/** The polygon drawn for a circle deviates from the circle by less than this share of its height. */
const RIM_ERROR = 1e-3

/** x0, y0, x1, y1. */
type Segment = readonly [number, number, number, number]

interface Search {
  readonly snapshot: Snapshot
  readonly contains: (lng: number, lat: number) => boolean
  /** Degrees: a cell lies wholly on one side of an edge that stays farther away than this. */
  readonly margin: number
  readonly spans: [start: number, end: number][]
}

/**
 * The located rows inside, by `positionTest`, as ascending spans that do not touch. A cell that no edge comes near lies
 * wholly inside or outside, so one of its rows decides: the time depends on the border, not on how much is inside.
 */
export function rowSpansWithin(snapshot: Snapshot, area: DrawnArea, polygons: Polygons): readonly RowRange[] {
  const [, south, , north] = bboxOf(polygons)
  const search: Search = {
    snapshot,
    contains: positionTest(area, polygons),
    margin: area.kind === 'circle' ? (north - south) * RIM_ERROR : ROUNDING,
    spans: [],
  }
  const edges = [...borderEdges(polygons).values()].map(([[x0, y0], [x1, y1]]): Segment => [x0, y0, x1, y1])
  descend(search, { depth: 0, column: 0, row: 0, start: 0, end: snapshot.located }, edges)
  return search.spans
}

interface Cell {
  readonly depth: number
  readonly column: number
  readonly row: number
  /** Its rows. */
  readonly start: number
  readonly end: number
}

function descend(search: Search, cell: Cell, edges: readonly Segment[]): void {
  const { snapshot, contains } = search
  const { depth, column, row, start, end } = cell
  if (start === end) return
  const box = boxOf(cell, search.margin)
  const edgesNear = edges.filter((edge) => comesNear(edge, box))
  if (edgesNear.length === 0) {
    if (contains(snapshot.lng[start]!, snapshot.lat[start]!)) addSpan(search, start, end)
    return
  }
  if (end - start <= LEAF_ROWS || depth === GRID_BITS) {
    for (let i = start; i < end; i++) if (contains(snapshot.lng[i]!, snapshot.lat[i]!)) addSpan(search, i, i + 1)
    return
  }
  let from = start
  for (const [down, right] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const inner = { depth: depth + 1, column: 2 * column + right, row: 2 * row + down }
    const until = lowerBound(snapshot.keys, keyRange(inner.depth, inner.column, inner.row).end, from, end)
    descend(search, { ...inner, start: from, end: until }, edgesNear)
    from = until
  }
}

/** Appends rows to the spans, joining them to the last one where they touch it. */
function addSpan({ spans }: Search, start: number, end: number): void {
  const last = spans.at(-1)
  if (last?.[1] === start) last[1] = end
  else spans.push([start, end])
}

function boxOf({ depth, column, row }: Cell, margin: number): Bbox {
  const side = 2 ** -depth
  const [west, north] = unproject(column * side, row * side)
  const [east, south] = unproject((column + 1) * side, (row + 1) * side)
  return [west - margin, south - margin, east + margin, north + margin]
}

/** Whether an edge may meet a box. Sometimes true where it does not, never false where it does. */
function comesNear([x0, y0, x1, y1]: Segment, [west, south, east, north]: Bbox): boolean {
  if ((x0 < west && x1 < west) || (x0 > east && x1 > east)) return false
  if ((y0 < south && y1 < south) || (y0 > north && y1 > north)) return false
  const [dx, dy] = [x1 - x0, y1 - y0]
  const sideOf = (x: number, y: number) => dx * (y - y0) - dy * (x - x0)
  const sides = [sideOf(west, south), sideOf(west, north), sideOf(east, south), sideOf(east, north)]
  const slack = 1e-12 * (Math.abs(dx) + Math.abs(dy))
  return !(sides.every((side) => side > slack) || sides.every((side) => side < -slack))
}
