import type { GeoJSONSource, Map as LiveMap, StyleSpecification } from 'maplibre-gl'
import { AREAS_SOURCE, LAYER, PROJECTS_LAYER, SOURCE } from '#geo/map/layers'
import type { NamesInput } from '#geo/map/names/district-names'
import { namesCollection } from '#geo/map/names/live-names'
import { namesZoom } from '#geo/map/zoom-levels'

/** While a map moves, names are placed anew no more often than this. */
const PAUSE_MS = 200

const namesInputOf = ({ metadata }: StyleSpecification): NamesInput | undefined =>
  (metadata as { readonly names?: NamesInput } | undefined)?.names

/**
 * Keeps the names of districts on a map where they have room, from when it has loaded for as long as it lives.
 * `styleOf`: the style that it has now.
 */
export function keepNames(map: LiveMap, styleOf: () => StyleSpecification): void {
  let [written, last] = ['', 0]
  // Until it is zoomed the map keeps to its picture, which was drawn before anybody knew the exact zoom.
  const firstZoom = map.getZoom()
  const picture = map.getContainer().closest('.map-frame')?.querySelector<SVGElement>('.picture')
  const pictured = namesZoom(picture?.dataset.levels, firstZoom) ?? firstZoom
  const place = () => {
    const input = namesInputOf(styleOf())
    const source = map.getSource<GeoJSONSource>(SOURCE.names)
    if (!input || !source || !map.getLayer(LAYER.labelPoint)) return
    last = performance.now()
    const [zoom, bearing] = [map.getZoom(), map.getBearing()]
    const names = namesCollection(loadedIn(map), input, { zoom, bearing }, zoom === firstZoom ? pictured : zoom)
    const text = JSON.stringify(names)
    if (text === written) return
    written = text
    source.setData(names)
  }
  map.on('idle', place)
  map.on('move', () => performance.now() - last > PAUSE_MS && place())
  map.on('styledata', () => {
    // A new style comes without them.
    written = ''
  })
  place()
}

function loadedIn(map: LiveMap) {
  const featuresOf = (id: string, sourceLayer?: string) =>
    map.getSource(id) ? map.querySourceFeatures(id, { sourceLayer }) : []
  return {
    labels: featuresOf(SOURCE.labels),
    districts: featuresOf(SOURCE.districts, map.getLayer(LAYER.land)?.sourceLayer),
    water: featuresOf(SOURCE.water),
    projects: featuresOf(SOURCE.projects, PROJECTS_LAYER),
    events: featuresOf(SOURCE.events),
    areas: featuresOf(AREAS_SOURCE),
  }
}
