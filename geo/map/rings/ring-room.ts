/** Which way the pins around a label point are laid out so that all of them stand inside their district. */

import type { MapShape } from '../../geometry/map-shapes'
import { project } from '../../geometry/web-mercator'
import { lookUp } from '../../look-up'
import type { MapShapes } from '../../shapes/map-shapes'
import { TILE_SIZE } from '../camera'
import { distanceToSegment } from '../svg-path'
import { MOST_PINS, RING_LAYOUTS, RING_LIMIT, type RingLayout, ringOffset } from './ring-layout'

/**
 * How far inside the border the middle of a pin has to be, px: half a pin, but for packed ones, which are the last way
 * before a group. Tiles are drawn up to twice as large as at the zoom that is looked at here.
 */
const REACH: Readonly<Record<RingLayout, number>> = { wide: 13, tight: 13, close: 13, packed: 0 }

type Line = readonly (readonly [x: number, y: number])[]

/** Answers by shapes; rings never change. */
const known = new WeakMap<readonly MapShape[], Map<string, RingLayout | null>>()
const lines = new WeakMap<MapShape, readonly Line[]>()

/**
 * The first layout whose `of` pins all stand inside the district, as drawn at zoom z; null where none does: a group. A
 * district without a shape has no border that a pin could stand beyond.
 */
export function ringLayout(
  { districts, labelPoints }: MapShapes,
  id: string,
  of: number,
  z: number,
): RingLayout | null {
  const point = lookUp(labelPoints, id)
  if (of > RING_LIMIT) return null
  if (!point) return 'wide'
  const answers = known.get(districts) ?? new Map<string, RingLayout | null>()
  known.set(districts, answers)
  const question = `${id} ${point} ${of} ${z}`
  const answered = answers.get(question)
  if (answered !== undefined) return answered
  const shape = districts.find((one) => one.id === id)
  if (!shape) return 'wide'
  const px = TILE_SIZE * 2 ** z
  const [x, y] = project(point)
  const border = linesOf(shape)
  const isInside = (layout: RingLayout): boolean =>
    Array.from({ length: of }, (_, slot) => ringOffset(slot, of, layout)).every(
      ([dx, dy]) => roomAround([x + dx / px, y + dy / px], border) * px >= REACH[layout],
    )
  const layout = RING_LAYOUTS.find((one) => of <= MOST_PINS[one] && isInside(one)) ?? null
  answers.set(question, layout)
  return layout
}

function linesOf(shape: MapShape): readonly Line[] {
  const done = lines.get(shape) ?? shape.rings.map((ring) => ring.map(([lng, lat]) => project([lng!, lat!])))
  lines.set(shape, done)
  return done
}

/** How far a point of the map is from the border, in units of the whole map; below 0 outside. Even-odd. */
function roomAround([x, y]: readonly [number, number], border: readonly Line[]): number {
  let nearest = Number.POSITIVE_INFINITY
  let isInside = false
  for (const line of border) {
    for (const [i, [x2, y2]] of line.entries()) {
      const [x1, y1] = line[i === 0 ? line.length - 1 : i - 1]!
      nearest = Math.min(nearest, distanceToSegment([x, y], [x1, y1], [x2, y2]))
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside
    }
  }
  return isInside ? nearest : -nearest
}
