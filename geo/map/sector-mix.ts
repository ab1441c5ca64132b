/** The sectors of a cluster's projects: counted with its tile, drawn as a ring around it. */

import { type Palette, swatchOf } from './palette'
import type { IconPath } from './pin-art'
import { colourOfSlot, SLOTS } from './swatches'

/** The parts that a ring is divided into. Fewer projects than this have one part each. */
const PARTS = 12
const POWERS = Float64Array.from({ length: SLOTS + 1 }, (_, power) => 2 ** power)
const DIGITS = 36
const DIGIT = Array.from({ length: DIGITS }, (_, value) => value.toString(DIGITS))
/** A mix is taken apart in two halves, since shifts reach 32 bits only. */
const HALF_BITS = 26
const HALF = 2 ** HALF_BITS

/** Side of the square box that a ring is drawn in, CSS px, around the largest cluster; both have one centre. */
export const MIX_BOX = 52
const CENTRE = MIX_BOX / 2
const [RADIUS, WIDTH] = [22.4, 3.6]
/** Between two parts, radians. */
const GAP = 0.11
/** How far the ring's outer edge is from that of its cluster, px. */
export const MIX_MARGIN = 5

/** The colours of the sectors that are counted, by code, and the codes in order of colour. */
interface MixOrder {
  readonly slots: Uint8Array
  readonly bySlot: Uint32Array
}

/**
 * The shares of the colours in one number: in binary, after a 1 at the top, a 1 for each part of the current colour and
 * a 0 for each step to the next, the first colour first. So few bits hold 12 parts of 36 colours, and every mix has
 * one number. `counts` are by code. The shares add up to twelve, or to the number of projects where that is less.
 * Running totals are rounded, so each share is less than one part off, and a sector without projects has none. 0 where
 * all counts are 0.
 */
export function mixOf(counts: ArrayLike<number>, { slots, bySlot }: MixOrder): number {
  let total = 0
  for (let code = 0; code < slots.length; code++) total += counts[code]!
  if (total === 0) return 0
  const parts = Math.min(total, PARTS)
  let sum = 0
  let assigned = 0
  let mix = 1
  let last = 0
  for (let i = 0; i < bySlot.length; i++) {
    const code = bySlot[i]!
    if (counts[code] === 0) continue
    sum += counts[code]!
    const upTo = ((sum * parts) / total + 0.5) | 0
    const share = upTo - assigned
    if (share === 0) continue
    assigned = upTo
    mix = mix * POWERS[slots[code]! - last]! * POWERS[share]! + POWERS[share]! - 1
    last = slots[code]!
  }
  return mix
}

/** The text of a mix in its tile: of each colour its number and its parts, a digit of base 36 each; '' for 0. */
export function mixCode(mix: number): string {
  if (mix === 0) return ''
  const [high, low] = [Math.floor(mix / HALF), mix % HALF]
  let [code, slot, run, bit] = ['', 0, 0, high > 0 ? HALF_BITS + 31 - Math.clz32(high) : 31 - Math.clz32(low)]
  // The bit at the top says only where the others begin.
  while (bit-- > 0) {
    if (bit >= HALF_BITS ? (high >>> (bit - HALF_BITS)) & 1 : (low >>> bit) & 1) {
      run++
      continue
    }
    if (run > 0) code += DIGIT[slot]! + DIGIT[run]!
    run = 0
    slot++
  }
  return run > 0 ? code + DIGIT[slot]! + DIGIT[run]! : code
}

/** A ring of more colours, or of so many projects, is confetti: it is not drawn. */
export const READABLE_COLOURS = 6
export const TOO_MANY_FOR_RING = 100

/** Whether the ring of a mix of so many projects is drawn. */
export const isReadableMix = (code: string, count: number): boolean =>
  code !== '' && code.length <= 2 * READABLE_COLOURS && count < TOO_MANY_FOR_RING

/** The shares of a code; none for a text that is none. Null is the colour of sectors that have none. */
export function mixShares(code: string): { readonly colour: number | null; readonly parts: number }[] {
  if (!/^([0-9a-z][1-9a-c])*$/.test(code)) return []
  return (code.match(/../g) ?? []).map((pair) => ({
    colour: colourOfSlot(Number.parseInt(pair[0]!, DIGITS)),
    parts: Number.parseInt(pair[1]!, DIGITS),
  }))
}

/** The ring of a code on a disc of paper, in a box of `MIX_BOX`; from the top clockwise. */
export function mixPaths(code: string, palette: Palette): IconPath[] {
  const shares = mixShares(code)
  const total = shares.reduce((sum, { parts }) => sum + parts, 0)
  const paper: IconPath = { d: arc(RADIUS / 2, 0, 2 * Math.PI), stroke: palette.landActive, width: RADIUS + WIDTH }
  let from = 0
  const arcs = shares.map(({ colour, parts }): IconPath => {
    const until = from + (2 * Math.PI * parts) / total
    const gap = shares.length > 1 ? GAP / 2 : 0
    const d = arc(RADIUS, from + gap, until - gap)
    from = until
    return { d, stroke: swatchOf(palette, colour), width: WIDTH }
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

/** To a twentieth of what a screen shows, and in few characters: the page's first picture has many rings. */
const round = (value: number): number => Math.round(value * 10) / 10

/** The id under which the map asks for a ring's image, and back. */
export const mixImageId = (code: string): string => `mix|${code}`

export function mixOfImageId(id: string): string | null {
  const [tag, code] = id.split('|')
  return tag === 'mix' && code ? code : null
}
