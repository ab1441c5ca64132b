/**
 * The style of a comparison's map: the style of the home page, with areas, classes, hexagons and scatter features laid
 * into it.
 */

import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { AREAS_SOURCE, LAYER, SOURCE } from '../../map/layers'
import { mapStyle } from '../../map/map-style'
import { expressionOf, SANS } from '../../map/map-style-parts'
import { LETTERS, type Letter, PALETTES, type Palette, type Theme } from '../../map/palette'
import type { Locale } from '../../vocabulary'
import type { ScatterFeatures } from './scatter-features'
import { AREA_DASHES, FILL_OPACITY, OUTLINE_PX } from './shown-area'

export const COMPARE_SOURCE = {
  areas: AREAS_SOURCE,
  scatter: 'compare-scatter',
  hexagons: 'compare-hexagons',
} as const

export const COMPARE_LAYER = {
  classes: 'compare-classes',
  fill: 'compare-fill',
  hexagon: 'compare-hexagon',
  hexagonCount: 'compare-hexagon-count',
  outline: 'compare-outline',
  link: 'compare-link',
  ellipse: 'compare-ellipse',
  centre: 'compare-centre',
  letterDisc: 'compare-letter-disc',
  letter: 'compare-letter',
} as const

/** Each area has a layer of its own, since MapLibre's dashes cannot depend on data. */
export const outlineLayer = (letter: Letter): string => `${COMPARE_LAYER.outline}-${letter}`

export interface CompareStyleInput {
  readonly theme: Theme
  readonly locale: Locale
  /** Tile URL template; null: no projects are drawn. */
  readonly projects: string | null
  readonly shapes: string
  /** As from `areasCollection`. */
  readonly areas: FeatureCollection
  /** As from `districtsIn`. */
  readonly comparedDistricts: readonly string[]
  /** The areas that are tinted; the others have their outline alone. */
  readonly filled: readonly Letter[]
  readonly scatter: ScatterFeatures
  /** Areas drawn as a filter, as from `drawnCollection`. */
  readonly drawn: FeatureCollection
  /** Step of the ramp by district; null: no value. Absent: districts are not coloured. */
  readonly classes?: Readonly<Record<string, number | null>>
  /** As from `hexagonCollection`, with the upper bounds of their classes and the step of each. */
  readonly hexagons?: {
    readonly data: FeatureCollection
    readonly bounds: readonly number[]
    readonly steps: readonly number[]
  }
}

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }
const NO_TILES = 'none/{z}/{x}/{y}'
export function compareStyle(input: CompareStyleInput): StyleSpecification {
  const { theme, locale, projects, shapes, areas, scatter, hexagons } = input
  const palette = PALETTES[theme]
  const base = mapStyle({
    theme,
    locale,
    shapes,
    projects: projects ?? NO_TILES,
    events: EMPTY,
    districtsWithProjects: [],
    comparedDistricts: input.comparedDistricts,
    drawn: input.drawn,
  })
  const { [SOURCE.projects]: tiles, [SOURCE.events]: _, ...ground } = base.sources
  const layers = base.layers.flatMap((layer): LayerSpecification[] => {
    if ('source' in layer && layer.source === SOURCE.events) return []
    if (!projects && 'source' in layer && layer.source === SOURCE.projects) return []
    if (layer.id === LAYER.water) return [...classLayer(input, palette), ...fillLayer(input, palette), layer]
    if (layer.id === LAYER.borderActive) return [layer, ...hexagonLayers(input, palette), ...outlines(palette)]
    if (layer.id === LAYER.error) return [...figureLayers(palette), layer]
    return [layer]
  })
  return {
    ...base,
    name: `compare-${theme}-${locale}`,
    sources: {
      ...ground,
      ...(projects && tiles ? { [SOURCE.projects]: tiles } : {}),
      [COMPARE_SOURCE.areas]: { type: 'geojson', data: areas },
      [COMPARE_SOURCE.scatter]: { type: 'geojson', data: scatter },
      ...(hexagons ? { [COMPARE_SOURCE.hexagons]: { type: 'geojson' as const, data: hexagons.data } } : {}),
    },
    layers: [...layers, ...(projects ? [] : figureLayers(palette)), ...letterLayers(palette)],
  }
}

const isLabelPoint: ExpressionSpecification = ['has', 'labelPoint']
const isKind = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

/** An area's own colour. */
const colourOf = (palette: Palette): ExpressionSpecification =>
  expressionOf(['match', ['get', 'letter'], ...LETTERS.flatMap((l) => [l, palette.areas[l]]), palette.ink])

/**
 * The colour expression of the classes; districts without a value get `noData`. It can be replaced without a new style.
 */
