/**
 * The map for other programs: a plain MapLibre style without images, fonts or state, so that QGIS and every version of
 * MapLibre draw it, and the TileJSON that it stands on.
 */

import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Bbox } from '../../filters'
import { type ShapeFile, shapeAddress } from '../../shapes/shape-address'
import type { Vocabularies } from '../../terms'
import { CLUSTER_STEPS } from '../cluster-art'
import { PROJECTS_LAYER, SOURCE } from '../layers'
import { expressionOf } from '../map-style-parts'
import { PALETTES, type Palette, swatchOf, type Theme } from '../palette'
import { sectorLook } from '../pin-art'

/** What the properties of the tiles mean, for people: their names are short since each tile repeats them. */
const FIELDS = {
  t: 'pin: one project; cluster or stack: several; group: several known to their district only',
  slug: 'Of a pin: its page is /projects/{slug}',
  zh: 'Name in Chinese',
  en: 'Name in English',
  s: 'Look of the sector: colour and glyph',
  p: 'Precision: site, campus, park, district or city',
  st: 'Mark of the stage, if it is known',
  e: 'Estimated error of the position, metres',
  n: 'How many projects',
  b: 'Box around them: west,south,east,north',
  a: 'Of a group: code of the district or city',
}

export interface TileJson {
  readonly name: string
  readonly description: string
  readonly attribution: string
  /** The template of the tiles, whole. */
  readonly tiles: string
  readonly bounds: Bbox
  readonly revision: number
  readonly maxZoom: number
}

/** TileJSON 3.0.0. */
export const tileJson = ({ tiles, revision, maxZoom, ...words }: TileJson): object => ({
  tilejson: '3.0.0',
  ...words,
  version: `1.0.${revision}`,
  scheme: 'xyz',
  tiles: [tiles],
  minzoom: 0,
  maxzoom: maxZoom,
  vector_layers: [{ id: PROJECTS_LAYER, fields: FIELDS, minzoom: 0, maxzoom: maxZoom }],
})

export interface OpenStyle {
  readonly name: string
  readonly theme: Theme
  /** The address of the TileJSON, and of the map shapes, both whole. */
  readonly tileJson: string
  readonly shapes: string
  readonly attribution: string
  readonly terms: Vocabularies
}

const PROJECTS = { source: SOURCE.projects, 'source-layer': PROJECTS_LAYER } as const

export function openStyle({ name, theme, tileJson, shapes, attribution, terms }: OpenStyle): StyleSpecification {
  const palette = PALETTES[theme]
  const file = (of: ShapeFile) => ({ type: 'geojson' as const, data: shapeAddress(shapes, of), attribution })
  return {
    version: 8,
    name,
    sources: {
      [SOURCE.districts]: file('districts'),
      [SOURCE.water]: file('water'),
      [SOURCE.projects]: { type: 'vector', url: tileJson },
    },
    layers: [...ground(palette), ...projects(palette, terms)],
  }
}

const ground = (palette: Palette): LayerSpecification[] => [
  { id: 'paper', type: 'background', paint: { 'background-color': palette.paper } },
  { id: 'land', type: 'fill', source: SOURCE.districts, paint: { 'fill-color': palette.land } },
  { id: 'water', type: 'fill', source: SOURCE.water, paint: { 'fill-color': palette.water } },
  { id: 'border', type: 'line', source: SOURCE.districts, paint: { 'line-color': palette.border, 'line-width': 1 } },
]

const projects = (palette: Palette, terms: Vocabularies): LayerSpecification[] => [
  {
    id: 'several-projects',
    type: 'circle',
    ...PROJECTS,
    filter: ['!=', ['get', 't'], 'pin'],
    paint: { 'circle-color': palette.cluster, 'circle-radius': radiusByCount, 'circle-opacity': 0.85 },
  },
  {
    id: 'projects',
    type: 'circle',
    ...PROJECTS,
    filter: ['==', ['get', 't'], 'pin'],
    paint: {
      'circle-color': sectorColour(palette, terms),
      'circle-radius': 6,
      'circle-stroke-color': palette.panel,
      'circle-stroke-width': 1.5,
    },
  },
]

const radiusByCount: ExpressionSpecification = expressionOf([
  'step',
  ['get', 'n'],
  CLUSTER_STEPS[0].radius,
  ...CLUSTER_STEPS.slice(1).flatMap(({ from, radius }) => [from, radius]),
])

/** By the look that tiles carry; two sectors of one look have one colour. */
function sectorColour(palette: Palette, { sector }: Vocabularies): ExpressionSpecification | string {
  const looks = new Map(sector.map((term) => [sectorLook(term), swatchOf(palette, term.colour)]))
  if (looks.size === 0) return palette.plainSwatch
  return expressionOf(['match', ['get', 's'], ...[...looks].flat(), palette.plainSwatch])
}
