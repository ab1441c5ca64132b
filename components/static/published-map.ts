/**
 * The map of a published revision, for a browser: tiles by byte ranges, records from files, and no server. It makes its
 * MapLibre map by itself, since BaseMap would bring React into a page of plain files; the settings of both are
 * MAP_OPTIONS.
 */

import { addProtocol, Map as LiveMap, type MapGeoJSONFeature, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import { LAYER, PROJECTS_LAYER, SOURCE } from '#geo/map/layers'
import type { RowView } from '#geo/query/list-rows'
import { supplyImages } from '../map/base/images'
import { keepNames } from '../map/base/keep-names'
import { MAP_OPTIONS } from '../map/base/map-options'
import { recordNodes } from './published-record'
import { fileUrl, settings } from './published-settings'
import { publishedStyle } from './published-style'

const dark = matchMedia('(prefers-color-scheme: dark)')
const style = () => publishedStyle(dark.matches ? 'dark' : 'light')
const INTERACTIVE = [LAYER.pin, LAYER.cluster, LAYER.group]

addProtocol('pmtiles', new Protocol().tile)
setWorkerUrl(fileUrl(settings.worker))
const [west, south, east, north] = settings.start
const map = new LiveMap({
  container: 'map',
  style: style(),
  bounds: [west, south, east, north],
  fitBoundsOptions: { padding: 40 },
  ...MAP_OPTIONS,
})
map.addControl(new NavigationControl({ visualizePitch: false }), 'top-right')
map.on('styledata', supplyImages)
map.on('load', () => {
  keepNames(map, style)
  map.once('idle', () => document.body.setAttribute('data-map', 'live'))
})
map.on('click', ({ point }) => {
  const [feature] = map.queryRenderedFeatures(point, { layers: INTERACTIVE })
  if (feature) open(feature)
})
map.on('mousemove', ({ point }) => {
  const isOver = map.queryRenderedFeatures(point, { layers: INTERACTIVE }).length > 0
  map.getCanvas().style.cursor = isOver ? 'pointer' : ''
})
dark.addEventListener('change', () => map.setStyle(style()))
addEventListener('hashchange', () => void showRecord())
map.once('load', () => void showRecord())

/** A pin opens its record; a cluster is zoomed into. */
function open({ id, properties: p, geometry }: MapGeoJSONFeature): void {
  if (p.t === 'pin') location.hash = String(id)
  else if (geometry.type === 'Point') {
    const [lng, lat] = geometry.coordinates as [number, number]
    map.easeTo({ center: [lng, lat], zoom: Math.max(p.x ?? 0, map.getZoom() + 2) })
  }
}

/** Shows the record whose number is in the address: in the panel, and selected on the map. */
async function showRecord(): Promise<void> {
  const no = Number(location.hash.slice(1))
  const panel = document.getElementById('record')!
  const record = no > 0 ? await readRecord(no) : undefined
  panel.hidden = !record
  map.removeFeatureState({ source: SOURCE.projects, sourceLayer: PROJECTS_LAYER })
  if (!record) return
  panel.replaceChildren(...recordNodes(record))
  panel.focus({ preventScroll: true })
  panel.scrollIntoView({ block: 'nearest' })
  map.setFeatureState({ source: SOURCE.projects, sourceLayer: PROJECTS_LAYER, id: no }, { selected: true })
  if (!record.drawnAt) return
  const [lng, lat] = record.drawnAt
  map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), 12) })
}

async function readRecord(no: number): Promise<RowView | undefined> {
  const name = `records/${Math.floor(no / settings.recordsPerFile)}.json`
  const response = await fetch(fileUrl(name))
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return ((await response.json()) as RowView[]).find((row) => row.no === no)
}
