/** The sectors of a cluster's projects: counted with its tile, drawn as a ring around it. */

import { SECTORS, type Sector } from '../vocabulary'
import type { Palette } from './palette'
import type { IconPath } from './pin-art'

/** The parts that a ring is divided into. Fewer projects than this have one part each. */
const PARTS = 12
/** Bits of each share: eight sectors fill the 32 bits of a mix. */
const BITS = 4
const DIGITS = 1 << BITS

/** Side of the square box that a ring is drawn in, CSS px, around the largest cluster; both have one centre. */
export const MIX_BOX = 52
const CENTRE = MIX_BOX / 2
const [RADIUS, WIDTH] = [22.4, 3.6]
/** Between two parts, radians. */
const GAP = 0.11
/** How far the ring's outer edge is from that of its cluster, px. */
export const MIX_MARGIN = 5

/**
 * The shares of the sectors in one number, four bits each, the first sector highest. `counts` are in the order of the
 * vocabulary. The shares add up to twelve, or to the number of projects where that is less. Running totals are rounded,
 * so each share is less than one part off, and a sector without projects has none. 0 where all counts are 0.
 */
export function mixOf(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < SECTORS.length; i++) total += counts[i]!
  if (total === 0) return 0
  const parts = Math.min(total, PARTS)
  let [sum, assigned, mix] = [0, 0, 0]
  for (let i = 0; i < SECTORS.length; i++) {
    sum += counts[i]!
    const upTo = ((sum * parts) / total + 0.5) | 0
    mix = (mix << BITS) | (upTo - assigned)
    assigned = upTo
  }
  return mix >>> 0
}

/** Where the share of a sector stands in a mix, bits from the lowest. */
const shiftOf = (sector: number): number => BITS * (SECTORS.length - 1 - sector)

/** The text of a mix in its tile, its digits; '' for 0. */
export const mixCode = (mix: number): string => (mix === 0 ? '' : mix.toString(DIGITS).padStart(SECTORS.length, '0'))

/** Writes the same text, of a mix that is not 0, as ASCII into `bytes` from `at`: SECTORS.length bytes. */
export function writeMix(mix: number, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < SECTORS.length; i++) bytes[at + i] = ASCII[(mix >>> shiftOf(i)) & (DIGITS - 1)]!
}

const ASCII = Uint8Array.from({ length: DIGITS }, (_, digit) => digit.toString(DIGITS).charCodeAt(0))

/** The shares of a code; none for a text that is none. */
export const mixShares = (code: string): { readonly sector: Sector; readonly parts: number }[] =>
  SECTORS.flatMap(({ value }, i) => {
    const parts = Number.parseInt(code[i] ?? '0', DIGITS)
    return parts > 0 ? [{ sector: value, parts }] : []
  })

/** The ring of a code on a disc of paper, in a box of `MIX_BOX`; from the top clockwise. */
export function mixPaths(code: string, palette: Palette): IconPath[] {
  const shares = mixShares(code)
  const total = shares.reduce((sum, { parts }) => sum + parts, 0)
  const paper: IconPath = { d: arc(RADIUS / 2, 0, 2 * Math.PI), stroke: palette.landActive, width: RADIUS + WIDTH }
  let from = 0
  const arcs = shares.map(({ sector, parts }): IconPath => {
    const until = from + (2 * Math.PI * parts) / total
    const gap = shares.length > 1 ? GAP / 2 : 0
    const d = arc(RADIUS, from + gap, until - gap)
    from = until
    return { d, stroke: palette.sectors[sector], width: WIDTH }
  })
  return [paper, ...arcs]
}

/**
 * A part of a circle around the centre, from and until angles clockwise from the top; in two halves, as a whole circle
 * must be.
 */
function arc(radius: number, from: number, until: number): string {
  const at = (angle: number) =>
    `${round(CENTRE + radius * Math.sin(angle))} ${round(CENTRE - radius * Math.cos(angle))}`
  const step = `A${radius} ${radius} 0 0 1 `
  return `M${at(from)}${step}${at((from + until) / 2)}${step}${at(until)}`
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The id under which the map asks for a ring's image, and back. */
export const mixImageId = (code: string): string => `mix|${code}`

export function mixOfImageId(id: string): string | null {
  const [tag, code] = id.split('|')
  return tag === 'mix' && code ? code : null
}
