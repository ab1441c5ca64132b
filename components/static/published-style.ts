import type { StyleSpecification } from 'maplibre-gl'
import { SOURCE } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import type { Theme } from '#geo/map/palette'
import { fileUrl, settings } from './published-settings'

/** The map's own style, with projects and districts from PMTiles. */
export function publishedStyle(theme: Theme): StyleSpecification {
  const { locale, districtsWithProjects, districtsLayer, projectsMaxZoom, districtsMaxZoom } = settings
  const style = mapStyle({
    theme,
    locale,
    districtsWithProjects,
    shapes: fileUrl('geo'),
    projects: '',
    events: { type: 'FeatureCollection', features: [] },
  })
  const layers = style.layers.map((layer) =>
    'source' in layer && layer.source === SOURCE.districts ? { ...layer, 'source-layer': districtsLayer } : layer,
  )
  const sources = {
    ...style.sources,
    [SOURCE.districts]: tiles('districts', districtsMaxZoom),
    [SOURCE.projects]: tiles('projects', projectsMaxZoom),
  }
  return { ...style, sources, layers: layers as typeof style.layers }
}

const tiles = (name: string, maxzoom: number) => ({
  type: 'vector' as const,
  tiles: [`pmtiles://${fileUrl(`${name}.pmtiles`)}/{z}/{x}/{y}`],
  maxzoom,
})
