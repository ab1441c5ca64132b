/** The map as a still picture of fixed size: the first picture's shapes and marks without text, and what is to be written where. */

import type { Position } from '../records'
import { TILE_SIZE } from './camera'
import { discColours, mixMarkup } from './cluster-art'
import { type Box, boxOfName, clearNames } from './label-collision'
import type { MapLabel } from './label-points'
import { activeShapes, PIN_BOX, pinShapes, type Shape, shapesSvg, venueShapes } from './pin-art'
import { ringOffsetOf } from './ring-layout'
import { drawShapes, labelsInPicture, labelText, type Mark, type PictureInput } from './static-map'
import { type Frame, frameOf } from './viewport'

/** A piece of text whose middle stands at [x, y]. */
export interface PosterText {
  readonly type: 'district' | 'water' | 'venue' | 'count'
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  /** The colour of its halo; null for none. */
  readonly halo: string | null
  readonly colour: string
}

export interface Poster {
  /** Land, water and lines: markup that may reach beyond the size; whoever places it cuts it off. */
  readonly ground: string
  /** Names of districts, waters and venues, to be written on the ground … */
  readonly names: readonly PosterText[]
  /** … under the marks, … */
  readonly marks: string
  /** … which carry the numbers. */
  readonly numbers: readonly PosterText[]
}

/** All lengths in px: the size of the picture, and how much room a fitted view leaves at left and right, top and bottom. */
export interface PosterSize {
  readonly width: number
  readonly height: number
  readonly margin: readonly [number, number]
}

export function drawPoster(input: PictureInput, size: PosterSize): Poster {
  const { palette, events, marks } = input
  const frame = frameOf(input.camera)
  const { scale, place } = placement(frame, size)
  const isNear = ({ position: [lng, lat] }: { readonly position: Position }) => {
    const [x, y] = place([lng, lat])
    return x > -BLEED && x < size.width + BLEED && y > -BLEED && y < size.height + BLEED
  }
  const [left, top] = origin(frame, size, scale)
  const near = [...marks].sort((a, b) => layer(a) - layer(b)).filter(isNear)
  const venues = events.map(({ venue, label }) => ({ position: venue, label })).filter(isNear)
  const ground = [
    `<rect width="${size.width}" height="${size.height}" fill="${palette.paper}"/>`,
    `<g transform="translate(${left} ${top}) scale(${scale})">${drawShapes(frame, input, 1 / scale)}</g>`,
  ]
  const stamps = [
    ...venues.map(({ position }) => stamp(venueShapes(palette), place(position))),
    ...near.map((mark) => drawMark(mark, place(mark.position), input)),
  ]
  const numbers = near.flatMap((mark): PosterText[] => {
    if (mark.type === 'pin') return []
    const [x, y] = place(mark.position)
    return [{ type: 'count', lines: [mark.label], x, y, colour: discColours(mark.hollow, palette).ink, halo: null }]
  })
  const venueNames = venues.map(({ position, label }): PosterText => {
    const [x, y] = place(position)
    const lines = label.split('\n')
    return { type: 'venue', lines, x, y: y - 19 - lines.length * 8, colour: palette.accent, halo: palette.landFocus }
  })
  const taken = [
    ...numbers.map(({ x, y }) => boxAround(x, y, DISC_RADIUS)),
    ...venues.map(({ position }) => boxAround(...place(position), PIN_BOX / 2)),
    ...venueNames.map(boxOfName),
  ]
  const names = labelsInPicture(input)
    .filter(isNear)
    .sort((a, b) => weight(b, input) - weight(a, input))
    .map((label): PosterText => {
      const { lines, down } = labelText(label, input)
      const [x, y] = [place(label.position)[0], place(label.position)[1] + (label.type === 'city' ? down : 0)]
      return label.type === 'water'
        ? { type: 'water', lines, x, y, colour: palette.waterInk, halo: palette.water }
        : { type: 'district', lines, x, y, colour: palette.ink, halo: palette.landFocus }
    })
  return {
    ground: ground.join(''),
    names: [...clearNames(names, taken).filter((name) => isInside(boxOfName(name), size)), ...venueNames],
    marks: stamps.join(''),
    numbers,
  }
}

/** How wide the fitted box of a camera comes out; of a fixed camera, a tile, which nobody asks for. */
export function fittedWidth(camera: PictureInput['camera'], size: PosterSize): number {
  const frame = frameOf(camera)
  return frame.px === null ? frame.size[0] * placement(frame, size).scale : TILE_SIZE
}

const DISC_RADIUS = 16

const boxAround = (x: number, y: number, half: number): Box => [x - half, y - half, x + half, y + half]

/** A name that the edge would cut is better left out. */
const isInside = ([left, top, right, bottom]: Box, { width, height }: PosterSize): boolean =>
  left > 0 && top > 0 && right < width && bottom < height

/** Districts with projects are named before the others, and land before water. */
const weight = ({ id, type }: MapLabel, { settled }: PictureInput): number =>
  settled.includes(id) ? 2 : type === 'water' ? 0 : 1

/** What is known exactly stands over what is laid out around a name, and numbers over all. */
const layer = (mark: Mark): number => (mark.type === 'count' ? 2 : mark.ring ? 0 : 1)

/** How far beyond the edge a mark still shows, px. */
const BLEED = 90

/** A fitted frame is as large as the margins allow, a fixed one has its own scale; both stand in the middle. */
function placement(frame: Frame, size: PosterSize) {
  const [width, height] = frame.size
  const room = [size.width - 2 * size.margin[0], size.height - 2 * size.margin[1]] as const
  const scale = frame.px === null ? Math.min(room[0] / width, room[1] / height) : frame.px / width
  const [left, top] = origin(frame, size, scale)
  const place = (position: Position): [number, number] => {
    const [x, y] = frame.place(position)
    return [round(left + x * scale), round(top + y * scale)]
  }
  return { scale, place }
}

const origin = ({ size: [width, height] }: Frame, size: PosterSize, scale: number): [number, number] => [
  round((size.width - width * scale) / 2),
  round((size.height - height * scale) / 2),
]

const round = (value: number): number => Math.round(value * 100) / 100

/** Shapes of a pin's box with its centre at a point. */
const stamp = (shapes: readonly Shape[], [x, y]: readonly [number, number]): string =>
  `<g transform="translate(${round(x - PIN_BOX / 2)} ${round(y - PIN_BOX / 2)})">${shapesSvg(shapes)}</g>`

function drawMark(mark: Mark, [x, y]: readonly [number, number], input: PictureInput): string {
  const { palette } = input
  if (mark.type === 'pin') {
    const [dx, dy] = mark.ring ? ringOffsetOf(mark.ring) : [0, 0]
    const active = mark.selected ? activeShapes(palette) : []
    return stamp([...active, ...pinShapes(mark.pin, palette)], [x + dx, y + dy])
  }
  const { fill, stroke } = discColours(mark.hollow, palette)
  const ring = `<g transform="translate(${x} ${y})">${mixMarkup(mark.mix, palette)}</g>`
  return `${mark.mix && ring}<circle cx="${x}" cy="${y}" r="${DISC_RADIUS - 1}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`
}
