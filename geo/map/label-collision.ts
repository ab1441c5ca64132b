/** Placing names clear of features and of each other, for a map that nobody can zoom. */

/** [left, top, right, bottom], px. */
export type Box = readonly [number, number, number, number]

export interface LabelBlock {
  readonly lines: readonly string[]
  /** The middle of the block of lines. */
  readonly x: number
  readonly y: number
}

const LINE_PX = 16
/** Widths of a letter and of a Chinese character, about. */
const [NARROW_PX, SQUARE_PX] = [6.6, 13.5]
/**
 * How far a name may move up or down to find room, the nearest first. So near, it still reads as the name of its place.
 */
const MOVES: readonly number[] = [0, 12, -12, 20, -20, 28, -28]

/**
 * The names, most important first, each moved a little where it would cover a box or a name before it; left out where
 * no move helps.
 */
export function placeLabels<N extends LabelBlock>(names: readonly N[], boxes: readonly Box[]): N[] {
  const occupied = [...boxes]
  return names.flatMap((name) => {
    const free = MOVES.map((move) => ({ ...name, y: name.y + move })).find(
      (candidate) => !occupied.some((box) => overlap(box, boxOfLabel(candidate))),
    )
    if (!free) return []
    occupied.push(boxOfLabel(free))
    return [free]
  })
}

export function boxOfLabel({ lines, x, y }: LabelBlock): Box {
  const [halfWidth, halfHeight] = [Math.max(...lines.map(widthPx)) / 2, (lines.length * LINE_PX) / 2]
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight]
}

const widthPx = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2e80' ? NARROW_PX : SQUARE_PX), 0)

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
