/**
 * The names of districts on the live map: placed by us, since MapLibre can neither keep a name inside its district nor
 * lead to it.
 */

import type { LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../../vocabulary'
import { LAYER, SOURCE } from '../layers'
import { SERIF } from '../map-style-parts'
import type { Palette } from '../palette'
import { LAND_EM_PX } from './district-names'

/** The line from a name to its district, and the dot where it ends, px. */
export const LEADER = { width: 1, radius: 1.8, opacity: 0.8 } as const

/** Points with `text` and its offset `at` in ems, lines, and points at their ends: see namesCollection. */
export const districtNameLayers = (palette: Palette, locale: Locale): LayerSpecification[] => [
  {
    id: LAYER.leader,
    type: 'line',
    source: SOURCE.names,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': LEADER.width, 'line-opacity': LEADER.opacity },
  },
  {
    id: LAYER.leaderEnd,
    type: 'circle',
    source: SOURCE.names,
    filter: ['has', 'end'],
    paint: { 'circle-color': palette.ink, 'circle-radius': LEADER.radius, 'circle-opacity': LEADER.opacity },
  },
  {
    // Draws nothing: what no layer uses is not loaded, and names are placed from these.
    id: LAYER.labelPoint,
    type: 'symbol',
    source: SOURCE.labels,
    layout: { 'text-field': '' },
  },
  {
    id: LAYER.districtLabel,
    type: 'symbol',
    source: SOURCE.names,
    filter: ['has', 'text'],
    layout: {
      'text-field': ['get', 'text'],
      'text-font': SERIF,
      'text-size': LAND_EM_PX[locale],
      'text-offset': ['array', 'number', 2, ['get', 'at']],
      'text-max-width': 99,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.landFocus, 'text-halo-width': 1.6 },
  },
]
