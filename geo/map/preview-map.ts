/**
 * The preview map: the static map at a fixed size. Shapes and features without text, and which text is to be written
 * where.
 */

import type { Position } from '../records'
import { TILE_SIZE } from './camera'
import { clusterColours, clusterRadius, mixMarkup } from './cluster-art'
import { type Box, boxOfLabel } from './label-collision'
import { LINE_WIDTH } from './map-style-parts'
import { placeVenues } from './names/marks'
import { activePaths, type IconPath, PIN_BOX, pathsSvg, pinPaths, venuePaths } from './pin-art'
import { ringOffsetOf } from './rings/ring-layout'
import { leaderMarkup, standingLabels } from './static-labels'
import { drawShapes } from './static-map'
import type { StaticMapFeature, StaticMapInput } from './static-map-input'
import { type Viewport, viewportOf } from './viewport'

/** A piece of text whose middle stands at [x, y]. */
export interface PreviewText {
  readonly type: 'district' | 'water' | 'venue' | 'count' | 'letter'
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  /** The colour of its halo; null for none. */
  readonly halo: string | null
  readonly colour: string
}

export interface PreviewMapParts {
  /** Land, water and lines: markup that may reach beyond the size; whoever places it cuts it off. */
  readonly ground: string
  /** Names of districts, waters and venues, to be written on the ground. */
  readonly names: readonly PreviewText[]
  /** The features, drawn over the names … */
  readonly features: string
  /** … and their numbers and letters, drawn over these. */
  readonly numbers: readonly PreviewText[]
}

/**
 * All lengths in px: the size of the picture, and how much room a fitted view leaves at left and right, top and bottom.
 */
export interface PreviewSize {
  readonly width: number
  readonly height: number
  readonly margin: readonly [number, number]
}

/** What a map has besides the features of its projects. */
export interface PreviewOverlay {
  /** Draws land and water, with what lies between and over them; `px`: the number of units in one px. */
  readonly ground: (viewport: Viewport, px: number) => string
  /** Discs over all features, with a letter or without. */
  readonly discs: readonly {
    readonly position: Position
    readonly radius: number
    readonly fill: string
    readonly stroke: string
    readonly letter: string
  }[]
}

/** Without an overlay: the map of a page about projects. */
export function drawPreviewMap(input: StaticMapInput, size: PreviewSize, overlay?: PreviewOverlay): PreviewMapParts {
  const { palette, events, features } = input
  const drawGround = overlay?.ground ?? ((viewport: Viewport, px: number) => drawShapes(viewport, input, px))
  const viewport = viewportOf(input.camera)
  const { scale, place } = placement(viewport, size)
  const isNear = ({ position: [lng, lat] }: { readonly position: Position }) => {
    const [x, y] = place([lng, lat])
    return x > -BLEED && x < size.width + BLEED && y > -BLEED && y < size.height + BLEED
  }
  const [left, top] = origin(viewport, size, scale)
  const near = [...features].sort((a, b) => layer(a) - layer(b)).filter(isNear)
  const venues = events.filter(({ venue }) => isNear({ position: venue }))
  const ground = [
    `<rect width="${size.width}" height="${size.height}" fill="${palette.paper}"/>`,
    `<g transform="translate(${left} ${top}) scale(${scale})">${drawGround(viewport, 1 / scale)}</g>`,
  ]
  const stamps = [
    ...venues.map(({ venue }) => stamp(venuePaths(palette), place(venue))),
    ...near.map((feature) => drawFeature(feature, place(feature.position), input)),
  ]
  const discs = overlay?.discs.filter(isNear) ?? []
  const counts = near.flatMap((feature): PreviewText[] => {
    if (feature.type === 'pin') return []
    const [x, y] = place(feature.position)
    const { ink } = clusterColours(feature.hollow, palette)
    return [{ type: 'count', lines: [feature.label], x, y, colour: ink, halo: null }]
  })
  const letters = discs.flatMap(({ position, letter }): PreviewText[] => {
    const [x, y] = place(position)
    return letter ? [{ type: 'letter', lines: [letter], x, y, colour: palette.panel, halo: null }] : []
  })
  const placed = placeVenues(venues, place)
  const venueNames = placed.map(({ event, lines, offset: [dx, dy] }): PreviewText => {
    const [x, y] = place(event.venue)
    return { type: 'venue', lines, x: x + dx, y: y + dy, colour: palette.accent, halo: palette.landFocus }
  })
  const positionAt = (x: number, y: number) => viewport.positionAt((x - left) / scale, (y - top) / scale)
  const standing = standingLabels(input, { pxOf: place, positionAt }, (position) => isNear({ position })).filter(
    ({ label, name: { lines, at } }) => {
      const [x, y] = place(label.position)
      return isInside(boxOfLabel({ lines, x: x + at[0], y: y + at[1] }), size)
    },
  )
  const names = standing.map(({ label, name: { lines, at } }): PreviewText => {
    const [x, y] = [place(label.position)[0] + at[0], place(label.position)[1] + at[1]]
    return label.type === 'water'
      ? { type: 'water', lines, x, y, colour: palette.waterInk, halo: palette.water }
      : { type: 'district', lines, x, y, colour: palette.ink, halo: palette.landFocus }
  })
  const leaders = standing.flatMap(({ label, name: { leader } }) => {
    const [x, y] = place(label.position)
    return leader ? [`<g transform="translate(${x} ${y})">${leaderMarkup(leader, palette)}</g>`] : []
  })
  return {
    ground: [...ground, ...leaders].join(''),
    names: [...names, ...venueNames],
    features: [...stamps, ...discs.map((disc) => drawDisc(disc, place(disc.position)))].join(''),
    numbers: [...counts, ...letters],
  }
}

