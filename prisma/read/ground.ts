/** Surfaces of areas and what lies between them, reckoned in threads and kept: they depend on the map shapes alone. */

import '#server-only'
import type { Area } from '#geo/areas/area'
import { areaText } from '#geo/areas/area-text'
import { type AreaCache, addGeometries, areaCache, isCached } from '#geo/compare/statistics/compare'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { reckon, TooMuchWork } from '../geometry/pool'

/** Single districts are ours and known beforehand; they may take their time, once. */
const DISTRICTS_MS = 8000

/** On globalThis, since Next loads this module once per bundle: proxy.ts reckons what the page then draws. */
const shared = globalThis as typeof globalThis & {
  landingGround?: { readonly key: string; readonly cache: AreaCache; readonly refused: Map<string, TooMuchWork> }
}
/** Of what was too much work it is remembered, so that asking again costs nothing. */
const MAX_REFUSED = 1000

function groundOf(shapes: MapShapes) {
  if (shared.landingGround?.key !== shapes.key)
    shared.landingGround = {
      ...{ key: shapes.key, cache: areaCache(shapes.districts, shapes.water) },
      refused: new Map(),
    }
  return shared.landingGround
}

/** The kept figures, with the surfaces of districts, single or several as one, among them. */
export async function groundWithDistricts(areas: readonly Area[], shapes: MapShapes): Promise<AreaCache> {
  const { cache } = groundOf(shapes)
  for (const area of areas)
    if (!isCached(cache, [area])) addGeometries(cache, await reckon('ground', [area], shapes, DISTRICTS_MS))
  return cache
}

/**
 * The kept figures, with those of `areas` among them. Rejects with TooMuchWork where strangers' areas cost too much.
 */
export async function groundWith(areas: readonly Area[], shapes: MapShapes): Promise<AreaCache> {
  const { cache, refused } = groundOf(shapes)
  const districts = areas.filter((area) => area.kind === 'districts' && area.ids.length === 1)
  if (!isCached(cache, districts)) addGeometries(cache, await reckon('ground', districts, shapes, DISTRICTS_MS))
  if (isCached(cache, areas)) return cache
  const name = areas.map(areaText).join(' ')
  if (refused.has(name)) throw refused.get(name)
  try {
    addGeometries(cache, await reckon('ground', areas, shapes))
  } catch (error) {
    if (error instanceof TooMuchWork && !error.isBusy) refused.set(name, error)
    if (refused.size > MAX_REFUSED) refused.delete(refused.keys().next().value!)
    throw error
  }
  return cache
}
