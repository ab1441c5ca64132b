/**
 * The static map, drawn by the server: the same shapes, pins and names as the live map, as SVG markup that needs no
 * script.
 */

import type { MapShape, RiverLine } from '../geometry/map-shapes'
import type { Ring } from '../geometry/polygons'
import type { Position, Text } from '../records'
import type { MapLabel } from '../shapes/map-shapes'
import { escapeXml } from '../text/escape-xml'
import type { Locale } from '../vocabulary'
import { type Camera, TILE_SIZE } from './camera'
import { CLUSTER_RADIUS, clusterColours, mixMarkup } from './cluster-art'
import { RIVER_ZOOM, WATER_ZOOM } from './layers'
import { type DashedLine, DRAWN, EVENT_LINE, LINE_WIDTH } from './map-style-parts'
import type { Palette } from './palette'
import { activePaths, PIN_BOX, type Pin, pathsSvg, pinImageId, pinPaths, venuePaths } from './pin-art'
import { ringOffsetOf } from './ring-layout'
import { labelText, visibleLabels } from './static-labels'
import { linePath, pathOfRings } from './svg-path'
import { type Viewport, viewportOf } from './viewport'

/** One feature of the static map: the pin of a project, or a cluster with its number. */
export type StaticMapFeature =
  | {
      readonly type: 'pin'
      readonly position: Position
      readonly pin: Pin
      readonly name: Text
      readonly href: string
      readonly ring: string | null
      readonly selected: boolean
    }
  | {
      readonly type: 'count'
      readonly position: Position
      readonly label: string
      readonly title: string
      readonly href: string
      readonly hollow: boolean
      /** The mix of its sectors; '' for none. */
      readonly mix: string
    }

/** A signing event: where it was held (to the city), where its projects go, and what to write. */
export interface StaticMapEvent {
  readonly id: string
  readonly cityId: string
  readonly districtId: string
  readonly href: string
  readonly line: readonly Position[]
  readonly venue: Position
  readonly label: string
}

export interface StaticMapInput {
  readonly camera: Camera
  /** The integer zoom at which the features were computed. */
  readonly zoom: number
  readonly locale: Locale
  readonly palette: Palette
  readonly districts: readonly MapShape[]
  readonly water: readonly MapShape[]
  /** The coarse sea that stands in for water far out. */
  readonly sea: readonly MapShape[]
  readonly rivers: readonly RiverLine[]
  readonly labels: readonly MapLabel[]
  readonly features: readonly StaticMapFeature[]
  readonly events: readonly StaticMapEvent[]
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  /** Statistical code of the district to outline. */
  readonly selectedDistrict: string | null
  /** The rings of areas that somebody drew as a filter. */
  readonly drawn?: readonly (readonly Ring[])[]
}

/**
 * Markup in two parts: `shapes` in units of the view box; `features` placed in per cent of the box, so that pins and
 * text keep their size.
 */
export interface StaticMap {
  readonly size: readonly [number, number]
  readonly px: number | null
  readonly shapes: string
  readonly features: string
}

export function drawStaticMap(input: StaticMapInput): StaticMap {
  const viewport = viewportOf(input.camera)
  return {
    size: viewport.size,
    px: viewport.px,
    shapes: drawShapes(viewport, input),
    features: drawFeatures(viewport, input),
  }
}

/** Below this the eye sees nothing; half a unit is a quarter of a CSS px. */
const TOLERANCE = 1.4

/**
 * Land, water, borders and event lines in units of the view box. Lines keep their width in CSS px whatever the scale;
 * for a renderer that cannot do that, `px` is the number of units in one px.
 */
