/** Names of districts, cities and waters on maps that the server draws: which, in what lines, and where they stand. */

import { lookUp } from '../look-up'
import type { Position } from '../records'
import type { MapLabel } from '../shapes/map-shapes'
import { escapeXml } from '../text/escape-xml'
import { clusterRadius } from './cluster-art'
import {
  AROUND,
  ASIDE,
  AT_VENUE,
  type Box,
  boxOfLabel,
  FAR,
  FULL_NAME_ZOOM,
  LINE_PX,
  type NamePlace,
  NEAR,
  ON_POINT,
  placeNames,
} from './label-collision'
import { FIRST_DISTRICTS, LABEL_ZOOMS } from './layers'
import { PIN_BOX } from './pin-art'
import { GROUP_RISE, RING_ZOOM, ringOffsetOf } from './rings/ring-layout'
import { MIX_MARGIN } from './sector-mix'
import type { StaticMapEvent, StaticMapInput } from './static-map-input'
import { atPosition } from './svg-path'
import type { Viewport } from './viewport'

/** The size of names, as the live map has them, CSS px. */
export const LAND_EM_PX = { zh: 14, en: 12.5 } as const
const WATER_EM_PX = 12
const VENUE_EM_PX = 13
/** Between two lines of a name, and from the middle of a line to its foot, px. */
const FOOT_PX = 5

/** The names that the live map writes at this zoom. */
export const visibleLabels = ({ labels, zoom }: StaticMapInput): MapLabel[] =>
  labels.filter(({ type }) => {
    const [from, below] = lookUp(LABEL_ZOOMS, type) ?? [0, 24]
    return zoom >= from && zoom < below
  })

/** Far out districts are called by their short names. */
export function nameLines(
  { type, name, short }: MapLabel,
  { locale, zoom }: Pick<StaticMapInput, 'locale' | 'zoom'>,
): string[] {
  const text = type === 'district' && zoom < FULL_NAME_ZOOM[locale] ? short[locale] : name[locale]
  return locale === 'zh' || type === 'water' ? [text] : wrap(text, type === 'district' ? 9 : 15)
}

/**
 * At most about so many letters a line, as the live map's four em of a district, which keep clear of the pins around
 * it, and eight of others.
 */
