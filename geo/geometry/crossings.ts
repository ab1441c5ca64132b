import type { Position } from '../records'
import type { Edge, Ring } from './polygons'

/** Nobody looks at more of them one by one, and a shape with more was not drawn by mistake. */
export const MAX_CROSSINGS = 1000

/**
 * The points where two edges of the rings cross: the first `limit` of them, roughly from south to north. Edges that
 * only touch at an end do not cross.
 */
export function crossings(rings: readonly Ring[], limit = MAX_CROSSINGS): Position[] {
  const edges = rings.flatMap((ring) => ring.slice(1).map((to, i): Edge => [ring[i]!, to]))
  const bySouth = edges.sort((a, b) => Math.min(a[0][1], a[1][1]) - Math.min(b[0][1], b[1][1]))
  const crossingPoints: Position[] = []
  for (const [i, edge] of bySouth.entries()) {
    const north = Math.max(edge[0][1], edge[1][1])
    const [west, east] = [Math.min(edge[0][0], edge[1][0]), Math.max(edge[0][0], edge[1][0])]
    for (let j = i + 1; j < bySouth.length && Math.min(bySouth[j]![0][1], bySouth[j]![1][1]) < north; j++) {
      const [from, to] = bySouth[j]!
      if ((from[0] < west && to[0] < west) || (from[0] > east && to[0] > east)) continue
      const at = crossingOf(edge, bySouth[j]!)
      if (at) crossingPoints.push(at)
      if (crossingPoints.length >= limit) return crossingPoints
    }
  }
  return crossingPoints
}

/** Edges with a common end never cross, although rounding may suggest it where they lie in one line. */
const haveCommonEnd = ([a, b]: Edge, [c, d]: Edge): boolean =>
  isSame(a, c) || isSame(a, d) || isSame(b, c) || isSame(b, d)

const isSame = ([x0, y0]: Position, [x1, y1]: Position): boolean => x0 === x1 && y0 === y1

function crossingOf(one: Edge, other: Edge): Position | null {
  if (haveCommonEnd(one, other)) return null
  const [[ax, ay], [bx, by]] = one
  const [[cx, cy], [dx, dy]] = other
  const determinant = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (determinant === 0) return null
  const share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / determinant
  const otherShare = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / determinant
  return share > 0 && share < 1 && otherShare > 0 && otherShare < 1
    ? [ax + share * (bx - ax), ay + share * (by - ay)]
    : null
}