export function drawShapes(viewport: Viewport, input: StaticMapInput, px?: number): string {
  const { districts, water, sea, palette, events, districtsWithProjects, selectedDistrict, zoom } = input
  const path = ({ rings }: Pick<MapShape, 'rings'>) =>
    pathOfRings(
      rings.map((ring) => ring.map(([lng, lat]) => viewport.place([lng!, lat!]))),
      viewport.region,
      TOLERANCE,
    )
  const drawn = districts.map((shape) => ({ id: shape.id, d: path(shape) })).filter(({ d }) => d)
  const land = drawn.map(({ d }) => d).join('')
  const focus = drawn.flatMap(({ id, d }) => (districtsWithProjects.includes(id) ? [d] : [])).join('')
  const isFar = zoom < WATER_ZOOM
  const lakes = isFar ? '' : water.map(path).join('')
  const ocean = isFar ? sea.map(path).join('') : ''
  const selected = drawn.find(({ id }) => id === selectedDistrict)?.d
  const lines = events.map(({ line }) => linePath(line.map(viewport.place))).join('')
  const line = (d: string, colour: string, width: number, more = '') =>
    d && `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width * (px ?? 1)}"${fixed}${more}/>`
  const fixed = px === undefined ? ' vector-effect="non-scaling-stroke"' : ''
  const area = (input.drawn ?? []).map((rings) => path({ rings })).join('')
  const dashArray = ({ width, dashes }: DashedLine) =>
    ` stroke-dasharray="${dashes.map((length) => length * width * (px ?? 1)).join(' ')}"`
  return [
    ocean &&
      `<path d="${ocean}" fill="${palette.water}" stroke="${palette.shore}" stroke-width="${LINE_WIDTH.shore * (px ?? 1)}"${fixed} fill-rule="evenodd"/>`,
    `<path d="${land}" fill="${palette.land}"/>`,
    focus && `<path d="${focus}" fill="${palette.landFocus}"/>`,
    ...rivers(viewport, input).map(({ d, width }) => line(d, palette.shore, width, ' stroke-linejoin="round"')),
    lakes && `<path d="${lakes}" fill="${palette.water}" fill-rule="evenodd"/>`,
    line(land, palette.border, LINE_WIDTH.border),
    selected && line(selected, palette.accent, LINE_WIDTH.selectedBorder),
    area && `<path d="${area}" fill="${palette.accent}" fill-opacity="${DRAWN.opacity}" fill-rule="evenodd"/>`,
    line(area, palette.accent, DRAWN.width, `${dashArray(DRAWN)} stroke-linejoin="round"`),
    line(lines, palette.accent, EVENT_LINE.width, `${dashArray(EVENT_LINE)} stroke-linecap="round"`),
  ].join('')
}

/** The paths of rivers and of canals, where the zoom shows any. */
function rivers(viewport: Viewport, { rivers, zoom }: StaticMapInput): { d: string; width: number }[] {
  if (zoom < RIVER_ZOOM.from || zoom >= RIVER_ZOOM.below) return []
  return (['river', 'canal'] as const).map((kind) => ({
    d: rivers
      .filter((river) => river.kind === kind)
      .map(({ line }) => linePath(line.map(viewport.place), TOLERANCE))
      .join(''),
    width: LINE_WIDTH[kind],
  }))
}

export function drawFeatures(viewport: Viewport, input: StaticMapInput): string {
  const { features, events, palette, locale } = input
  const near = nearness(viewport)
  const pins = features.flatMap((feature) => (feature.type === 'pin' && near(feature.position) ? [feature.pin] : []))
  const images = new Map(pins.map((pin) => [symbolId(pin), pin]))
  const defs = [...images].map(([id, pin]) => `<g id="${id}">${pathsSvg(pinPaths(pin, palette))}</g>`)
  return [
    `<defs>${defs.join('')}</defs>`,
    ...visibleLabels(input)
      .filter(({ position }) => near(position))
      .map((label) => drawLabel(viewport, label, input)),
    ...events.filter(({ venue }) => near(venue)).map((event) => drawVenue(viewport, event, palette)),
    ...features
      .filter(({ position }) => near(position))
      .map((feature) => drawFeature(viewport, feature, locale, palette)),
  ].join('')
}

