/**
 * The static map, drawn by the server: the same shapes, pins and names as the live map, as SVG markup that needs no
 * script.
 */

import type { Bbox } from '../filters'
import type { MapShape } from '../geometry/map-shapes'
import { bboxOf, boxesIntersect } from '../geometry/polygons'
import type { Position } from '../records'
import { waterRegions } from '../shapes/water-edges'
import { escapeXml } from '../text/escape-xml'
import type { Locale } from '../vocabulary'
import { clusterColours, clusterRadius, clusterTextPx, mixMarkup } from './cluster-art'
import { arrowOf, degreesOf } from './events/event-line'
import { RIVER_ZOOM, WATER_ZOOM } from './layers'
import { type DashedLine, DRAWN, EVENT_LINE, LINE_WIDTH, WAYS_BELOW_ZOOM } from './map-style-parts'
import { type PlacedVenue, placeVenues } from './names/marks'
import type { Palette } from './palette'
import {
  activePaths,
  arrowPaths,
  type IconPath,
  PIN_BOX,
  type Pin,
  pathsSvg,
  pinImageId,
  pinPaths,
  venuePaths,
} from './pin-art'
import { ringOffsetOf } from './rings/ring-layout'
import { drawNames, linesAround } from './static-labels'
import type { StaticMapEvent, StaticMapFeature, StaticMapInput } from './static-map-input'
import { atPosition, linePath, pathOfRings } from './svg-path'
import { type Viewport, viewportOf } from './viewport'
import { byLevel, levelRules, levelsText } from './zoom-levels'

/**
 * Markup in two parts: `shapes` in units of the view box; `features` placed in per cent of the box, so that pins and
 * text keep their size.
 */
export interface StaticMap {
  readonly size: readonly [number, number]
  readonly px: number | null
  readonly shapes: string
  readonly features: string
  /** Style rules that show, of several levels of `features`, the one that fits the container. */
  readonly rules?: string
  /** Of its levels, as levelsText writes them. */
  readonly levels?: string
}

/** A level of a static map: what to draw from a zoom on, up to that of the next level. */
export type StaticMapLevel = StaticMapInput & { readonly from: number }

/** Draws the levels of one camera, the farthest out first, of which the page shows the one for the room there is. */
export function drawStaticMap(levels: readonly [StaticMapLevel, ...StaticMapLevel[]]): StaticMap {
  const [{ camera }] = levels
  const viewport = viewportOf(camera)
  return {
    size: viewport.size,
    px: viewport.px,
    shapes: drawShapes(viewport, levels[levels.length >> 1]!),
    features: drawFeatures(viewport, ...levels),
    rules: levelRules(
      camera,
      levels.map(({ from }) => from),
    ),
    levels: levelsText(levels),
  }
}

/**
 * A unit is half a CSS px on a common screen: corners nearer than about a px to the line without them are not missed.
 */
const TOLERANCE = 2.5

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
  const ocean = sea.map(path).join('')
  const regions =
    isFar || !ocean
      ? ''
      : waterRegions(water)
          .map((box) => path({ rings: [ringOfBox(box)] }))
          .join('')
  const selected = drawn.find(({ id }) => id === selectedDistrict)?.d
  const lines = waysOf(events, zoom)
    .map((way) => linePath(way.map(viewport.place)))
    .join('')
  const line = (d: string, colour: string, width: number, more = '') =>
    d && `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width * (px ?? 1)}"${fixed}${more}/>`
  const fixed = px === undefined ? ' vector-effect="non-scaling-stroke"' : ''
  const area = (input.drawn ?? []).map((rings) => path({ rings })).join('')
  const dashArray = ({ width, dashes }: DashedLine) =>
    ` stroke-dasharray="${dashes.map((length) => length * width * (px ?? 1)).join(' ')}"`
  return [
    ocean &&
      `<path d="${ocean}" fill="${palette.water}" stroke="${palette.shore}" stroke-width="${LINE_WIDTH.shore * (px ?? 1)}"${fixed} fill-rule="evenodd"/>`,
    regions && `<path d="${regions}" fill="${palette.paper}"/>`,
    `<path d="${land}" fill="${palette.land}"/>`,
    focus && `<path d="${focus}" fill="${palette.landFocus}"/>`,
    selected && `<path d="${selected}" fill="${palette.landActive}"/>`,
    ...rivers(viewport, input).map(({ d, width }) => line(d, palette.shore, width, ' stroke-linejoin="round"')),
    lakes && `<path d="${lakes}" fill="${palette.water}" fill-rule="evenodd"/>`,
    line(land, palette.border, LINE_WIDTH.border),
    selected && line(selected, palette.accent, LINE_WIDTH.selectedBorder),
    area && `<path d="${area}" fill="${palette.accent}" fill-opacity="${DRAWN.opacity}" fill-rule="evenodd"/>`,
    line(area, palette.accent, DRAWN.width, `${dashArray(DRAWN)} stroke-linejoin="round"`),
    line(lines, palette.accent, EVENT_LINE.width, `${dashArray(EVENT_LINE)} stroke-linecap="round"`),
  ].join('')
}

