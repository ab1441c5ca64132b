/**
 * Rivers, the Grand Canal and the names of towns on the built-in ground. Their positions are rough (see
 * public/geo/PROVENANCE.md), so each goes at the zoom from which that would be read as the truth.
 */

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../vocabulary'
import { LABEL_ZOOMS, LAYER, RIVER_ZOOM, SOURCE } from './layers'
import { LINE_WIDTH, SANS, SERIF } from './map-style-parts'
import type { Palette } from './palette'

const HALO = 1.2

/** A line's opacity or a name's by zoom, as pairs in rising order. */
const byZoom = (...stops: number[]): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...stops]

/** The lines of rivers and canals. They go under the lakes that they run through. */
export const riverLayer = (palette: Palette): LayerSpecification => ({
  id: LAYER.river,
  type: 'line',
  source: SOURCE.rivers,
  minzoom: RIVER_ZOOM.from,
  maxzoom: RIVER_ZOOM.below,
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: {
    'line-color': palette.shore,
    'line-width': ['match', ['get', 'kind'], 'river', LINE_WIDTH.river, LINE_WIDTH.canal],
    'line-opacity': byZoom(
      RIVER_ZOOM.from,
      0,
      RIVER_ZOOM.from + 0.5,
      1,
      RIVER_ZOOM.below - 0.5,
      1,
      RIVER_ZOOM.below,
      0,
    ),
  },
})

/** Names along the rivers that have one. */
export const riverNameLayer = (palette: Palette, locale: Locale): LayerSpecification => ({
  id: LAYER.riverLabel,
  type: 'symbol',
  source: SOURCE.rivers,
  filter: ['has', locale],
  minzoom: RIVER_ZOOM.from + 1,
  maxzoom: RIVER_ZOOM.below,
  layout: {
    'symbol-placement': 'line',
    'text-field': ['get', locale],
    'text-font': SERIF,
    'text-size': 11,
    'text-letter-spacing': 0.15,
  },
  paint: { 'text-color': palette.waterInk, 'text-halo-color': palette.land, 'text-halo-width': HALO },
})

/** Names of towns and subdistricts. They give way to every other name. */
export function townNameLayer(palette: Palette, locale: Locale): LayerSpecification {
  const [from, below] = LABEL_ZOOMS.town
  return {
    id: LAYER.townLabel,
    type: 'symbol',
    source: SOURCE.towns,
    minzoom: from,
    maxzoom: below,
    layout: {
      'text-field': ['get', locale],
      'text-font': SANS,
      'text-size': locale === 'zh' ? 11.5 : 11,
      'text-padding': 6,
    },
    paint: {
      'text-color': palette.inkSoft,
      'text-halo-color': palette.land,
      'text-halo-width': HALO,
      'text-opacity': byZoom(below - 0.5, 1, below, 0),
    },
  }
}