const symbolId = (pin: Pin): string => pinImageId(pin).replaceAll('|', '-')

/** Whether a feature at a position can come into sight. */
const nearness =
  (viewport: Viewport) =>
  (position: Position): boolean => {
    const [x, y] = viewport.place(position)
    const [left, top, right, bottom] = viewport.region
    return x >= left && x <= right && y >= top && y <= bottom
  }

/** A group whose origin is at a position, whatever the size of the box. */
export function atPosition(viewport: Viewport, position: Position, markup: string): string {
  const [x, y] = viewport.place(position)
  const percent = (value: number, size: number) => `${Number(((100 * value) / size).toFixed(2))}%`
  return `<svg x="${percent(x, viewport.size[0])}" y="${percent(y, viewport.size[1])}" overflow="visible">${markup}</svg>`
}

function drawLabel(viewport: Viewport, label: MapLabel, input: StaticMapInput): string {
  const { palette } = input
  const isWater = label.type === 'water'
  const { lines, down } = labelText(label, input)
  const first = -(lines.length - 1) * 8 + 5 + down
  const text = lines.map((line, i) => `<tspan x="0" y="${first + i * 16}">${escapeXml(line)}</tspan>`).join('')
  const [fill, halo] = isWater ? [palette.waterInk, palette.water] : [palette.ink, palette.landFocus]
  return atPosition(
    viewport,
    label.position,
    `<text class="${isWater ? 'w' : 'd'}" fill="${fill}" stroke="${halo}">${text}</text>`,
  )
}

function drawVenue(viewport: Viewport, { venue, label, href }: StaticMapEvent, palette: Palette): string {
  const seal = `<g transform="translate(${-PIN_BOX / 2} ${-PIN_BOX / 2})">${pathsSvg(venuePaths(palette))}</g>`
  const words = label.split('\n')
  const lines = words.map(
    (line, i) => `<tspan x="0" y="${-22 - (words.length - 1 - i) * 16}">${escapeXml(line)}</tspan>`,
  )
  const text = `<text class="v" fill="${palette.accent}" stroke="${palette.landFocus}">${lines.join('')}</text>`
  return atPosition(viewport, venue, link(href, words.join(' · '), seal + text))
}

function drawFeature(viewport: Viewport, feature: StaticMapFeature, locale: Locale, palette: Palette): string {
  if (feature.type === 'pin') {
    const [dx, dy] = feature.ring ? ringOffsetOf(feature.ring) : [0, 0]
    const at = `translate(${dx - PIN_BOX / 2} ${dy - PIN_BOX / 2})`
    const active = feature.selected ? pathsSvg(activePaths(palette)) : ''
    const image = `<g transform="${at}">${active}<use href="#${symbolId(feature.pin)}"/></g>`
    return atPosition(viewport, feature.position, link(feature.href, feature.name[locale], image))
  }
  const { fill, stroke, ink } = clusterColours(feature.hollow, palette)
  const cluster = `${mixMarkup(feature.mix, palette)}<circle r="${CLUSTER_RADIUS}" fill="${fill}" stroke="${stroke}" stroke-width="${LINE_WIDTH.cluster}"/><text class="n" y="5" fill="${ink}">${escapeXml(feature.label)}</text>`
  return atPosition(viewport, feature.position, link(feature.href, feature.title, cluster))
}

const link = (href: string, name: string, markup: string): string =>
  `<a href="${escapeXml(href)}" aria-label="${escapeXml(name)}"><title>${escapeXml(name)}</title>${markup}</a>`

/** The integer zoom at which features are computed: that of the box on a desktop screen. */
export function staticMapZoom(camera: Camera, widthPx: number): number {
  if (!('fit' in camera)) return Math.max(0, Math.floor(camera.zoom))
  const [west, , east] = camera.fit
  return Math.max(0, Math.floor(Math.log2((widthPx * 360) / (east - west) / TILE_SIZE)))
}
