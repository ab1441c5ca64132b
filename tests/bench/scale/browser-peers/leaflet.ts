/** Leaflet with Leaflet.markercluster; `?chunked` adds the points in pieces, so that the page answers meanwhile. */

import 'leaflet/dist/leaflet.css'
import 'leaflet.markercluster/dist/MarkerCluster.css'
import 'leaflet.markercluster/dist/MarkerCluster.Default.css'
import L from './global-leaflet'
import 'leaflet.markercluster'
import type { FeatureCollection, Point } from 'geojson'
import { BBOX, CLUSTER_PX, drawn, PADDING, PALETTE } from './settings'

const isChunked = location.search === '?chunked'
const json = async (url: string): Promise<FeatureCollection> => (await fetch(url)).json()

const map = L.map('map', { zoomSnap: 0, maxZoom: 18, preferCanvas: true, attributionControl: false })
const [west, south, east, north] = BBOX
map.fitBounds(
  [
    [south, west],
    [north, east],
  ],
  {
    paddingTopLeft: [PADDING.left, PADDING.top],
    paddingBottomRight: [PADDING.right, PADDING.bottom],
    animate: false,
  },
)
const [districts, water, points] = await Promise.all([
  json('/geo/districts.json'),
  json('/geo/water.json'),
  json(window.settings.points),
])
L.geoJSON(districts, { style: { color: PALETTE.border, weight: 1.2, fillColor: PALETTE.land, fillOpacity: 1 } }).addTo(
  map,
)
L.geoJSON(water, { style: { color: PALETTE.shore, weight: 0.8, fillColor: PALETTE.water, fillOpacity: 1 } }).addTo(map)

const icon = L.divIcon({
  className: '',
  html: `<i style="display:block;width:12px;height:12px;border-radius:6px;background:${PALETTE.accent}"></i>`,
})
const group = L.markerClusterGroup({
  maxClusterRadius: CLUSTER_PX,
  chunkedLoading: isChunked,
  animate: false,
  chunkProgress: (done, all) => {
    if (all > 0 && done === all) drawn() // it is told of an empty beginning too
  },
})
const markers = points.features.map(({ geometry, properties }) => {
  const [lng, lat] = (geometry as Point).coordinates as [number, number]
  return Object.assign(L.marker([lat, lng], { icon }), { properties })
})
map.addLayer(group)
group.addLayers(markers)
if (!isChunked) drawn()
