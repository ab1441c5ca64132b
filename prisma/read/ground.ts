/** Surfaces of areas and what lies between them, reckoned in threads and kept: they depend on the map shapes alone. */

import '#server-only'
import type { Area } from '#geo/areas/area'
import { type AreaCache, addGeometries, areaCache, isCached } from '#geo/compare/statistics/compare'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { reckon } from '../geometry/pool'

/** Districts are ours and known beforehand; they may take their time, once. */
const DISTRICTS_MS = 8000

/** On globalThis, since Next loads this module once per bundle: proxy.ts reckons what the page then draws. */
const shared = globalThis as typeof globalThis & {
  landingGround?: { readonly key: string; readonly cache: AreaCache }
}

/**
 * The kept figures, with those of `areas` among them. Rejects with TooMuchWork where strangers' areas cost too much.
 */
export async function groundWith(areas: readonly Area[], shapes: MapShapes): Promise<AreaCache> {
  if (shared.landingGround?.key !== shapes.key)
    shared.landingGround = { key: shapes.key, cache: areaCache(shapes.districts, shapes.water) }
  const { cache } = shared.landingGround
  const districts = areas.filter(({ kind }) => kind === 'districts')
  if (!isCached(cache, districts)) addGeometries(cache, await reckon('ground', districts, shapes, DISTRICTS_MS))
  if (!isCached(cache, areas)) addGeometries(cache, await reckon('ground', areas, shapes))
  return cache
}
