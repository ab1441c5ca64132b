/** Which projects belong to an area. */

import type { Bbox } from '../filters'
import type { Position } from '../records'
import type { MapShape } from '../shapes'
import type { Snapshot } from '../snapshot'
import { type Area, polygonsOfArea } from './area'
import { common } from './clip'
import { areaKm2, geodesicKm } from './ellipsoid'
import { insideOf } from './inside'
import { planeAt } from './plane'
import { bboxOf, type Polygons, polygonsOf } from './polygons'

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
 * decide nothing. Of circles and polygons: by coordinates, a circle with its rim and a polygon as `insideOf` says; one known only
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

function rowsInside({ lng, lat, located }: Snapshot, mask: Uint8Array, area: Area, polygons: Polygons): Uint32Array {
  const [west, south, east, north] = padded(bboxOf(polygons))
  const holds = holderOf(area, polygons)
  return rowsWhere(0, located, (row) => {
    if (!mask[row]) return false
    const x = lng[row]!
    const y = lat[row]!
    return x >= west && x <= east && y >= south && y <= north && holds(x, y)
  })
}

function holderOf(area: Area, polygons: Polygons): (lng: number, lat: number) => boolean {
  if (area.kind !== 'circle') return insideOf(polygons)
  const plane = planeAt(area.centre)
  const radius = plane.radiusOf(area.radiusKm)
  return (lng, lat) => {
    const [x, y] = plane.pointOf([lng, lat])
    const share = Math.hypot(x, y) / radius
    return Math.abs(share - 1) > PLANE_ERROR ? share < 1 : geodesicKm(area.centre, [lng, lat]) <= area.radiusKm
  }
}

/** So near the rim of a circle of up to MAX_RADIUS_KM the plane does not decide. */
const PLANE_ERROR = 1e-4

/** A circle bulges a little beyond the polygon that stands for it. */
function padded([west, south, east, north]: Bbox): Bbox {
  const margin = (north - south) / 100
  return [west - margin, south - margin, east + margin, north + margin]
}

type Holding = 'whole' | 'part' | 'none'

/** Less than this share of a district outside, or inside, is rounding. */
const ROUNDING = 1e-6

function holdingOf(polygons: Polygons, id: string, shapes: readonly MapShape[]): Holding {
  const shape = shapes.find((candidate) => candidate.id === id)
  if (!shape) return 'none'
  const district = polygonsOf(shape.rings)
  const share = areaKm2(common(district, polygons)) / areaKm2(district)
  return share > 1 - ROUNDING ? 'whole' : share > ROUNDING ? 'part' : 'none'
}

function rowsWhere(start: number, end: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(end - start)
  let count = 0
  for (let row = start; row < end; row++) if (holds(row)) rows[count++] = row
  return rows.slice(0, count)
}
