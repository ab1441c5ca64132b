/** Which projects belong to an area. */

import type { MapShape } from '../geometry/map-shapes'
import { pointInPolygons } from '../geometry/point-in-polygon'
import { type Polygons, polygonsOf } from '../geometry/polygons'
import type { Position } from '../records'
import type { Snapshot } from '../snapshot/snapshot'
import { type Area, polygonsOfArea } from './area'
import { type Containment, containmentOf, type DrawnArea } from './containment'
import { rowSpansWithin } from './rows-in-area'

export interface ProjectsInArea {
  /** Ascending rows, and so in Morton order, of the projects that belong and have coordinates. */
  readonly located: Uint32Array
  /** Ascending rows of those that belong and are known only to their district or city. */
  readonly unlocated: Uint32Array
  /** How many more may belong: those known only to a district that lies partly in the area. */
  readonly undecided: number
}

/**
 * The projects of `mask` (1 for each row that counts, as in a Selection) that belong to an area. A project belongs to
 * the district that it is recorded in, as for the filter `district`: lists and comparisons agree, a project on a border
 * counts once, and schematic outlines decide nothing. Circles and polygons go by coordinates, as `positionTest` and the
 * filter `area` do; a project known only to its district belongs if the area contains the whole district. Throws a
 * RangeError as `polygonsOfArea` does.
 */
export function projectsInArea(
  snapshot: Snapshot,
  mask: Uint8Array,
  area: Area,
  shapes: readonly MapShape[],
): ProjectsInArea {
  if (area.kind === 'districts') return recordedIn(snapshot, mask, new Set(area.ids))
  const polygons = polygonsOfArea(area, shapes)
  const located = rowsInside(snapshot, mask, area, polygons)
  const { codes, values } = snapshot.facets.district
  const containmentById = new Map<string, Containment>()
  const unlocated: number[] = []
  let undecided = 0
  for (let row = snapshot.located; row < snapshot.count; row++) {
    if (!mask[row]) continue
    const id = values[codes[row]!]![0]!
    const containment = containmentById.get(id) ?? containmentOf(polygons, id, shapes)
    containmentById.set(id, containment)
    if (containment === 'whole') unlocated.push(row)
    else if (containment === 'part') undecided++
  }
  return { located, unlocated: Uint32Array.from(unlocated), undecided }
}

/** The id of the shape that contains a position; null where none does. On a common border `pointInPolygons` decides. */
export function districtAt([lng, lat]: Position, shapes: readonly MapShape[]): string | null {
  return shapes.find(({ rings }) => pointInPolygons(polygonsOf(rings))(lng, lat))?.id ?? null
}

function recordedIn({ facets, located, count }: Snapshot, mask: Uint8Array, ids: ReadonlySet<string>): ProjectsInArea {
  const { codes, values } = facets.district
  const isListed = Uint8Array.from(values, (districtIds) => (districtIds.some((id) => ids.has(id)) ? 1 : 0))
  const belongs = (row: number) => mask[row] === 1 && isListed[codes[row]!] === 1
  return { located: rowsWhere(0, located, belongs), unlocated: rowsWhere(located, count, belongs), undecided: 0 }
}

function rowsInside(snapshot: Snapshot, mask: Uint8Array, area: DrawnArea, polygons: Polygons): Uint32Array {
  const spans = rowSpansWithin(snapshot, area, polygons)
  const rows = new Uint32Array(spans.reduce((sum, [start, end]) => sum + end - start, 0))
  let count = 0
  for (const [start, end] of spans) for (let row = start; row < end; row++) if (mask[row]) rows[count++] = row
  return rows.slice(0, count)
}

function rowsWhere(start: number, end: number, matches: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(end - start)
  let count = 0
  for (let row = start; row < end; row++) if (matches(row)) rows[count++] = row
  return rows.slice(0, count)
}
