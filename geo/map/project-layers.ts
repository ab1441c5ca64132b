/** How the map draws projects: error circles, clusters with their numbers, pins and their names. */

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../vocabulary'
import { metresPerPx } from './camera'
import { CLUSTER_STEPS, clusterColours } from './cluster-art'
import { IMAGE, LAYER, PROJECTS_LAYER, SOURCE } from './layers'
import { ACTIVE, COUNT, compactCountExpression, expressionOf, LINE_WIDTH, SANS } from './map-style-parts'
import type { Palette, Theme } from './palette'
import { PIN_BOX } from './pin-art'
import { RING_OFFSETS } from './rings/ring-layout'
import { MIX_BOX, MIX_MARGIN, READABLE_COLOURS, TOO_MANY_FOR_RING } from './sector-mix'

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

/** An expression for a value that depends on the step of a cluster. */
const byCount = (value: (step: (typeof CLUSTER_STEPS)[number]) => unknown): ExpressionSpecification =>
  expressionOf([
    'step',
    COUNT,
    value(CLUSTER_STEPS[0]),
    ...CLUSTER_STEPS.slice(1).flatMap((step) => [step.from, value(step)]),
  ])

/** The sector ring surrounds the cluster, whatever its size. */
const mixSize = byCount(({ radius }) => (radius + MIX_MARGIN) / (MIX_BOX / 2 - 1))

const MIX: ExpressionSpecification = ['get', 'm']
const IS_READABLE: ExpressionSpecification = [
  'all',
  ['!=', MIX, ''],
  ['<=', ['length', MIX], 2 * READABLE_COLOURS],
  ['<', COUNT, TOO_MANY_FOR_RING],
]

const PROJECTS = { source: SOURCE.projects, 'source-layer': PROJECTS_LAYER } as const

/** A disc stands for several projects: a cluster or stack where they are, a group at the label point of a district. */
interface DiscLayers {
  readonly ids: readonly [mix: string, disc: string, count: string]
  readonly types: readonly string[]
  readonly isHollow: boolean
}

const GROUPS: DiscLayers = {
  ids: [LAYER.groupMix, LAYER.group, LAYER.groupCount],
  types: ['group'],
  isHollow: true,
}
const CLUSTERS: DiscLayers = {
  ids: [LAYER.clusterMix, LAYER.cluster, LAYER.clusterCount],
  types: ['cluster', 'stack'],
  isHollow: false,
}

/**
 * In paint order, from the bottom: names of pins, circles of how far a position may be off, groups, clusters, pins.
 * MapLibre finds room for the topmost first, so that names give way to all that is drawn over them.
 */
export const projectLayers = (
  palette: Palette,
  theme: Theme,
  locale: Locale,
  isHeat: boolean,
): LayerSpecification[] => [
  errorLayer(palette),
  ...discLayers(GROUPS, palette, theme, locale, isHeat),
  ...discLayers(CLUSTERS, palette, theme, locale, isHeat),
  ...pinLayers(theme),
]

const SELECTED: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
const ALONE: ExpressionSpecification = ['boolean', ['feature-state', 'alone'], false]

/**
 * Only of the pin that is pointed at, the one that is selected and the one that stands alone in view. One that is
 * merely pointed at has no fill: where two circles overlap, nothing looks darker.
 */
const errorLayer = (palette: Palette): LayerSpecification => ({
  id: LAYER.error,
  type: 'circle',
  ...PROJECTS,
  filter: ['all', isType('pin'), ['has', 'e']],
  minzoom: 10.5,
  paint: {
    'circle-radius': errorRadius,
    'circle-color': palette.accent,
    'circle-opacity': ['case', ['any', SELECTED, ALONE], 0.12, 0],
    'circle-stroke-color': palette.accent,
    'circle-stroke-width': ['case', ACTIVE, 1.5, 1],
    'circle-stroke-opacity': ['case', ['any', ACTIVE, ALONE], 0.7, 0],
  },
})

function discLayers(
  { ids: [mix, disc, count], types, isHollow }: DiscLayers,
  palette: Palette,
  theme: Theme,
  locale: Locale,
  isHeat: boolean,
): LayerSpecification[] {
  const filter = isType(...types)
  const { fill, stroke, ink } = clusterColours(isHollow, palette)
  return [
    {
      id: mix,
      type: 'symbol',
      ...PROJECTS,
      filter,
      layout: {
        // A disc without a ring holds its room by an empty picture, or names would run under it.
        'icon-image': ['case', IS_READABLE, ['concat', 'mix|', MIX, '|', theme], `${IMAGE.disc}|${theme}`],
        'icon-size': mixSize,
        'icon-allow-overlap': true,
      },
      paint: { 'icon-opacity': isHeat ? 0 : 1 },
    },
    {
      id: disc,
      type: 'circle',
      ...PROJECTS,
      filter,
      paint: {
        'circle-radius': byCount(({ radius }) => radius),
        'circle-color': fill,
        'circle-stroke-color': ['case', ACTIVE, palette.accent, stroke],
        'circle-stroke-width': ['case', ACTIVE, 3, LINE_WIDTH.cluster],
        'circle-opacity': isHeat ? 0 : 1,
        'circle-stroke-opacity': isHeat ? ['case', ACTIVE, 1, 0] : 1,
      },
    },
    {
      id: count,
      type: 'symbol',
      ...PROJECTS,
      filter,
      layout: {
        'text-field': compactCountExpression(locale),
        'text-font': SANS,
        'text-size': byCount(({ textPx }) => textPx),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': isHeat ? palette.ink : ink,
        'text-halo-color': palette.landFocus,
        'text-halo-width': isHeat ? 1.5 : 0,
      },
    },
  ]
}

const pinLayers = (theme: Theme): LayerSpecification[] => [
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
]

/** CSS px. */
const PIN_NAME_SIZE = 12

/** The names of pins, to be drawn under all other names, which come first where there is no room for both. */
export const pinNameLayer = (palette: Palette, locale: Locale): LayerSpecification => ({
  id: LAYER.pinLabel,
  type: 'symbol',
  ...PROJECTS,
  filter: ['all', isType('pin'), ['!', ['has', 'r']]],
  minzoom: 11.5,
  layout: {
    'text-field': ['get', locale],
    'text-font': SANS,
    'text-size': PIN_NAME_SIZE,
    'text-variable-anchor-offset': expressionOf(['literal', PIN_NAME_PLACES.flat()]),
    'text-max-width': 11,
  },
  paint: { 'text-color': palette.ink, 'text-halo-color': palette.landFocus, 'text-halo-width': 1.5 },
})

/** Half the pin's box, and what MapLibre keeps free around it and around a name. */
const PIN_NAME_AWAY = (PIN_BOX / 2 + 2 * 2 + 1) / PIN_NAME_SIZE

/** By so much, ems, MapLibre moves a text towards its point whose place is above or below it. */
const BASELINE = 7 / 24

/** Below its pin, or on the first other side that is free, ems: nearer, a pin's own box would take each of them. */
const PIN_NAME_PLACES = [
  ['top', [0, PIN_NAME_AWAY + BASELINE]],
  ['bottom', [0, -PIN_NAME_AWAY - BASELINE]],
  ['left', [PIN_NAME_AWAY, 0]],
  ['right', [-PIN_NAME_AWAY, 0]],
] as const
