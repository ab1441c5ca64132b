import type { HeatmapLayerSpecification } from 'maplibre-gl'
import { LAYER, PROJECTS_LAYER, SOURCE } from './layers'
import { expressionOf } from './map-style-parts'
import type { Palette } from './palette'

/** By zoom: a disc of a city holds far more than one of a street. */
const INTENSITY = [6, 0.5, 8, 0.7, 10, 1, 12, 1.6, 15, 2.6] as const

/**
 * Where projects are many: each feature of a tile weighs by the cube root of its number, so that thousands do not hide
 * tens. Colours are those of classed districts, from nothing up.
 */
export const heatLayer = ({ ramp }: Palette, isShown: boolean): HeatmapLayerSpecification => ({
  id: LAYER.heat,
  type: 'heatmap',
  source: SOURCE.projects,
  'source-layer': PROJECTS_LAYER,
  // What is known to its district only has no place where it could be hot.
  filter: ['all', ['!', ['has', 'r']], ['!=', ['get', 't'], 'group']],
  layout: { visibility: isShown ? 'visible' : 'none' },
  paint: {
    'heatmap-weight': ['/', ['^', ['coalesce', ['get', 'n'], 1], 1 / 3], 12],
    'heatmap-radius': 52,
    'heatmap-intensity': expressionOf(['interpolate', ['linear'], ['zoom'], ...INTENSITY]),
    'heatmap-opacity': 0.8,
    'heatmap-color': expressionOf([
      'interpolate',
      ['linear'],
      ['heatmap-density'],
      0,
      `${ramp[0]}00`,
      ...ramp.flatMap((colour, i) => [0.04 + (0.8 * (i + 0.5)) / ramp.length, colour]),
    ]),
  },
})