function wrap(name: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Which names come first where there is no room for all: as the live map's layers and sort keys say. */
function rank({ id, type }: MapLabel, { districtsWithProjects, comparedDistricts }: StaticMapInput): number {
  if (type !== 'district') return type === 'city' ? -1 : Number.POSITIVE_INFINITY
  const first = comparedDistricts ?? districtsWithProjects
  const place = first.indexOf(id)
  return place === -1 ? first.length : place
}

const isFirst = ({ id }: MapLabel, { districtsWithProjects, comparedDistricts }: StaticMapInput): boolean =>
  (comparedDistricts ?? districtsWithProjects.slice(0, FIRST_DISTRICTS)).includes(id)

function placesOf(
  { id, type }: MapLabel,
  { zoom, districtsWithProjects, comparedDistricts }: StaticMapInput,
): readonly NamePlace[] {
  if (type === 'city') return AROUND
  if (type !== 'district') return ON_POINT
  if (zoom >= RING_ZOOM) return NEAR
  if (comparedDistricts) return comparedDistricts.includes(id) ? FAR : ASIDE
  return districtsWithProjects.includes(id) ? AROUND : ON_POINT
}

/** Markup of the names among which `near` chooses, clear of pins, clusters and each other as on the live map. */
export function drawNames(viewport: Viewport, input: StaticMapInput, near: (position: Position) => boolean): string[] {
  const { locale, zoom } = input
  const scale = viewport.pxPerUnit(zoom)
  const pxOf = (position: Position) => viewport.place(position).map((unit) => unit * scale) as [number, number]
  const labels = visibleLabels(input)
    .filter(({ position }) => near(position))
    .sort((a, b) => rank(a, input) - rank(b, input))
  const names = labels.map((label) => {
    const [x, y] = pxOf(label.position)
    return {
      lines: nameLines(label, input),
      x,
      y,
      places: placesOf(label, input),
      emPx: label.type === 'water' ? WATER_EM_PX : LAND_EM_PX[locale],
      isFirm: label.type === 'city' || (label.type === 'district' && (zoom >= RING_ZOOM || isFirst(label, input))),
    }
  })
  // What cannot be seen of a compared district is read beside its letter: the letter must be seen.
  const placed = placeNames(names, obstacles(input, pxOf), input.letters !== undefined)
  return labels.flatMap((label, i) => {
    const at = placed[i]
    return at ? [drawName(viewport, label, names[i]!.lines, at, input)] : []
  })
}

/** A venue whose label's middle stands `offset` from it, [east, south] in px, and the boxes that both take, px. */
export interface PlacedVenue {
  readonly event: StaticMapEvent
  readonly lines: readonly string[]
  readonly offset: readonly [number, number]
  readonly boxes: readonly [seal: Box, label: Box]
}

/** Each label clear of the venues and labels before it, as on the live map, which writes them one by one. */
export function placeVenues(
  events: readonly StaticMapEvent[],
  pxOf: (position: Position) => readonly [number, number],
): PlacedVenue[] {
  const placed: PlacedVenue[] = []
  for (const event of events) {
    const [x, y] = pxOf(event.venue)
    const lines = event.label.split('\n')
    const name = { lines, x, y, places: AT_VENUE, emPx: VENUE_EM_PX, isFirm: true }
    const [offset] = placeNames(
      [name],
      placed.flatMap(({ boxes }) => boxes),
    )
    const [dx, dy] = offset!
    const label = boxOfLabel({ lines, x: x + dx, y: y + dy })
    placed.push({ event, lines, offset: [dx, dy], boxes: [boxAround([x, y], PIN_BOX / 2), label] })
  }
  return placed
}

const boxAround = ([x, y]: readonly [number, number], half: number): Box => [x - half, y - half, x + half, y + half]

/** Of the disc of an area's letter with its edge, px. */
const LETTER_BOX = 26

/** The boxes of letters, pins, clusters and venues with their labels, px. */
function obstacles(
  { features, events, letters = [] }: StaticMapInput,
  pxOf: (position: Position) => [number, number],
): Box[] {
  return [
    ...letters.map((position) => boxAround(pxOf(position), LETTER_BOX / 2)),
    ...placeVenues(events, pxOf).flatMap(({ boxes }) => boxes),
    ...features.map((feature) => {
      const [x, y] = pxOf(feature.position)
      if (feature.type === 'count')
        return boxAround([x, y - (feature.hollow ? GROUP_RISE : 0)], clusterRadius(feature.count) + MIX_MARGIN)
      const [dx, dy] = feature.ring ? ringOffsetOf(feature.ring) : [0, 0]
      return boxAround([x + dx, y + dy], PIN_BOX / 2)
    }),
  ]
}

function drawName(
  viewport: Viewport,
  { type, position }: MapLabel,
  lines: readonly string[],
  [dx, dy]: readonly [number, number],
  { palette }: StaticMapInput,
): string {
  const text = linesAround(lines, [dx, dy])
  const [fill, halo] = type === 'water' ? [palette.waterInk, palette.water] : [palette.ink, palette.landFocus]
  return atPosition(
    viewport,
    position,
    `<text class="${type === 'water' ? 'w' : 'd'}" fill="${fill}" stroke="${halo}">${text}</text>`,
  )
}

/** Lines of text whose middle stands at an offset, px. */
export function linesAround(lines: readonly string[], [dx, dy]: readonly [number, number]): string {
  const first = -((lines.length - 1) * LINE_PX) / 2 + FOOT_PX + dy
  return lines
    .map((line, i) => `<tspan x="${tenth(dx)}" y="${tenth(first + i * LINE_PX)}">${escapeXml(line)}</tspan>`)
    .join('')
}

const tenth = (value: number): number => Math.round(value * 10) / 10
