/** The tiles of a published revision: projects as the server draws them, districts cut from their shapes. */

import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { FeatureCollection } from 'geojson'
import type { Bbox } from '#geo/filters'
import { project } from '#geo/morton'
import { select } from '#geo/selection'
import type { Snapshot } from '#geo/snapshot'
import { LAYER_NAME, tile } from '#geo/tiles'
import districts from '#public/geo/districts.json' with { type: 'json' }
import { type ArchiveTile, pmtiles } from './pmtiles'

/** From where on a map shows the tiles of this zoom, larger. */
export const PROJECTS_MAX_ZOOM = 16
export const DISTRICTS_MAX_ZOOM = 10
export const DISTRICTS_LAYER = 'districts'
const TILE_OPTIONS = { maxZoom: DISTRICTS_MAX_ZOOM, indexMaxZoom: DISTRICTS_MAX_ZOOM, tolerance: 3, extent: 4096 }

/** Every project is in one feature of each zoom, 0 to PROJECTS_MAX_ZOOM. */
export function projectArchive(snapshot: Snapshot): Buffer {
  const selection = select(snapshot, {})
  const tiles = Array.from({ length: PROJECTS_MAX_ZOOM + 1 }, (_, z) =>
    tilesWithProjects(snapshot, z).map(
      ([x, y]): ArchiveTile => ({ z, x, y, data: tile(snapshot, selection, z, x, y) }),
    ),
  )
  return pmtiles(tiles.flat(), {
    bbox: bboxOf(snapshot),
    minZoom: 0,
    maxZoom: PROJECTS_MAX_ZOOM,
    metadata: { name: 'projects', revision: snapshot.revision, vector_layers: [{ id: LAYER_NAME, fields: {} }] },
  })
}

function tilesWithProjects({ lng, lat, count }: Snapshot, z: number): [x: number, y: number][] {
  const size = 2 ** z
  const keys = new Set<number>()
  for (let row = 0; row < count; row++) {
    const [x, y] = project([lng[row]!, lat[row]!])
    keys.add(Math.min(Math.floor(x * size), size - 1) * size + Math.min(Math.floor(y * size), size - 1))
  }
  return Array.from(keys, (key) => [Math.floor(key / size), key % size])
}

function bboxOf({ lng, lat }: Snapshot): Bbox {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (let row = 0; row < lng.length; row++) {
    west = Math.min(west, lng[row]!)
    east = Math.max(east, lng[row]!)
    south = Math.min(south, lat[row]!)
    north = Math.max(north, lat[row]!)
  }
  return west <= east ? [west, south, east, north] : [0, 0, 0, 0]
}

export function districtArchive(): Buffer {
  const index = new GeoJSONVT(districts as unknown as FeatureCollection, TILE_OPTIONS)
  const tiles: ArchiveTile[] = []
  const descend = (z: number, x: number, y: number) => {
    const found = index.getTile(z, x, y)
    if (!found || found.features.length === 0) return
    const data = fromGeojsonVt({ [DISTRICTS_LAYER]: found }, { version: 2, extent: TILE_OPTIONS.extent })
    tiles.push({ z, x, y, data })
    if (z < DISTRICTS_MAX_ZOOM) for (const dx of [0, 1]) for (const dy of [0, 1]) descend(z + 1, 2 * x + dx, 2 * y + dy)
  }
  descend(0, 0, 0)
  return pmtiles(tiles, {
    bbox: [113, 22, 122, 33],
    minZoom: 0,
    maxZoom: DISTRICTS_MAX_ZOOM,
    metadata: { name: 'districts', vector_layers: [{ id: DISTRICTS_LAYER, fields: { id: 'String' } }] },
  })
}
