/** Where the data of water end: beyond, the coarse sea goes on. */

import type { Bbox } from '../filters'
import { boxesIntersect } from '../geometry/polygons'

interface Rings {
  readonly rings: readonly (readonly (readonly number[])[])[]
}

/** Degrees: data of one region lie closer together than this. */
const GAP = 0.2

const known = new WeakMap<readonly Rings[], readonly Bbox[]>()

/** The boxes of the regions that these waters are of. */
export function waterRegions(water: readonly Rings[]): readonly Bbox[] {
  const boxes = known.get(water) ?? water.map(boxOf).reduce<Bbox[]>(merged, [])
  known.set(water, boxes)
  return boxes
}

const boxOf = ({ rings }: Rings): Bbox =>
  rings
    .flat()
    .reduce<Bbox>(
      ([west, south, east, north], [lng, lat]) => [
        Math.min(west, lng!),
        Math.min(south, lat!),
        Math.max(east, lng!),
        Math.max(north, lat!),
      ],
      [180, 90, -180, -90],
    )

/** With one more box: those that come near it become one with it, and then those that come near that. */
function merged(boxes: readonly Bbox[], box: Bbox): Bbox[] {
  const wide: Bbox = [box[0] - GAP, box[1] - GAP, box[2] + GAP, box[3] + GAP]
  const near = boxes.filter((other) => boxesIntersect(other, wide))
  if (near.length === 0) return [...boxes, box]
  const union = near.reduce(joined, box)
  return merged(
    boxes.filter((other) => !near.includes(other)),
    union,
  )
}

const joined = (a: Bbox, b: Bbox): Bbox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** Whether a water is cut off where its region ends, so that its outline there is no shore. */
export const isCutOff = ({ rings }: Rings, regions: readonly Bbox[]): boolean =>
  rings.some((ring) => ring.some((point, i) => i > 0 && regions.some((box) => liesOnEdge(ring[i - 1]!, point, box))))

const liesOnEdge = ([ax, ay]: readonly number[], [bx, by]: readonly number[], [west, south, east, north]: Bbox) =>
  (ax === bx && (ax === west || ax === east)) || (ay === by && (ay === south || ay === north))
