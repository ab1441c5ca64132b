/** Which projects match the filter of drawn areas. */

import { MAX_AREAS } from '../areas/area'
import { readDrawnArea } from '../areas/area-text'
import { type Containment, containmentOf, type DrawnArea, polygonsOfDrawn } from '../areas/containment'
import { rowSpansWithin } from '../areas/rows-in-area'
import type { AreaLists } from '../filters'
import type { Polygons } from '../geometry/polygons'
import type { MapShapes } from '../shapes/map-shapes'
import type { Snapshot } from '../snapshot/snapshot'

/** A parsed area, and how much of a district lies in it, for the districts asked about so far. */
interface CachedArea {
  readonly area: DrawnArea
  readonly polygons: Polygons
  /** By the key of the shapes and the id of the district. */
  readonly containments: Map<string, Containment>
}

/** How many parsed areas are cached. */
const CACHE_SIZE = 16 * MAX_AREAS
const cache = new Map<string, CachedArea>()

/**
 * 1 for each row that lies in at least one area of every list. A row with a position matches as `rowSpansWithin` says;
 * a row known only to its district matches if an area contains the whole district. Throws a RangeError for a text that
 * is not a circle or polygon.
 */
export function areaMask(snapshot: Snapshot, lists: AreaLists): Uint8Array {
  const [first, ...others] = lists.map((list) => listMask(snapshot, list.map(drawnOf)))
  const mask = first ?? new Uint8Array(snapshot.count).fill(1)
  for (const other of others) for (let row = 0; row < mask.length; row++) mask[row]! &= other[row]!
  return mask
}

/**
 * How many rows of `mask` (1 for each row that matches all other filters) may lie in the areas although they do not
 * match. They are known only to a district, of which every list has an area that contains a part, but not every list
 * has one that contains the whole.
 */
export function undecidedIn(snapshot: Snapshot, mask: Uint8Array, lists: AreaLists): number {
  const drawn = lists.map((list) => list.map(drawnOf))
  const byCode = districtTable(snapshot, (id) => {
    const containments = drawn.map((list) => list.map((one) => containmentIn(one, id, snapshot.shapes)))
    const isWhole = containments.every((ofList) => ofList.includes('whole'))
    return !isWhole && containments.every((ofList) => ofList.some((containment) => containment !== 'none'))
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
  const isWithin = districtTable(snapshot, (id) =>
    list.some((one) => containmentIn(one, id, snapshot.shapes) === 'whole'),
  )
  for (let row = snapshot.located; row < snapshot.count; row++) mask[row] = isWithin[codes[row]!]!
  return mask
}

/** 1 for each code of the column `district` whose id passes `test`. Skipped if all rows have a position. */
const districtTable = ({ facets, located, count }: Snapshot, test: (id: string) => boolean): Uint8Array =>
  Uint8Array.from(facets.district.values, (ids) => (located < count && ids.some(test) ? 1 : 0))

function containmentIn({ polygons, containments }: CachedArea, id: string, { key, districts }: MapShapes): Containment {
  const containment = containments.get(`${key} ${id}`) ?? containmentOf(polygons, id, districts)
  containments.set(`${key} ${id}`, containment)
  return containment
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
  return { area, polygons: polygonsOfDrawn(area), containments: new Map() }
}
