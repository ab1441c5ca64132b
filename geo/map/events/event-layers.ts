/** How the map draws signing events: the way to the district with its arrow, and the venue with its figures. */

import type { LayerSpecification } from 'maplibre-gl'
import { AT_VENUE } from '../label-collision'
import { IMAGE, LAYER, SOURCE } from '../layers'
import { EVENT_LINE, expressionOf, SERIF, WAYS_BELOW_ZOOM } from '../map-style-parts'
import type { Palette, Theme } from '../palette'

/** Closer, only the way of the event that the page is about. */
const OPACITY = expressionOf([...['step', ['zoom'], 1, WAYS_BELOW_ZOOM], ['case', ['has', 'alone'], 1, 0]])

/** The ways of events, under the names. */
export const eventLayers = (palette: Palette, theme: Theme): LayerSpecification[] => [
  {
    id: LAYER.eventLine,
    type: 'line',
    source: SOURCE.events,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round' },
    paint: {
      'line-color': palette.accent,
      'line-width': EVENT_LINE.width,
      'line-dasharray': [...EVENT_LINE.dashes],
      'line-opacity': OPACITY,
    },
  },
  {
    id: LAYER.eventArrow,
    type: 'symbol',
    source: SOURCE.events,
    filter: ['has', 'bearing'],
    layout: {
      'icon-image': `${IMAGE.arrow}|${theme}`,
      'icon-rotate': ['get', 'bearing'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': OPACITY },
  },
]

/** The venues with their figures, over everything. */
export const venueLayer = (palette: Palette, theme: Theme): LayerSpecification => ({
  id: LAYER.venue,
  type: 'symbol',
  source: SOURCE.events,
  filter: ['has', 'id'],
  layout: {
    'icon-image': `${IMAGE.venue}|${theme}`,
    'icon-allow-overlap': true,
    'text-field': ['get', 'label'],
    'text-font': SERIF,
    'text-size': 13,
    'text-variable-anchor-offset': expressionOf(['literal', AT_VENUE.flat()]),
    'text-max-width': 24,
    'text-allow-overlap': true,
  },
  paint: { 'text-color': palette.accent, 'text-halo-color': palette.landFocus, 'text-halo-width': 1.6 },
})