/** How wide the fitted box of a camera comes out; of a fixed camera, a tile, which nobody asks for. */
export function fittedWidth(camera: StaticMapInput['camera'], size: PreviewSize): number {
  const viewport = viewportOf(camera)
  return viewport.px === null ? viewport.size[0] * placement(viewport, size).scale : TILE_SIZE
}

/** A name that the edge would cut is better left out. */
const isInside = ([left, top, right, bottom]: Box, { width, height }: PreviewSize): boolean =>
  left > 0 && top > 0 && right < width && bottom < height

/** Pins with a position are drawn over those in rings, and numbers over all. */
const layer = (feature: StaticMapFeature): number => (feature.type === 'count' ? 2 : feature.ring ? 0 : 1)

/** How far beyond the edge a feature still shows, px. */
const BLEED = 90

/** A fitted viewport is as large as the margins allow, a fixed one has its own scale; both are centred. */
function placement(viewport: Viewport, size: PreviewSize) {
  const [width, height] = viewport.size
  const room = [size.width - 2 * size.margin[0], size.height - 2 * size.margin[1]] as const
  const scale = viewport.px === null ? Math.min(room[0] / width, room[1] / height) : viewport.px / width
  const [left, top] = origin(viewport, size, scale)
  const place = (position: Position): [number, number] => {
    const [x, y] = viewport.place(position)
    return [round(left + x * scale), round(top + y * scale)]
  }
  return { scale, place }
}

const origin = ({ size: [width, height] }: Viewport, size: PreviewSize, scale: number): [number, number] => [
  round((size.width - width * scale) / 2),
  round((size.height - height * scale) / 2),
]

const round = (value: number): number => Math.round(value * 100) / 100

/** Shapes of a pin's box with its centre at a point. */
const stamp = (shapes: readonly IconPath[], [x, y]: readonly [number, number]): string =>
  `<g transform="translate(${round(x - PIN_BOX / 2)} ${round(y - PIN_BOX / 2)})">${pathsSvg(shapes)}</g>`

function drawFeature(feature: StaticMapFeature, [x, y]: readonly [number, number], input: StaticMapInput): string {
  const { palette } = input
  if (feature.type === 'pin') {
    const [dx, dy] = feature.ring ? ringOffsetOf(feature.ring) : [0, 0]
    const active = feature.selected ? activePaths(palette) : []
    return stamp([...active, ...pinPaths(feature.pin, palette)], [x + dx, y + dy])
  }
  const { fill, stroke } = clusterColours(feature.hollow, palette)
  const radius = clusterRadius(feature.count)
  const mix = mixMarkup(feature.mix, feature.count, palette)
  const ring = mix && `<g transform="translate(${x} ${y})">${mix}</g>`
  return `${ring}<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${LINE_WIDTH.cluster}"/>`
}

const drawDisc = (
  { radius, fill, stroke }: PreviewOverlay['discs'][number],
  [x, y]: readonly [number, number],
): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${LINE_WIDTH.cluster}"/>`
