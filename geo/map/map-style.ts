/**
 * The map style as data: palette and vocabularies in, MapLibre style out, layers in paint order. It loads only the
 * project's own files.
 */

import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { type ShapeFile, shapeAddress } from '../shapes/shape-address'
import type { Locale } from '../vocabulary'
import { eventLayers, venueLayer } from './events/event-layers'
import { heatLayer } from './heat-layer'
import { LABEL_ZOOMS, LAYER, SOURCE, WATER_ZOOM } from './layers'
import { ACTIVE, DRAWN, LINE_WIDTH, SERIF } from './map-style-parts'
import type { NamesInput } from './names/district-names'
import { districtNameLayers } from './names/name-layers'
import { PALETTES, type Palette, type Theme } from './palette'
import { pinNameLayer, projectLayers } from './project-layers'
import { riverLayer, riverNameLayer, townNameLayer } from './rivers-and-towns'

/** What a style depends on. `projects` is the tile URL template of the revision and filter in view. */
export interface StyleInput extends NamesInput {
  readonly theme: Theme
  readonly projects: string
  /** Address of the map shapes, whole, so that workers resolve it. */
  readonly shapes: string
  /** Lines from venue to district, and the venues: GeoJSON with `name` and `label` in the locale. */
  readonly events: FeatureCollection
  /** Heat in place of discs; their numbers stay. */
  readonly isHeat?: boolean
  /** Areas drawn as a filter, from `drawnCollection`; absent: none yet. */
  readonly drawn?: FeatureCollection
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

export function mapStyle(input: StyleInput): StyleSpecification {
  const { shapes, projects, events, drawn = NOTHING, isHeat = false } = input
  const { locale, districtsWithProjects, comparedDistricts } = input
  const palette = PALETTES[input.theme]
  const file = (name: ShapeFile) => ({ type: 'geojson' as const, data: shapeAddress(shapes, name) })
  return {
    version: 8,
    name: `landing-${input.theme}-${locale}`,
    metadata: { names: { locale, districtsWithProjects, comparedDistricts } satisfies NamesInput },
    sources: {
      // Codes may have letters, which no number of a feature has.
      [SOURCE.districts]: { ...file('districts'), promoteId: 'id' },
      [SOURCE.coast]: file('coast'),
      [SOURCE.water]: file('water'),
      [SOURCE.rivers]: file('rivers'),
      [SOURCE.towns]: file('towns'),
      [SOURCE.labels]: file('labels'),
      [SOURCE.names]: { type: 'geojson', data: NOTHING },
      [SOURCE.events]: { type: 'geojson', data: events },
      [SOURCE.drawn]: { type: 'geojson', data: drawn },
      [SOURCE.projects]: { type: 'vector', tiles: [projects], minzoom: 0, maxzoom: 17 },
    },
    layers: [
      ...ground(palette, input.districtsWithProjects),
      ...drawnLayers(palette),
      heatLayer(palette, isHeat),
      ...eventLayers(palette, input.theme),
      ...names(palette, input.locale),
      ...projectLayers(palette, input.theme, locale, isHeat),
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

function names(palette: Palette, locale: Locale): LayerSpecification[] {
  const [minzoom, maxzoom] = LABEL_ZOOMS.water
  return [
    townNameLayer(palette, locale),
    riverNameLayer(palette, locale),
    pinNameLayer(palette, locale),
    {
      id: LAYER.waterLabel,
      type: 'symbol',
      source: SOURCE.labels,
      filter: ['==', ['get', 'type'], 'water'],
      minzoom,
      maxzoom,
      layout: { 'text-font': SERIF, 'text-field': ['get', locale], 'text-size': 12, 'text-letter-spacing': 0.15 },
      paint: { 'text-color': palette.waterInk, 'text-halo-color': palette.water, 'text-halo-width': 1 },
    },
    ...districtNameLayers(palette, locale),
  ]
}
