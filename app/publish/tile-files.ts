/** The tiles of a published revision: projects as the server draws them, districts cut from their shapes. */

import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Bbox } from '#geo/filters'
import { PROJECTS_LAYER } from '#geo/map/layers'
import { select } from '#geo/query/select'
import { districtsBbox, type MapShapes } from '#geo/shapes/map-shapes'
import { shapeFile } from '#geo/shapes/shape-file'
import { GRID_BITS } from '#geo/snapshot/morton'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { encodeTile } from '#geo/tiles/tiles'
import { type ArchiveTile, pmtiles } from './pmtiles'

/** From where on a map shows the tiles of this zoom, larger. */
export const PROJECTS_MAX_ZOOM = 16
export const DISTRICTS_MAX_ZOOM = 10
export const DISTRICTS_LAYER = 'districts'
const TILE_OPTIONS = { maxZoom: DISTRICTS_MAX_ZOOM, indexMaxZoom: DISTRICTS_MAX_ZOOM, tolerance: 3, extent: 4096 }

/** Every project is in one feature of each zoom, 0 to PROJECTS_MAX_ZOOM. */
export function projectArchive(snapshot: Snapshot): Buffer {
  return pmtiles(projectTiles(snapshot), {
    bbox: bboxOf(snapshot),
    minZoom: 0,
    maxZoom: PROJECTS_MAX_ZOOM,
    metadata: { name: 'projects', revision: snapshot.revision, vector_layers: [{ id: PROJECTS_LAYER, fields: {} }] },
  })
}

function* projectTiles(snapshot: Snapshot): Generator<ArchiveTile> {
  const selection = select(snapshot, {})
  let places = tilesWithProjects(snapshot)
  for (let z = PROJECTS_MAX_ZOOM; z >= 0; z--) {
    for (const { x, y } of places.values()) yield { z, x, y, data: encodeTile(snapshot, selection, z, x, y) }
    places = tilesAbove(places.values())
  }
}

interface TilePlace {
  readonly x: number
  readonly y: number
}

/** The tiles of PROJECTS_MAX_ZOOM that hold a project, by a number of their own. */
function tilesWithProjects({ column, row, count }: Snapshot): ReadonlyMap<number, TilePlace> {
  const shift = GRID_BITS - PROJECTS_MAX_ZOOM
  const places = new Map<number, TilePlace>()
  for (let i = 0; i < count; i++) addPlace(places, column[i]! >>> shift, row[i]! >>> shift)
  return places
}

function tilesAbove(tiles: Iterable<TilePlace>): ReadonlyMap<number, TilePlace> {
  const places = new Map<number, TilePlace>()
  for (const { x, y } of tiles) addPlace(places, x >>> 1, y >>> 1)
  return places
}

function addPlace(places: Map<number, TilePlace>, x: number, y: number): void {
  const key = x * 2 ** PROJECTS_MAX_ZOOM + y
  if (!places.has(key)) places.set(key, { x, y })
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

export function districtArchive(shapes: MapShapes): Buffer {
  const index = new GeoJSONVT(shapeFile(shapes, 'districts'), TILE_OPTIONS)
  const tiles: ArchiveTile[] = []
  const descend = (z: number, x: number, y: number) => {
    const tile = index.getTile(z, x, y)
    if (!tile || tile.features.length === 0) return
    const data = fromGeojsonVt({ [DISTRICTS_LAYER]: tile }, { version: 2, extent: TILE_OPTIONS.extent })
    tiles.push({ z, x, y, data })
    if (z < DISTRICTS_MAX_ZOOM) for (const dx of [0, 1]) for (const dy of [0, 1]) descend(z + 1, 2 * x + dx, 2 * y + dy)
  }
  descend(0, 0, 0)
  return pmtiles(tiles, {
    bbox: districtsBbox(shapes) ?? [0, 0, 0, 0],
    minZoom: 0,
    maxZoom: DISTRICTS_MAX_ZOOM,
    metadata: { name: 'districts', vector_layers: [{ id: DISTRICTS_LAYER, fields: { id: 'String' } }] },
  })
}
