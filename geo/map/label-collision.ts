/** Placing names clear of features and of each other, for a map that nobody can zoom. */

import type { Locale } from '../vocabulary'

/** [left, top, right, bottom], px. */
export type Box = readonly [number, number, number, number]

export interface LabelBlock {
  readonly lines: readonly string[]
  /** The middle of the block of lines. */
  readonly x: number
  readonly y: number
}

export const LINE_PX = 16
/** Widths of a letter and of a Chinese character, about. */
const [NARROW_PX, SQUARE_PX] = [6.6, 13.5]
export const isFree = (place: Box, occupied: readonly Box[]): boolean => !occupied.some((box) => overlap(box, place))

export function boxOfLabel({ lines, x, y }: LabelBlock): Box {
  const [halfWidth, halfHeight] = [Math.max(...lines.map(widthPx)) / 2, (lines.length * LINE_PX) / 2]
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight]
}

const widthPx = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2e80' ? NARROW_PX : SQUARE_PX), 0)

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** Which edge or the middle of a name stands at an offset from its point: [east, south] in ems. */
type Anchor = 'center' | 'bottom' | 'left' | 'right' | 'top'
export type NamePlace = readonly [anchor: Anchor, offset: readonly [dx: number, dy: number]]

/**
 * From this zoom districts are written by their full names: in English they take several lines, for which rows of pins
 * leave no room.
 */
export const FULL_NAME_ZOOM: Readonly<Record<Locale, number>> = { zh: 9.5, en: 11 }

/** On the point itself, where nothing else stands on it. */
export const ON_POINT: readonly NamePlace[] = [['center', [0, 0]]]

/** Below what stands on the point: a cluster or a seal. */
const BELOW: NamePlace = ['center', [0, 2.4]]

/** Where there are clusters nearby: below, or on the first other side, or between four of them, that is free. */
export const AROUND: readonly NamePlace[] = [
  BELOW,
  ['bottom', [0, -1.8]],
  ['left', [2, 0]],
  ['right', [-2, 0]],
  ['top', [0, 2.8]],
  ['center', [2.3, 2.3]],
  ['center', [-2.3, 2.3]],
  ['center', [2.3, -2.3]],
  ['center', [-2.3, -2.3]],
]

/** On the point, or so little aside that it still reads as the name of its place. */
export const ASIDE: readonly NamePlace[] = [
  ...ON_POINT,
  ['center', [0, 1]],
  ['center', [0, -1]],
  ['center', [1.5, 0]],
  ['center', [-1.5, 0]],
  ['center', [1.5, 1]],
  ['center', [-1.5, 1]],
  ['center', [1.5, -1]],
  ['center', [-1.5, -1]],
]

/** Of districts that are compared, far out: a little aside first, so that a name does not end in the next district. */
export const FAR: readonly NamePlace[] = [...ASIDE, ['center', [0, 1.7]], ['center', [0, -1.7]], ...AROUND]

/** Near by: on the point as long as nothing else stands there; at last beyond the rows of pins around it. */
export const NEAR: readonly NamePlace[] = [...ON_POINT, ...AROUND, ['top', [0, 3.4]], ['bottom', [0, -3.4]]]

/** The figures of an event above its venue, or on the first other side that is free. */
export const AT_VENUE: readonly NamePlace[] = [
  ['bottom', [0, -1.6]],
  ['top', [0, 1.6]],
  ['left', [1.6, 0]],
  ['right', [-1.6, 0]],
]

/** A name by its point, with the places that it may take, the best first. */
export interface PlacedName extends LabelBlock {
  readonly places: readonly NamePlace[]
  readonly emPx: number
  /** Stands whatever it covers where no place is free, as names near by do. */
  readonly isFirm: boolean
}

/** How far MapLibre moves a name by its top or bottom edge towards the point, ems. */
const BASELINE = 7 / 24

/** The middle of a name at each of its places, [east, south] of its point, px. */
export function middlesOf({ lines, places, emPx }: PlacedName): [dx: number, dy: number][] {
  const [left, top] = boxOfLabel({ lines, x: 0, y: 0 })
  return places.map(([anchor, [dx, dy]]) => {
    const toMiddle: Record<Anchor, [number, number]> = {
      center: [0, 0],
      bottom: [0, top + BASELINE * emPx],
      top: [0, -top - BASELINE * emPx],
      left: [-left, 0],
      right: [left, 0],
    }
    const [x, y] = toMiddle[anchor]
    return [dx * emPx + x, dy * emPx + y]
  })
}

/**
 * How far each name's middle stands from its point, [east, south] in px: at its first place that is clear of the boxes
 * and of the names before it; its first of all where it is firm, or with `isLeast` the one that covers least. Null for
 * a name that has none and gives way.
 */
export function placeNames(
  names: readonly PlacedName[],
  boxes: readonly Box[],
  isLeast = false,
): ([number, number] | null)[] {
  const occupied = [...boxes]
  return names.map((name) => {
    const boxAt = ([dx, dy]: readonly [number, number]) =>
      boxOfLabel({ lines: name.lines, x: name.x + dx, y: name.y + dy })
    const all = middlesOf(name)
    const firm = () => (isLeast ? leastCovering(all, boxAt, occupied) : all[0])
    const free = all.find((middle) => isFree(boxAt(middle), occupied)) ?? (name.isFirm ? firm() : undefined)
    if (!free) return null
    occupied.push(boxAt(free))
    return free
  })
}

/** The first of those places that cover least of what is there. */
function leastCovering<P>(places: readonly P[], boxAt: (place: P) => Box, occupied: readonly Box[]): P | undefined {
  const covered = (place: Box) =>
    occupied.reduce((sum, box) => {
      const width = Math.min(box[2], place[2]) - Math.max(box[0], place[0])
      const height = Math.min(box[3], place[3]) - Math.max(box[1], place[1])
      return sum + (width > 0 && height > 0 ? width * height : 0)
    }, 0)
  const costs = places.map((place) => covered(boxAt(place)))
  return places[costs.indexOf(Math.min(...costs))]
}
