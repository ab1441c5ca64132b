/** OpenLayers with its Cluster source, on a canvas. */

import type { FeatureLike } from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import VectorLayer from 'ol/layer/Vector'
import OlMap from 'ol/Map'
import { fromLonLat, transformExtent } from 'ol/proj'
import Cluster from 'ol/source/Cluster'
import VectorSource from 'ol/source/Vector'
import { Circle, Fill, Stroke, Style, Text } from 'ol/style'
import View from 'ol/View'
import { BBOX, CLUSTER_PX, drawn, PADDING, PALETTE } from './settings'

const source = (url: string) => new VectorSource({ url, format: new GeoJSON() })
const shape = (fill: string, stroke: string, width: number) =>
  new Style({ fill: new Fill({ color: fill }), stroke: new Stroke({ color: stroke, width }) })

/** Styles are kept by what they say, as OpenLayers advises. */
const styles = new Map<number, Style>()
function styleOf(feature: FeatureLike): Style {
  const n = (feature.get('features') as unknown[]).length
  const known = styles.get(n)
  if (known) return known
  const radius = n === 1 ? 6 : n < 100 ? 13 : n < 10_000 ? 15 : 18
  const style = new Style({
    image: new Circle({
      radius,
      fill: new Fill({ color: n === 1 ? PALETTE.accent : PALETTE.paper }),
      stroke: new Stroke({ color: PALETTE.accent, width: 3 }),
    }),
    text: n === 1 ? undefined : new Text({ text: String(n), fill: new Fill({ color: PALETTE.ink }) }),
  })
  styles.set(n, style)
  return style
}

const points = source(window.settings.points)
const clusters = new Cluster({ distance: CLUSTER_PX, source: points })
const map = new OlMap({
  target: 'map',
  controls: [],
  layers: [
    new VectorLayer({ source: source('/geo/districts.json'), style: shape(PALETTE.land, PALETTE.border, 1.2) }),
    new VectorLayer({ source: source('/geo/water.json'), style: shape(PALETTE.water, PALETTE.shore, 0.8) }),
    new VectorLayer({ source: clusters, style: styleOf }),
  ],
  view: new View({ center: fromLonLat([120.6, 31.3]), zoom: 10 }),
})
const { top, right, bottom, left } = PADDING
map.getView().fit(transformExtent([...BBOX], 'EPSG:4326', 'EPSG:3857'), { padding: [top, right, bottom, left] })
points.once('featuresloadend', () => map.once('rendercomplete', drawn))
