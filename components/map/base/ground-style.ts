import type { StyleSpecification } from 'maplibre-gl'
import { SOURCE } from '#geo/map/layers'
import { mapStyle } from '#geo/map/map-style'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'

const EMPTY = { type: 'FeatureCollection' as const, features: [] }

/** The map's own ground without projects and events. */
export function groundStyle(theme: Theme, locale: Locale, shapes: string): StyleSpecification {
  const style = mapStyle({
    theme,
    locale,
    projects: '',
    shapes,
    events: EMPTY,
    districtsWithProjects: [],
  })
  const left: readonly string[] = [SOURCE.projects, SOURCE.events]
  const { [SOURCE.projects]: _, [SOURCE.events]: __, ...sources } = style.sources
  return {
    ...style,
    sources,
    layers: style.layers.filter((layer) => !('source' in layer) || !left.includes(layer.source)),
  }
}
