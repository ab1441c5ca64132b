/** Rings to SVG path data: clipped to a rectangle, thinned below what the eye sees, in short relative integers. */

import type { Position } from '../records'
import type { Viewport } from './viewport'

type Point = readonly [number, number]
type Rect = readonly [number, number, number, number]

/**
 * Path data of rings in view units; '' where nothing of them lies in `region`. Corners nearer than `tolerance` to the
 * line without them are left out.
 */
export function pathOfRings(rings: readonly (readonly Point[])[], region: Rect, tolerance: number): string {
  return rings
    .map((ring) => ringPath(thin(clipRing(ring, region), tolerance)))
    .filter(Boolean)
    .join('')
}

/** Path data of an open line in whole view units, without corners nearer than `tolerance` to the line without them. */
export const linePath = (line: readonly Point[], tolerance = 0): string =>
  thin(line, tolerance)
    .map(([x, y], i) => `${i ? 'L' : 'M'}${Math.round(x)} ${Math.round(y)}`)
    .join('')

/** A ring says its first point again at its end; `z` says it for the path. */
function ringPath(ring: readonly Point[]): string {
  let [px, py] = [0, 0]
  const steps: string[] = []
  for (const [x, y] of ring) {
    const [rx, ry] = [Math.round(x), Math.round(y)]
    if (steps.length === 0) steps.push(`M${rx} ${ry}l`)
    else if (rx !== px || ry !== py) steps.push(`${rx - px}${ry < py ? '' : ' '}${ry - py}`)
    ;[px, py] = [rx, ry]
  }
  if (steps[0] === `M${px} ${py}l`) steps.pop()
  // A path needs three corners; a space only where no minus sign parts two numbers.
  return steps.length < 3 ? '' : `${steps[0]}${steps.slice(1).join(' ').replaceAll(' -', '-')}z`
}

/** Sutherland–Hodgman against the four sides. Cut edges run along the rectangle, which lies out of sight. */
function clipRing(ring: readonly Point[], [left, top, right, bottom]: Rect): readonly Point[] {
  const sides: [axis: 0 | 1, bound: number, sign: 1 | -1][] = [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ]
  return sides.reduce<readonly Point[]>((points, [axis, bound, sign]) => {
    const inside = (p: Point) => (p[axis] - bound) * sign >= 0
    if (points.every(inside)) return points
    return points.flatMap((point, i) => {
      const before = points.at(i - 1)!
      const crossing = inside(point) !== inside(before) ? [cross(before, point, axis, bound)] : []
      return inside(point) ? [...crossing, point] : crossing
    })
  }, ring)
}

function cross(a: Point, b: Point, axis: 0 | 1, bound: number): Point {
  const t = (bound - a[axis]) / (b[axis] - a[axis])
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

/** Douglas–Peucker. */
function thin(points: readonly Point[], tolerance: number): readonly Point[] {
  if (points.length < 4) return points
  const keep = new Set([0, points.length - 1])
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let [farthest, distance] = [-1, tolerance]
    for (let i = from + 1; i < to; i++) {
      const d = distanceToSegment(points[i]!, points[from]!, points[to]!)
      if (d > distance) [farthest, distance] = [i, d]
    }
    if (farthest < 0) continue
    keep.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return points.filter((_, i) => keep.has(i))
}

/** Of a point from a segment, in the unit of their coordinates. */
export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(ax + t * dx - x, ay + t * dy - y)
}

/** A group whose origin is at a position, whatever the size of the box. */
export function atPosition(viewport: Viewport, position: Position, markup: string): string {
  const [x, y] = viewport.place(position)
  const percent = (value: number, size: number) => `${Number(((100 * value) / size).toFixed(2))}%`
  return `<svg x="${percent(x, viewport.size[0])}" y="${percent(y, viewport.size[1])}" overflow="visible">${markup}</svg>`
}
