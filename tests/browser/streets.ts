/**
 * A small PMTiles file in the Protomaps schema, around Jinji Lake: a highway, streets, a lake and names, all made up.
 */

import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Bbox } from '#geo/filters'
import { projectBbox } from '#geo/map/camera'
import { type ArchiveTile, pmtiles } from '../../app/publish/pmtiles'

const BBOX: Bbox = [120.66, 31.28, 120.76, 31.36]
const [MIN_ZOOM, MAX_ZOOM] = [8, 13]

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry,
  properties,
})
const line = (coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates })
const box = ([w, s, e, n]: Bbox): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ],
})
const all = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const LAYERS: Readonly<Record<string, FeatureCollection>> = {
  earth: all([feature(box(BBOX), { kind: 'earth' })]),
  water: all([feature(box([120.69, 31.29, 120.72, 31.31]), { kind: 'lake' })]),
  roads: all([
    feature(
      line([
        [120.66, 31.325],
        [120.76, 31.325],
      ]),
      { kind: 'highway', kind_detail: 'motorway', name: '测试高架', 'name:en': 'Test Expressway', min_zoom: 3 },
    ),
    ...Array.from({ length: 9 }, (_, i) =>
      feature(
        line([
          [120.67 + i / 100, 31.28],
          [120.67 + i / 100, 31.36],
        ]),
        { kind: 'major_road', kind_detail: 'primary', name: `测试${i}路`, 'name:en': `Test ${i} Road`, min_zoom: 7 },
      ),
    ),
  ]),
  places: all([
    feature(
      { type: 'Point', coordinates: [120.74, 31.34] },
      { kind: 'neighbourhood', name: '测试街道', 'name:en': 'Test Quarter', min_zoom: 11 },
    ),
  ]),
}

type Shift = readonly [lng: number, lat: number]

/** Coordinates of any depth, moved. */
const moved = (value: unknown, by: Shift): unknown =>
  typeof (value as unknown[])[0] === 'number'
    ? (value as number[]).map((part, i) => part + by[i]!)
    : (value as unknown[]).map((part) => moved(part, by))

const shifted = (data: FeatureCollection, by: Shift): FeatureCollection =>
  all(
    data.features.map(({ geometry, ...rest }) => ({
      ...rest,
      geometry: { ...geometry, coordinates: moved((geometry as { coordinates: unknown }).coordinates, by) } as Geometry,
    })),
  )

/** The bytes of the file; so many degrees beside Jinji Lake, for another city. */
export function streetsFile(shift: Shift = [0, 0]): Buffer {
  const [[west, south], [east, north]] = moved([BBOX.slice(0, 2), BBOX.slice(2)], shift) as [Shift, Shift]
  const indexes = Object.entries(LAYERS).map(
    ([name, data]) =>
      [name, new GeoJSONVT(shifted(data, shift), { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, buffer: 64 })] as const,
  )
  const tiles: ArchiveTile[] = []
  const [left, top, right, bottom] = projectBbox([west, south, east, north])
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    for (let x = Math.floor(left * 2 ** z); x <= Math.floor(right * 2 ** z); x++) {
      for (let y = Math.floor(top * 2 ** z); y <= Math.floor(bottom * 2 ** z); y++) {
        const layers = indexes.flatMap(([name, index]) => {
          const tile = index.getTile(z, x, y)
          return tile ? [[name, tile] as const] : []
        })
        if (layers.length > 0)
          tiles.push({ z, x, y, data: fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: 4096 }) })
      }
    }
  }
  const vector_layers = Object.keys(LAYERS).map((id) => ({ id, fields: {} }))
  return pmtiles(tiles, {
    bbox: [west, south, east, north],
    ...{ minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM },
    metadata: { vector_layers, attribution: '<a href="https://example.org">© Made-up streets</a>' },
  })
}