export function classColour(
  classes: Readonly<Record<string, number | null>>,
  { ramp, noData }: Palette,
): string | ExpressionSpecification {
  const pairs = Object.entries(classes).flatMap(([id, step]) => (step === null ? [] : [id, ramp[step]!]))
  return pairs.length > 0 ? expressionOf(['match', ['get', 'id'], ...pairs, noData]) : noData
}

const classLayer = ({ classes }: CompareStyleInput, palette: Palette): LayerSpecification[] =>
  classes
    ? [
        {
          id: COMPARE_LAYER.classes,
          type: 'fill',
          source: SOURCE.districts,
          filter: ['in', ['get', 'id'], ['literal', Object.keys(classes)]],
          paint: { 'fill-color': classColour(classes, palette), 'fill-antialias': false },
        },
      ]
    : []

const fillLayer = ({ filled }: CompareStyleInput, palette: Palette): LayerSpecification[] => [
  {
    id: COMPARE_LAYER.fill,
    type: 'fill',
    source: COMPARE_SOURCE.areas,
    filter: ['all', ['!', isLabelPoint], ['in', ['get', 'letter'], ['literal', [...filled]]]],
    paint: { 'fill-color': colourOf(palette), 'fill-opacity': FILL_OPACITY, 'fill-antialias': false },
  },
]

const outlines = (palette: Palette): LayerSpecification[] =>
  LETTERS.map((letter) => ({
    id: outlineLayer(letter),
    type: 'line',
    source: COMPARE_SOURCE.areas,
    filter: ['all', ['!', isLabelPoint], ['==', ['get', 'letter'], letter]],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.areas[letter],
      'line-width': OUTLINE_PX,
      ...(AREA_DASHES[letter].length > 0 && { 'line-dasharray': [...AREA_DASHES[letter]] }),
    },
  }))

function hexagonLayers({ hexagons }: CompareStyleInput, palette: Palette): LayerSpecification[] {
  if (!hexagons || hexagons.bounds.length === 0) return []
  const colours = hexagons.steps.map((step) => palette.ramp[step]!)
  const fill = colours.length > 1 ? ['step', ['get', 'n'], colours[0], ...stops(hexagons.bounds, colours)] : colours[0]
  return [
    {
      id: COMPARE_LAYER.hexagon,
      type: 'fill',
      source: COMPARE_SOURCE.hexagons,
      filter: ['has', 'n'],
      paint: { 'fill-color': fill as never, 'fill-opacity': 0.88, 'fill-outline-color': palette.panel },
    },
    {
      id: COMPARE_LAYER.hexagonCount,
      type: 'symbol',
      source: COMPARE_SOURCE.hexagons,
      filter: ['has', 'label'],
      layout: { 'text-field': ['get', 'label'], 'text-font': SANS, 'text-size': 12 },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.panel, 'text-halo-width': 1.4 },
    },
  ]
}

/** A step starts above the bound before it; counts are whole. */
const stops = (bounds: readonly number[], colours: readonly string[]) =>
  bounds.slice(0, -1).flatMap((bound, i) => [Math.floor(bound) + 1, colours[i + 1]!])

function figureLayers(palette: Palette): LayerSpecification[] {
  const source = COMPARE_SOURCE.scatter
  const colour = colourOf(palette)
  return [
    {
      id: COMPARE_LAYER.link,
      type: 'line',
      source,
      filter: isKind('link'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': 2, 'line-opacity': 0.85 },
    },
    {
      id: COMPARE_LAYER.ellipse,
      type: 'line',
      source,
      filter: isKind('ellipse'),
      paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    {
      id: COMPARE_LAYER.centre,
      type: 'circle',
      source,
      filter: isKind('mean', 'median'),
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'mean', 7, 5],
        'circle-color': ['match', ['get', 'kind'], 'mean', colour, palette.panel],
        'circle-stroke-color': ['match', ['get', 'kind'], 'mean', palette.panel, colour],
        'circle-stroke-width': 2.5,
      },
    },
  ]
}

const letterLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: COMPARE_LAYER.letterDisc,
    type: 'circle',
    source: COMPARE_SOURCE.areas,
    filter: isLabelPoint,
    paint: {
      'circle-radius': 11,
      'circle-color': colourOf(palette),
      'circle-stroke-color': palette.panel,
      'circle-stroke-width': 2,
    },
  },
  {
    id: COMPARE_LAYER.letter,
    type: 'symbol',
    source: COMPARE_SOURCE.areas,
    filter: isLabelPoint,
    layout: {
      'text-field': ['get', 'letter'],
      'text-font': SANS,
      'text-size': 13,
      'text-allow-overlap': true,
      // About the disc, which names keep clear of.
      'text-padding': 7,
    },
    paint: { 'text-color': palette.panel },
  },
]
