/** How the map draws projects: error circles, clusters with their numbers, pins and their names. */

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../vocabulary'
import { metresPerPx } from './camera'
import { CLUSTER_RADII } from './cluster-art'
import { IMAGE, LAYER, PROJECTS_LAYER, SOURCE } from './layers'
import { ACTIVE, expressionOf, LINE_WIDTH, SANS } from './map-style-parts'
import type { Palette, Theme } from './palette'
import { RING_OFFSETS } from './ring-layout'
import { MIX_BOX, MIX_MARGIN } from './sector-mix'

const isType = (...types: string[]): ExpressionSpecification => ['in', ['get', 't'], ['literal', types]]

/** At 31.3° N, since a style knows no latitude: at 22.5° the error circles are 8 % too large. */
const METRES_PER_PX_Z0 = metresPerPx({ center: [120.6, 31.3], zoom: 0 })
const errorRadius: ExpressionSpecification = [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  0,
  ['/', ['get', 'e'], METRES_PER_PX_Z0],
  20,
  ['/', ['*', ['get', 'e'], 2 ** 20], METRES_PER_PX_Z0],
]

/**
 * Pins known to their district only are laid out in a ring around its name, in px, so that they never suggest a
 * position.
 */
const ringOffset = expressionOf([
  'match',
  ['coalesce', ['get', 'r'], ''],
  ...Object.entries(RING_OFFSETS).flatMap(([key, offset]) => [key, ['literal', offset]]),
  ['literal', [0, 0]],
])

const COUNT: ExpressionSpecification = ['get', 'n']

/** COUNT in the fewest digits, as `compact` of geo/tiles/features.ts writes it. */
const compactCount = expressionOf([
  'step',
  COUNT,
  ['to-string', COUNT],
  ...[
    { from: 1000, unit: 1000, sign: 'k' },
    { from: 999_500, unit: 1e6, sign: 'M' },
  ].flatMap(({ from, unit, sign }) => [
    from,
    ['concat', ['/', ['round', ['/', COUNT, unit / 10]], 10], sign],
    9.95 * unit,
    ['concat', ['round', ['/', COUNT, unit]], sign],
  ]),
])

/** An expression for a value that depends on the radius of a cluster. */
const byCount = (value: (radius: number) => number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['log10', COUNT],
  ...CLUSTER_RADII.flatMap(([power, radius]) => [power, value(radius)]),
]

/** The sector ring surrounds the cluster, whatever its size. */
const mixSize = byCount((radius) => (radius + MIX_MARGIN) / (MIX_BOX / 2 - 1))

const PROJECTS = { source: SOURCE.projects, 'source-layer': PROJECTS_LAYER } as const

/** In paint order, from the bottom: circles of how far a position may be off, clusters, pins. */
export const projectLayers = (palette: Palette, theme: Theme, locale: Locale): LayerSpecification[] => [
  errorLayer(palette),
  ...clusterLayers(palette, theme),
  ...pinLayers(palette, theme, locale),
]

const errorLayer = (palette: Palette): LayerSpecification => ({
  id: LAYER.error,
  type: 'circle',
  ...PROJECTS,
  filter: ['all', isType('pin'), ['has', 'e']],
  minzoom: 10.5,
  paint: {
    'circle-radius': errorRadius,
    'circle-color': palette.accent,
    'circle-opacity': ['case', ACTIVE, 0.16, 0.07],
    'circle-stroke-color': palette.accent,
    'circle-stroke-width': ['case', ACTIVE, 1.5, 0.8],
    'circle-stroke-opacity': 0.7,
  },
})

const clusterLayers = (palette: Palette, theme: Theme): LayerSpecification[] => [
  {
    id: LAYER.clusterMix,
    type: 'symbol',
    ...PROJECTS,
    filter: ['all', isType('cluster', 'stack', 'group'), ['!=', ['get', 'm'], '']],
    layout: {
      'icon-image': ['concat', 'mix|', ['get', 'm'], '|', theme],
      'icon-size': mixSize,
      'icon-allow-overlap': true,
    },
  },
  {
    id: LAYER.cluster,
    type: 'circle',
    ...PROJECTS,
    filter: isType('cluster', 'stack', 'group'),
    paint: {
      'circle-radius': byCount((radius) => radius),
      'circle-color': ['match', ['get', 't'], 'group', palette.landActive, palette.cluster],
      'circle-stroke-color': [
        'case',
        ACTIVE,
        palette.accent,
        ['match', ['get', 't'], 'group', palette.cluster, palette.landActive],
      ],
      'circle-stroke-width': ['case', ACTIVE, 3, LINE_WIDTH.cluster],
    },
  },
  {
    id: LAYER.clusterCount,
    type: 'symbol',
    ...PROJECTS,
    filter: isType('cluster', 'stack', 'group'),
    layout: {
      'text-field': compactCount,
      'text-font': SANS,
      'text-size': 13,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': ['match', ['get', 't'], 'group', palette.ink, palette.onCluster] },
  },
]

const pinLayers = (palette: Palette, theme: Theme, locale: Locale): LayerSpecification[] => [
  {
    id: LAYER.pinActive,
    type: 'symbol',
    ...PROJECTS,
    filter: isType('pin'),
    layout: {
      'icon-image': `${IMAGE.active}|${theme}`,
      'icon-offset': ringOffset,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': ['case', ACTIVE, 1, 0] },
  },
  {
    id: LAYER.pin,
    type: 'symbol',
    ...PROJECTS,
    filter: isType('pin'),
    layout: {
      'icon-image': [
        'concat',
        'pin|',
        ['get', 's'],
        '|',
        ['get', 'p'],
        '|',
        ['coalesce', ['get', 'st'], ''],
        '|',
        theme,
      ],
      'icon-offset': ringOffset,
      'icon-allow-overlap': true,
    },
  },
  {
    id: LAYER.pinLabel,
    type: 'symbol',
    ...PROJECTS,
    filter: ['all', isType('pin'), ['!', ['has', 'r']]],
    minzoom: 11.5,
    layout: {
      'text-field': ['get', locale],
      'text-font': SANS,
      'text-size': 12,
      'text-anchor': 'top',
      'text-offset': [0, 1.3],
      'text-max-width': 11,
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.landFocus, 'text-halo-width': 1.5 },
  },
]
