/** MapLibre's own clustering of GeoJSON, in its worker, on the style of the home map without the project tiles. */

import 'maplibre-gl/dist/maplibre-gl.css'
import { type LayerSpecification, Map as LibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import { SOURCE } from '#geo/map/layers'
import { BBOX, CLUSTER_PX, PADDING, PALETTE } from './settings'

const SANS = ['sans-serif']

const layers: LayerSpecification[] = [
  {
    id: 'clusters',
    type: 'circle',
    source: 'points',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': PALETTE.paper,
      'circle-stroke-color': PALETTE.accent,
      'circle-stroke-width': 3,
      'circle-radius': ['step', ['get', 'point_count'], 13, 100, 15, 10_000, 18],
    },
  },
  {
    id: 'counts',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count_abbreviated'],
      'text-font': SANS,
      'text-size': 12,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': PALETTE.ink },
  },
  {
    id: 'pins',
    type: 'circle',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    paint: { 'circle-color': PALETTE.accent, 'circle-radius': 6 },
  },
]

const { style, points, worker } = window.settings
const { [SOURCE.projects]: _, ...sources } = style.sources
const clustered: StyleSpecification = {
  ...style,
  sources: {
    ...sources,
    points: { type: 'geojson', data: points, cluster: true, clusterRadius: CLUSTER_PX, clusterMaxZoom: 16 },
  },
  layers: [...style.layers.filter((layer) => !('source' in layer) || layer.source !== SOURCE.projects), ...layers],
}

setWorkerUrl(worker)
const map = new LibreMap({
  container: 'map',
  style: clustered,
  bounds: [...BBOX],
  fitBoundsOptions: { padding: PADDING },
  attributionControl: false,
  fadeDuration: 0,
  maxPitch: 0,
})
// As the home page measures itself: everything asked for is on the canvas.
map.on('load', () =>
  map.once('idle', () => {
    window.pinsDrawn = performance.now()
  }),
)
