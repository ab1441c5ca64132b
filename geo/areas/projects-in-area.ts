/** Which projects belong to an area. */

import type { MapShape } from '../geometry/map-shapes'
import { insideOf } from '../geometry/point-in-polygon'
import { type Polygons, polygonsOf } from '../geometry/polygons'
import type { Position } from '../records'
import type { Snapshot } from '../snapshot/snapshot'
import { type Area, polygonsOfArea } from './area'
import { type Holding, holdingOf, type Shape } from './containment'
import { spansWithin } from './rows-in-area'

export interface Members {
  /** Ascending rows of the projects that belong and have coordinates: in Morton order. */
  readonly located: Uint32Array
  /** Ascending rows of those that belong and are known only to their district or city. */
  readonly unlocated: Uint32Array
  /** How many more are known only to a district that lies partly in the area: they may belong. */
  readonly undecided: number
}

/**
 * The projects of `mask` (1 for each row that counts, as in a Selection) that belong to an area. Of districts: those recorded there, as the
 * filter `district` has it, so that lists and comparisons agree, one on a border counts once, and the schematic outlines
 * decide nothing. Of circles and polygons: by coordinates as `holderOf` says, which is also what the filter `area` finds; one known only
 * to its district belongs where the area holds the whole district. Throws a RangeError as `polygonsOfArea` does.
 */
export function membersOf(snapshot: Snapshot, mask: Uint8Array, area: Area, shapes: readonly MapShape[]): Members {
  if (area.kind === 'districts') return recordedIn(snapshot, mask, new Set(area.ids))
  const polygons = polygonsOfArea(area, shapes)
  const located = rowsInside(snapshot, mask, area, polygons)
  const { codes, values } = snapshot.facets.district
  const holding = new Map<string, Holding>()
  const unlocated: number[] = []
  let undecided = 0
  for (let row = snapshot.located; row < snapshot.count; row++) {
    if (!mask[row]) continue
    const id = values[codes[row]!]![0]!
    const known = holding.get(id) ?? holdingOf(polygons, id, shapes)
    holding.set(id, known)
    if (known === 'whole') unlocated.push(row)
    else if (known === 'part') undecided++
  }
  return { located, unlocated: Uint32Array.from(unlocated), undecided }
}

/** The id of the shape that holds a position; on a border between two, that of the one `insideOf` chooses; null: none does. */
export function districtAt([lng, lat]: Position, shapes: readonly MapShape[]): string | null {
  return shapes.find(({ rings }) => insideOf(polygonsOf(rings))(lng, lat))?.id ?? null
}

function recordedIn({ facets, located, count }: Snapshot, mask: Uint8Array, ids: ReadonlySet<string>): Members {
  const { codes, values } = facets.district
  const wanted = Uint8Array.from(values, (held) => (held.some((id) => ids.has(id)) ? 1 : 0))
  const belongs = (row: number) => mask[row] === 1 && wanted[codes[row]!] === 1
  return { located: rowsWhere(0, located, belongs), unlocated: rowsWhere(located, count, belongs), undecided: 0 }
}

function rowsInside(snapshot: Snapshot, mask: Uint8Array, area: Shape, polygons: Polygons): Uint32Array {
  const spans = spansWithin(snapshot, area, polygons)
  const rows = new Uint32Array(spans.reduce((sum, [start, end]) => sum + end - start, 0))
  let count = 0
  for (const [start, end] of spans) for (let row = start; row < end; row++) if (mask[row]) rows[count++] = row
  return rows.slice(0, count)
}

function rowsWhere(start: number, end: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(end - start)
  let count = 0
  for (let row = start; row < end; row++) if (holds(row)) rows[count++] = row
  return rows.slice(0, count)
}