/** The ways that are drawn at a zoom. */
const waysOf = (events: readonly StaticMapEvent[], zoom: number): (readonly Position[])[] =>
  events.filter(({ isAlone }) => isAlone || zoom < WAYS_BELOW_ZOOM).flatMap(({ lines }) => lines)

const ringOfBox = ([west, south, east, north]: Bbox): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** The paths of rivers and of canals, where the zoom shows any. */
function rivers(viewport: Viewport, { rivers, zoom }: StaticMapInput): { d: string; width: number }[] {
  if (zoom < RIVER_ZOOM.from || zoom >= RIVER_ZOOM.below) return []
  return (['river', 'canal'] as const).map((kind) => ({
    d: rivers
      .filter((river) => river.kind === kind)
      .map(({ line }) => line.map(viewport.place))
      .filter((line) => boxesIntersect(bboxOf([[line]]), viewport.region))
      .map((line) => linePath(line, TOLERANCE))
      .join(''),
    width: LINE_WIDTH[kind],
  }))
}

/** Names, venues and features; of several levels, what is not in all of them in groups of those that have it. */
export function drawFeatures(viewport: Viewport, ...levels: readonly StaticMapInput[]): string {
  const near = nearness(viewport)
  const images = new Map(
    levels
      .flatMap(({ features }) => features)
      .flatMap((feature) =>
        feature.type === 'pin' && near(feature.position) ? [[symbolId(feature.pin), feature.pin]] : [],
      ),
  )
  const { palette } = levels[0]!
  const defs = [...images].map(([id, pin]) => `<g id="${id}">${pathsSvg(pinPaths(pin, palette))}</g>`)
  return [
    `<defs>${defs.join('')}</defs>`,
    byLevel(levels.map((input) => drawNames(viewport, input, near))),
    byLevel(
      levels.map(({ events, zoom }) => {
        const scale = viewport.pxPerUnit(zoom)
        const pxOf = (position: Position) => viewport.place(position).map((unit) => unit * scale) as [number, number]
        return [
          ...waysOf(events, zoom)
            .map(arrowOf)
            .filter(([at]) => near(at))
            .map((arrow) => drawArrow(viewport, arrow, palette)),
          ...placeVenues(events, pxOf)
            .filter(({ event }) => near(event.venue))
            .map((venue) => drawVenue(viewport, venue, palette)),
        ]
      }),
    ),
    byLevel(
      levels.map(({ features, locale }) =>
        features
          .filter(({ position }) => near(position))
          .map((feature) => drawFeature(viewport, feature, locale, palette)),
      ),
    ),
  ].join('')
}

const symbolId = (pin: Pin): string => pinImageId(pin).replaceAll('|', '-')

/** How far beyond the region a point may be whose ring of pins reaches into sight, units. */
export const FRINGE = 600

/** Whether a feature at a position can come into sight. */
const nearness =
  (viewport: Viewport) =>
  (position: Position): boolean => {
    const [x, y] = viewport.place(position)
    const [left, top, right, bottom] = viewport.region
    return x >= left - FRINGE && x <= right + FRINGE && y >= top - FRINGE && y <= bottom + FRINGE
  }

/** Where a shape with its origin in the middle of a pin's box goes. */
const centred = (shapes: readonly IconPath[]): string =>
  `<g transform="translate(${-PIN_BOX / 2} ${-PIN_BOX / 2})">${pathsSvg(shapes)}</g>`

function drawArrow(viewport: Viewport, [at, ahead]: ReturnType<typeof arrowOf>, palette: Palette): string {
  const [[x, y], [nextX, nextY]] = [viewport.place(at), viewport.place(ahead)]
  const turn = Math.round(degreesOf(nextX - x, nextY - y))
  return atPosition(viewport, at, `<g transform="rotate(${turn})">${centred(arrowPaths(palette))}</g>`)
}

function drawVenue(
  viewport: Viewport,
  { event, lines, offset }: PlacedVenue<StaticMapEvent>,
  palette: Palette,
): string {
  const text = `<text class="v" fill="${palette.accent}" stroke="${palette.landFocus}">${linesAround(lines, offset)}</text>`
  return atPosition(viewport, event.venue, link(event.href, lines.join(' · '), centred(venuePaths(palette)) + text))
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
  const radius = clusterRadius(feature.count)
  const textPx = clusterTextPx(feature.count)
  const disc = `${mixMarkup(feature.mix, feature.count, palette)}<circle r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${LINE_WIDTH.cluster}"/><text class="n" y="${tenth(0.36 * textPx)}" fill="${ink}" font-size="${textPx}">${escapeXml(feature.label)}</text>`
  return atPosition(viewport, feature.position, link(feature.href, feature.title, disc))
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const link = (href: string, name: string, markup: string): string =>
  `<a href="${escapeXml(href)}" aria-label="${escapeXml(name)}"><title>${escapeXml(name)}</title>${markup}</a>`
