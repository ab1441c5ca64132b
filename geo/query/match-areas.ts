/** Which projects match the filter of drawn areas. */

import { MAX_AREAS } from '../areas/area'
import { readDrawnArea } from '../areas/area-text'
import { type Containment, containmentOf, type DrawnArea, polygonsOfDrawn } from '../areas/containment'
import { rowSpansWithin } from '../areas/rows-in-area'
import type { AreaLists } from '../filters'
import type { Polygons } from '../geometry/polygons'
import type { MapShapes } from '../shapes/map-shapes'
import type { Snapshot } from '../snapshot/snapshot'

/** A parsed area with its containment of districts, as far as it has been asked for. */
interface CachedArea {
  readonly area: DrawnArea
  readonly polygons: Polygons
  /** By the key of the shapes and the code of the district. */
  readonly holdings: Map<string, Containment>
}

/** How many parsed areas are cached. */
const CACHE_SIZE = 16 * MAX_AREAS
const cache = new Map<string, CachedArea>()

/**
 * 1 for each row that lies in at least one area of every list. A row with a position matches as `spansWithin` says; a
 * row known to its district only matches where an area contains the whole district. Throws a RangeError for a text that
 * is not a circle or polygon.
 */
export function areaMask(snapshot: Snapshot, lists: AreaLists): Uint8Array {
  const [first, ...others] = lists.map((list) => listMask(snapshot, list.map(drawnOf)))
  const mask = first ?? new Uint8Array(snapshot.count).fill(1)
  for (const other of others) for (let row = 0; row < mask.length; row++) mask[row]! &= other[row]!
  return mask
}

/**
 * How many rows may lie in the areas although they do not match, among those that match everything else (1 in `mask`):
 * rows known to their district only, where every list has an area that contains at least a part of it and not every
 * list one that contains the whole.
 */
export function undecidedIn(snapshot: Snapshot, mask: Uint8Array, lists: AreaLists): number {
  const drawn = lists.map((list) => list.map(drawnOf))
  const byCode = districtTable(snapshot, (id) => {
    const best = drawn.map((list) => list.map((one) => holdingIn(one, id, snapshot.shapes)))
    const isWhole = best.every((holdings) => holdings.includes('whole'))
    return !isWhole && best.every((holdings) => holdings.some((holding) => holding !== 'none'))
  })
  const { codes } = snapshot.facets.district
  let count = 0
  for (let row = snapshot.located; row < snapshot.count; row++) if (mask[row] && byCode[codes[row]!]) count++
  return count
}

function listMask(snapshot: Snapshot, list: readonly CachedArea[]): Uint8Array {
  const mask = new Uint8Array(snapshot.count)
  for (const { area, polygons } of list) {
    for (const [start, end] of rowSpansWithin(snapshot, area, polygons)) mask.fill(1, start, end)
  }
  const { codes } = snapshot.facets.district
  const held = districtTable(snapshot, (id) => list.some((one) => holdingIn(one, id, snapshot.shapes) === 'whole'))
  for (let row = snapshot.located; row < snapshot.count; row++) mask[row] = held[codes[row]!]!
  return mask
}

/**
 * For each code of the column `district`, whether `holds` is true of it. Asked only where rows without a position
 * exist.
 */
const districtTable = ({ facets, located, count }: Snapshot, holds: (id: string) => boolean): Uint8Array =>
  Uint8Array.from(facets.district.values, (ids) => (located < count && ids.some(holds) ? 1 : 0))

function holdingIn({ polygons, holdings }: CachedArea, id: string, { key, districts }: MapShapes): Containment {
  const holding = holdings.get(`${key} ${id}`) ?? containmentOf(polygons, id, districts)
  holdings.set(`${key} ${id}`, holding)
  return holding
}

function drawnOf(text: string): CachedArea {
  const drawn = cache.get(text) ?? read(text)
  cache.delete(text)
  cache.set(text, drawn)
  if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value!)
  return drawn
}

function read(text: string): CachedArea {
  const area = readDrawnArea(text)
  if (typeof area === 'string') throw new RangeError(`No area: ${text} (${area})`)
  return { area, polygons: polygonsOfDrawn(area), holdings: new Map() }
}
