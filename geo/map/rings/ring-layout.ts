/**
 * How projects known to one district or city only are laid out around its label point, so that none covers another:
 * in a ring, in a tighter one where their district is too small for it, close above and below its name, or side by side
 * on the point itself, from which the name steps aside.
 */

import { lookUp } from '../../look-up'

/** More projects than this are drawn as one group with their number. */
export const RING_LIMIT = 24

/**
 * From this zoom, projects known to their district or city only stand around its label point; further out they join the
 * cells.
 */
export const RING_ZOOM = 9

/** More stand in two rings. */
export const ONE_RING_LIMIT = 12
/** Room for the district's name inside the ring: its full one, or a short one. */
const MIN_RADIUS = { wide: 60, tight: 45 } as const
/** Between the middles of neighbours, CSS px: a pin of 26 px and a gap that rounding cannot close. */
const SPACING = 28

/** The wider first. */
export const RING_LAYOUTS = ['wide', 'tight', 'close', 'packed'] as const
export type RingLayout = (typeof RING_LAYOUTS)[number]

/** More would make a row wider than a ring. */
export const MOST_PINS: Readonly<Record<RingLayout, number>> = { wide: RING_LIMIT, tight: 10, close: 8, packed: 12 }

/** Up to so many stand in one row. */
const ONE_ROW = 3
/** From the middle of the name to that of a row: half a pin and half a line. */
const ROW_RISE = 24

/**
 * How far pin `slot` (from 0) of `of` pins stands from the label point, [east, south] in CSS px to a tenth. A single
 * pin stands above the point, clear of the name there; up to twelve stand in a ring around it; more in two rings, the
 * inner with a third of them. A ring starts at the top and runs clockwise. A tight one is as small as a short name
 * allows. Close to the name, up to three stand in a row above it; of more, half stand below. Packed, they are a square
 * of rows around the point. Throws a RangeError for a slot that is not in [0, of), and for more pins than the layout
 * has room for.
 */
export function ringOffset(slot: number, of: number, layout: RingLayout = 'wide'): [dx: number, dy: number] {
  if (!(Number.isInteger(slot) && Number.isInteger(of) && slot >= 0 && slot < of && of <= MOST_PINS[layout])) {
    throw new RangeError(`No slot ${slot} of ${of}`)
  }
  if (layout === 'close') return inRows(slot, of)
  if (layout === 'packed') return inSquare(slot, of)
  if (of === 1) return [0, -36]
  if (layout === 'tight') return onCircle(slot, of, radiusFor(of, MIN_RADIUS.tight))
  if (of <= ONE_RING_LIMIT) return onCircle(slot, of, radiusFor(of))
  const inner = Math.floor(of / 3)
  if (slot < inner) return onCircle(slot, inner, radiusFor(inner))
  const outer = of - inner
  return onCircle(slot - inner, outer, Math.max(radiusFor(inner) + SPACING, radiusFor(outer)))
}

function inRows(slot: number, of: number): [number, number] {
  const above = of <= ONE_ROW ? of : Math.ceil(of / 2)
  const [place, row, side] = slot < above ? [slot, above, -1] : [slot - above, of - above, 1]
  return [SPACING * (place - (row - 1) / 2) + 0, side * ROW_RISE]
}

function inSquare(slot: number, of: number): [number, number] {
  const columns = Math.ceil(Math.sqrt(of))
  const rows = Math.ceil(of / columns)
  const row = Math.floor(slot / columns)
  const inRow = row < rows - 1 ? columns : of - row * columns
  return [SPACING * ((slot % columns) - (inRow - 1) / 2) + 0, SPACING * (row - (rows - 1) / 2) + 0]
}

/** The code of an offset in a tile, property `r` of a pin. */
export const ringKey = (slot: number, of: number, layout: RingLayout = 'wide'): string =>
  layout === 'wide' ? `${of}:${slot}` : `${of}:${slot}:${layout}`

/** The radius at which `of` pins stand SPACING apart, and clear of the name. */
const radiusFor = (of: number, least: number = MIN_RADIUS.wide) =>
  Math.max(least, SPACING / (2 * Math.sin(Math.PI / of)))

function onCircle(slot: number, of: number, radius: number): [number, number] {
  const angle = (2 * Math.PI * slot) / of
  return [tenth(radius * Math.sin(angle)), tenth(-radius * Math.cos(angle))]
}

/** To a tenth, without a negative zero. */
const tenth = (value: number) => Math.round(value * 10) / 10 + 0

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1)

/** The offset of every ring key: the table from which the map's style reads where a pin goes. */
export const RING_OFFSETS: Readonly<Record<string, readonly [dx: number, dy: number]>> = Object.fromEntries(
  RING_LAYOUTS.flatMap((layout) =>
    upTo(MOST_PINS[layout]).flatMap((of) =>
      upTo(of).map((_, slot) => [ringKey(slot, of, layout), ringOffset(slot, of, layout)]),
    ),
  ),
)

/** The offset of a ring key; that of a pin alone for a key that is none. */
export const ringOffsetOf = (key: string): readonly [dx: number, dy: number] =>
  lookUp(RING_OFFSETS, key) ?? RING_OFFSETS['1:0']!
