/**
 * The map style as data: palette and vocabularies in, MapLibre style out, layers in paint order. It loads only the
 * project's own files.
 */

import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { lookUp } from '../look-up'
import { type ShapeFile, shapeAddress } from '../shapes/shape-address'
import type { Locale } from '../vocabulary'
import { eventLayers, venueLayer } from './events/event-layers'
import { heatLayer } from './heat-layer'
import { AROUND, ASIDE, FAR, FULL_NAME_ZOOM, type NamePlace, NEAR, ON_POINT } from './label-collision'
import { FIRST_DISTRICTS, LABEL_ZOOMS, LAYER, SOURCE, WATER_ZOOM } from './layers'
import { ACTIVE, DRAWN, expressionOf, LINE_WIDTH, SERIF } from './map-style-parts'
import { PALETTES, type Palette, type Theme } from './palette'
import { pinNameLayer, projectLayers } from './project-layers'
import { RING_ZOOM } from './rings/ring-layout'
import { riverLayer, riverNameLayer, townNameLayer } from './rivers-and-towns'

/** What a style depends on. `projects` is the tile URL template of the revision and filter in view. */
export interface StyleInput {
  readonly theme: Theme
  readonly locale: Locale
  readonly projects: string
  /** Address of the map shapes, whole, so that workers resolve it. */
  readonly shapes: string
  /** Lines from venue to district, and the venues: GeoJSON with `name` and `label` in the locale. */
  readonly events: FeatureCollection
  /** Statistical codes of the districts that have projects, those with the most first. */
  readonly districtsWithProjects: readonly string[]
  /** Statistical codes of the districts that are compared: their names come first, and all step aside a little. */
  readonly comparedDistricts?: readonly string[]
  /** Heat in place of discs; their numbers stay. */
  readonly isHeat?: boolean
  /** Areas drawn as a filter, from `drawnCollection`; absent: none yet. */
  readonly drawn?: FeatureCollection
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

export function mapStyle(input: StyleInput): StyleSpecification {
  const { shapes, projects, events, drawn = NOTHING, isHeat = false } = input
  const palette = PALETTES[input.theme]
  const file = (name: ShapeFile) => ({ type: 'geojson' as const, data: shapeAddress(shapes, name) })
  return {
    version: 8,
    name: `landing-${input.theme}-${input.locale}`,
    sources: {
      // Codes may have letters, which no number of a feature has.
      [SOURCE.districts]: { ...file('districts'), promoteId: 'id' },
      [SOURCE.coast]: file('coast'),
      [SOURCE.water]: file('water'),
      [SOURCE.rivers]: file('rivers'),
      [SOURCE.towns]: file('towns'),
      [SOURCE.labels]: file('labels'),
      [SOURCE.events]: { type: 'geojson', data: events },
      [SOURCE.drawn]: { type: 'geojson', data: drawn },
      [SOURCE.projects]: { type: 'vector', tiles: [projects], minzoom: 0, maxzoom: 17 },
    },
    layers: [
      ...ground(palette, input.districtsWithProjects),
      ...drawnLayers(palette),
      heatLayer(palette, isHeat),
      ...eventLayers(palette, input.theme),
      ...names(palette, input),
      ...projectLayers(palette, input.theme, input.locale, isHeat),
      venueLayer(palette, input.theme),
    ],
  }
}

const SELECTED: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]

function ground(palette: Palette, districtsWithProjects: readonly string[]): LayerSpecification[] {
  const land: ExpressionSpecification = [
    'match',
    ['get', 'id'],
    [...districtsWithProjects, ''],
    palette.landFocus,
    palette.land,
  ]
  return [
    { id: LAYER.paper, type: 'background', paint: { 'background-color': palette.paper } },
    {
      id: LAYER.sea,
      type: 'fill',
      source: SOURCE.coast,
      filter: ['!', ['has', 'region']],
      paint: { 'fill-color': palette.water, 'fill-outline-color': palette.shore },
    },
    {
      id: LAYER.region,
      type: 'fill',
      source: SOURCE.coast,
      filter: ['has', 'region'],
      minzoom: WATER_ZOOM,
      paint: { 'fill-color': palette.paper, 'fill-antialias': false },
    },
    {
      id: LAYER.land,
      type: 'fill',
      source: SOURCE.districts,
      paint: { 'fill-color': ['case', ACTIVE, palette.landActive, land], 'fill-antialias': false },
    },
    riverLayer(palette),
    {
      id: LAYER.water,
      type: 'fill',
      source: SOURCE.water,
      minzoom: WATER_ZOOM,
      paint: { 'fill-color': palette.water },
    },
    {
      id: LAYER.shore,
      type: 'line',
      source: SOURCE.water,
      filter: ['!', ['has', 'cut']],
      minzoom: WATER_ZOOM,
      paint: { 'line-color': palette.shore, 'line-width': LINE_WIDTH.shore },
    },
    {
      id: LAYER.border,
      type: 'line',
      source: SOURCE.districts,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.border, 'line-width': LINE_WIDTH.border },
    },
    {
      id: LAYER.borderActive,
      type: 'line',
      source: SOURCE.districts,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.accent,
        'line-width': ['case', SELECTED, LINE_WIDTH.selectedBorder, LINE_WIDTH.border],
        'line-opacity': ['case', ACTIVE, 1, 0],
      },
    },
  ]
}

