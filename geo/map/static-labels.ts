/** Names of districts, cities and waters on maps that the server draws. */

import type { Position } from '../records'
import type { MapLabel } from '../shapes/map-shapes'
import { escapeXml } from '../text/escape-xml'
import { type Box, boxOfLabel, LINE_PX, ON_POINT, placeNames } from './label-collision'
import { byRank, districtNameAt, isWritten, nameLines } from './names/district-names'
import { boxOfDisc, boxOfLetter, boxOfPin, placeVenues } from './names/marks'
import { LEADER } from './names/name-layers'
import { outlinesOf } from './names/outlines'
import { placeDistrictNames, type StandingName } from './names/place-names'
import type { Palette } from './palette'
import type { StaticMapInput } from './static-map-input'
import { atPosition } from './svg-path'
import type { Viewport } from './viewport'
import { LEVEL_SPREAD } from './zoom-levels'

const WATER_EM_PX = 12
/** Between two lines of a name, and from the middle of a line to its foot, px. */
const FOOT_PX = 5

/** Where a map's positions are, px. */
export interface PxFrame {
  readonly pxOf: (position: Position) => [x: number, y: number]
  readonly positionAt: (x: number, y: number) => Position
}

/** A label with what is written for it. */
export interface StandingLabel {
  readonly label: MapLabel
  readonly name: StandingName
}

/**
 * The names among which `near` chooses, clear of pins, clusters and each other as on the live map: districts and
 * cities first.
 */
export function standingLabels(
  input: StaticMapInput,
  { pxOf, positionAt }: PxFrame,
  near: (position: Position) => boolean,
): StandingLabel[] {
  const marks = obstacles(input, pxOf)
  const written = input.labels.filter((label) => isWritten(label, input.zoom) && near(label.position))
  const land = byRank(
    written.filter(({ type }) => type !== 'water'),
    input,
  )
  const isDrawn = ({ id }: MapLabel) => input.districts.some((shape) => shape.id === id)
  const outlines = outlinesOf(input.districts, input.water)
  const names = placeDistrictNames(
    land.map((label) => districtNameAt(label, pxOf(label.position), isDrawn(label), input)),
    marks,
    { outlines, positionAt, spread: 'fit' in input.camera ? LEVEL_SPREAD : 1 },
  )
  const standing = land.flatMap((label, i): StandingLabel[] => (names[i] ? [{ label, name: names[i] }] : []))
  const waters = written.filter(({ type }) => type === 'water')
  const boxes = standing.map(({ label, name: { lines, at } }) => {
    const [x, y] = pxOf(label.position)
    return boxOfLabel({ lines, x: x + at[0], y: y + at[1] })
  })
  const waterNames = placeNames(
    waters.map((label) => {
      const [x, y] = pxOf(label.position)
      return { lines: nameLines(label, input), x, y, places: ON_POINT, emPx: WATER_EM_PX, isFirm: false }
    }),
    [...marks, ...boxes],
  )
  return [
    ...standing,
    ...waters.flatMap((label, i): StandingLabel[] => {
      const at = waterNames[i]
      return at ? [{ label, name: { lines: nameLines(label, input), at, leader: null } }] : []
    }),
  ]
}

/** Markup of the names among which `near` chooses. */
export function drawNames(viewport: Viewport, input: StaticMapInput, near: (position: Position) => boolean): string[] {
  const scale = viewport.pxPerUnit(input.zoom)
  const frame: PxFrame = {
    pxOf: (position) => viewport.place(position).map((unit) => unit * scale) as [number, number],
    positionAt: (x, y) => viewport.positionAt(x / scale, y / scale),
  }
  return standingLabels(input, frame, near).map((standing) => drawName(viewport, standing, input))
}

/** The boxes of letters, pins, clusters and venues with their labels, px. */
function obstacles(
  { features, events, letters = [] }: StaticMapInput,
  pxOf: (position: Position) => [number, number],
): Box[] {
  return [
    ...letters.map((position) => boxOfLetter(pxOf(position))),
    ...placeVenues(events, pxOf).flatMap(({ boxes }) => boxes),
    ...features.map((feature) =>
      feature.type === 'count'
        ? boxOfDisc(pxOf(feature.position), feature.count)
        : boxOfPin(pxOf(feature.position), feature.ring),
    ),
  ]
}

function drawName(
  viewport: Viewport,
  { label: { type, position }, name: { lines, at, leader } }: StandingLabel,
  { palette }: StaticMapInput,
): string {
  const [fill, halo] = type === 'water' ? [palette.waterInk, palette.water] : [palette.ink, palette.landFocus]
  const text = `<text class="${type === 'water' ? 'w' : 'd'}" fill="${fill}" stroke="${halo}">${linesAround(lines, at)}</text>`
  if (!leader) return atPosition(viewport, position, text)
  return atPosition(viewport, position, leaderMarkup(leader, palette) + text)
}

/** A leader of a name whose point is the origin. */
export function leaderMarkup([from, to]: NonNullable<StandingName['leader']>, { ink }: Palette): string {
  const [[x1, y1], [x2, y2]] = [from.map(tenth), to.map(tenth)] as [number[], number[]]
  const line = `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${ink}" stroke-width="${LEADER.width}"/>`
  return `<g opacity="${LEADER.opacity}">${line}<circle cx="${x2}" cy="${y2}" r="${LEADER.radius}" fill="${ink}"/></g>`
}

/** Lines of text whose middle stands at an offset, px. */
export function linesAround(lines: readonly string[], [dx, dy]: readonly [number, number]): string {
  const first = -((lines.length - 1) * LINE_PX) / 2 + FOOT_PX + dy
  return lines
    .map((line, i) => `<tspan x="${tenth(dx)}" y="${tenth(first + i * LINE_PX)}">${escapeXml(line)}</tspan>`)
    .join('')
}

const tenth = (value: number): number => Math.round(value * 10) / 10
