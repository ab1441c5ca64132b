/** What is wrong with shapes among each other, and against those that stand. */

import { centroidOf } from '../areas/area'
import type { Bbox } from '../filters'
import { widened } from '../geometry/box'
import { intersectionOf } from '../geometry/clip'
import { crossings } from '../geometry/crossings'
import { areaKm2, geodesicKm } from '../geometry/geodesy'
import type { MapShape } from '../geometry/map-shapes'
import { bboxOf, boxesIntersect, type Polygons, polygonsOf, type Ring } from '../geometry/polygons'
import type { Position } from '../records'
import type { ShapeFinding } from './reading'

/** A shape with what it is called in findings. */
export interface NamedShape extends MapShape {
  readonly title: string
}

/** km²: less is the rounding of coordinates. */
const ROUNDING_KM2 = 1e-4
/** km²: a sliver that may be given to a neighbour without asking. */
export const SAFE_KM2 = 0.5
const MAX_CROSSINGS_TOLD = 20

const finding = (
  code: ShapeFinding['code'],
  names: readonly string[],
  at: Position | null,
  amount: number | null,
  isBlocking = false,
): ShapeFinding => ({ code, names, at, amount, isMended: false, isBlocking })

/** Where the border of a shape crosses itself. Nothing can be measured of such a one. */
export const crossingsOf = (shapes: readonly NamedShape[]): ShapeFinding[] =>
  shapes.flatMap(({ rings, title }) => {
    const points = crossings(rings as readonly Ring[], MAX_CROSSINGS_TOLD)
    return points.length > 0 ? [finding('crossing', [title], points[0]!, points.length, true)] : []
  })

/** What each two of the shapes have in common, largest first. */
export function overlapsOf(shapes: readonly NamedShape[]): ShapeFinding[] {
  const measured = shapes.map(({ rings, title }) => {
    const polygons = polygonsOf(rings)
    return { title, polygons, box: bboxOf(polygons) }
  })
  return measured
    .flatMap((one, i) =>
      measured.slice(i + 1).flatMap((other) => {
        if (!boxesIntersect(one.box, other.box)) return []
        const common = commonOf(one.polygons, other.polygons)
        const km2 = common ? areaKm2(common) : null
        if (km2 !== null && km2 < ROUNDING_KM2) return []
        const at = common ? centroidOf(common) : null
        return [finding('overlap', [one.title, other.title], at, km2)]
      }),
    )
    .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
}

/** Null where Turf's clipper throws, as it does where many edges meet in one point. */
function commonOf(a: Polygons, b: Polygons): Polygons | null {
  try {
    return intersectionOf(a, b)
  } catch {
    return null
  }
}

export interface FoundGap {
  readonly finding: ShapeFinding
  readonly hole: Ring
}

/** Holes of the union of all shapes: what lies between neighbours and belongs to none. */
export function gapsOf(union: Polygons, shapes: readonly NamedShape[]): FoundGap[] {
  const holes = union.flatMap(([, ...rest]) => rest)
  const boxed = shapes.map((shape) => ({ ...shape, box: bboxOf(shape.rings.map((ring) => [ring as Ring])) }))
  return holes
    .flatMap((hole) => {
      const polygons: Polygons = [[hole]]
      const km2 = Math.abs(areaKm2(polygons))
      if (km2 < ROUNDING_KM2) return []
      const corners = new Set(hole.map(String))
      const box = bboxOf(polygons)
      const around = boxed.filter(
        (shape) =>
          boxesIntersect(shape.box, box) &&
          shape.rings.some((ring) => ring.some((corner) => corners.has(String(corner)))),
      )
      const names = around.map(({ title }) => title).slice(0, 4)
      return [{ finding: finding('gap', names, centroidOf(polygons), km2), hole }]
    })
    .sort((a, b) => b.finding.amount! - a.finding.amount!)
}

/** The box of the largest piece with all that lies within so many degrees of it, of what does, and so on. */
export function mainBox(shapes: readonly NamedShape[], degrees: number): Bbox {
  const pieces = shapes.flatMap(({ rings }) => polygonsOf(rings))
  const [first, ...others] = pieces
    .map((polygon) => ({ km2: areaKm2([polygon]), box: bboxOf([polygon]) }))
    .sort((a, b) => b.km2 - a.km2)
  let box: Bbox = first ? widened(first.box, degrees)! : [-180, -90, 180, 90]
  let left = others
  for (;;) {
    const near = left.filter((piece) => boxesIntersect(piece.box, box))
    if (near.length === 0) return box
    left = left.filter((piece) => !near.includes(piece))
    for (const piece of near) box = union(box, widened(piece.box, degrees)!)
  }
}

const union = ([w, s, e, n]: Bbox, other: Bbox): Bbox => [
  Math.min(w, other[0]),
  Math.min(s, other[1]),
  Math.max(e, other[2]),
  Math.max(n, other[3]),
]

/** Pieces that lie outside the box, by the shape that they belong to. */
export const piecesOutside = (shapes: readonly NamedShape[], box: Bbox): ShapeFinding[] =>
  shapes.flatMap(({ rings, title }) =>
    polygonsOf(rings)
      .filter((polygon) => !boxesIntersect(bboxOf([polygon]), box))
      .map((polygon) => finding('outside', [title], polygon[0]![0]!, areaKm2([polygon]))),
  )

/** km: nearer than that, two editions of one border may well be. */
const SHIFT_KM = 0.15
/** Beyond this share of its area, a district has changed and not moved. */
const SAME_SHARE = 0.05

/** How far the shapes have moved against those of the same id that stand, in the median; none where they have not. */
export function shiftOf(shapes: readonly NamedShape[], standing: readonly MapShape[]): ShapeFinding[] {
  const moves = shapes.flatMap(({ id, rings }) => {
    const before = standing.find((shape) => shape.id === id)
    if (!before) return []
    const [now, then] = [polygonsOf(rings), polygonsOf(before.rings)]
    if (Math.abs(areaKm2(now) / areaKm2(then) - 1) > SAME_SHARE) return []
    return [geodesicKm(centroidOf(now), centroidOf(then))]
  })
  const median = moves.toSorted((a, b) => a - b)[Math.floor(moves.length / 2)]
  return median !== undefined && median > SHIFT_KM ? [finding('shift', [], null, median)] : []
}