const drawnLayers = ({ accent }: Palette): LayerSpecification[] => [
  {
    id: LAYER.drawnFill,
    type: 'fill',
    source: SOURCE.drawn,
    paint: { 'fill-color': accent, 'fill-opacity': DRAWN.opacity, 'fill-antialias': false },
  },
  {
    id: LAYER.drawnLine,
    type: 'line',
    source: SOURCE.drawn,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': accent, 'line-width': DRAWN.width, 'line-dasharray': [...DRAWN.dashes] },
  },
]

const textField = (locale: Locale): ExpressionSpecification => [
  'step',
  ['zoom'],
  ['get', locale === 'zh' ? 'shortZh' : 'shortEn'],
  FULL_NAME_ZOOM[locale],
  ['get', locale],
]

/** Names of one type. Waters give way to others. */
function nameLayer(
  id: string,
  type: string,
  layout: SymbolLayout,
  [ink, halo]: readonly [string, string],
  among: readonly ExpressionSpecification[] = [],
): LayerSpecification {
  const [minzoom, maxzoom] = lookUp(LABEL_ZOOMS, type)!
  return {
    id,
    type: 'symbol',
    source: SOURCE.labels,
    filter: ['all', ['==', ['get', 'type'], type], ...among],
    minzoom,
    maxzoom,
    layout: { 'text-font': SERIF, ...layout },
    paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': type === 'water' ? 1 : 1.6 },
  }
}

type SymbolLayout = NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>

const literal = (places: readonly NamePlace[]): ExpressionSpecification => ['literal', places.flat()]

function names(
  palette: Palette,
  { locale, districtsWithProjects, comparedDistricts }: StyleInput,
): LayerSpecification[] {
  const size = locale === 'zh' ? 14 : 12.5
  const land = {
    'text-size': size,
    'text-max-width': 8,
    'text-allow-overlap': true,
  } satisfies SymbolLayout
  const water = { 'text-field': ['get', locale], 'text-size': 12, 'text-letter-spacing': 0.15 } satisfies SymbolLayout
  const first = comparedDistricts ?? districtsWithProjects.slice(0, FIRST_DISTRICTS)
  const isFirst: ExpressionSpecification = ['in', ['get', 'id'], ['literal', [...first]]]
  const [stepping, places, others] = comparedDistricts
    ? [comparedDistricts, FAR, ASIDE]
    : [districtsWithProjects, AROUND, ON_POINT]
  const far = expressionOf(['match', ['get', 'id'], [...stepping, ''], literal(places), literal(others)])
  const district: SymbolLayout = {
    ...land,
    // Clear of the ring of pins around it.
    'text-max-width': locale === 'zh' ? 8 : 4,
    'text-field': textField(locale),
    'text-variable-anchor-offset': ['step', ['zoom'], far, RING_ZOOM, literal(NEAR)],
    'symbol-sort-key': expressionOf([
      'match',
      ['get', 'id'],
      ...districtsWithProjects.flatMap((id, place) => [id, place]),
      '',
      districtsWithProjects.length,
      districtsWithProjects.length,
    ]),
  }
  // Far out, districts are smaller than their names: those with projects come first; what has no room is left out.
  const mayGo: SymbolLayout = { ...district, 'text-allow-overlap': ['step', ['zoom'], false, RING_ZOOM, true] }
  const landInk = [palette.ink, palette.landFocus] as const
  return [
    townNameLayer(palette, locale),
    riverNameLayer(palette, locale),
    pinNameLayer(palette, locale),
    nameLayer(LAYER.waterLabel, 'water', water, [palette.waterInk, palette.water]),
    nameLayer(LAYER.districtLabel, 'district', mayGo, landInk, [['!', isFirst]]),
    nameLayer(LAYER.firstDistrictLabel, 'district', district, landInk, [isFirst]),
    nameLayer(
      LAYER.cityLabel,
      'city',
      { ...land, 'text-field': ['get', locale], 'text-variable-anchor-offset': literal(AROUND) },
      landInk,
    ),
  ]
}
