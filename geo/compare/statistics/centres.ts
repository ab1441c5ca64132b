/** Where the projects of an area lie on average, and how widely they scatter. Points in km on a plane of `planeAt`. */

import type { Points } from '../../geometry/local-plane'
import type { TooFew } from './too-few'

export type Point = readonly [x: number, y: number]

/** 0.1 m: Weiszfeld's iteration ends with a shorter step. */
const TOLERANCE_KM = 1e-4
const MAX_STEPS = 500
/** Each step goes this much farther than Weiszfeld's. Just under 2 is fastest in the plane: a fifth of the steps. */
const STRIDE = 1.8

/** The means of x and y: the point with the least sum of squared distances. */
export function meanCentre({ x, y }: Points): Point | TooFew {
  const n = x.length
  if (n === 0) return { minimum: 1 }
  let [sumX, sumY] = [0, 0]
  for (let i = 0; i < n; i++) {
    sumX += x[i]!
    sumY += y[i]!
  }
  return [sumX / n, sumY / n]
}

/**
 * The point with the least sum of distances (the geometric median), which outliers pull less than the mean. Method:
 * Weiszfeld (1937), starting at the mean centre, with longer steps, which Ostresh (1978, Operations Research 26,
 * 597–609) showed to converge, and with the correction of Vardi and Zhang (2000, PNAS 97, 1423–1426) for steps that hit
 * one of the points. It ends when a step is shorter than 0.1 m. For an even number of points in a line, any point
 * between the middle two is a solution.
 */
export function medianCentre(points: Points): Point | TooFew {
  let at = meanCentre(points)
  if ('minimum' in at) return at
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = weiszfeld(points, at)
    const moved = Math.hypot(next[0] - at[0], next[1] - at[1])
    at = next
    if (moved < TOLERANCE_KM) break
  }
  return at
}

function weiszfeld({ x, y }: Points, [atX, atY]: Point): Point {
  let [weight, pullX, pullY, here] = [0, 0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - atX
    const dy = y[i]! - atY
    const distance = Math.sqrt(dx * dx + dy * dy)
    if (distance === 0) {
      here++
      continue
    }
    const w = 1 / distance
    weight += w
    pullX += dx * w
    pullY += dy * w
  }
  const pull = Math.sqrt(pullX * pullX + pullY * pullY)
  if (pull <= here) return [atX, atY]
  const step = (here > 0 ? 1 - here / pull : STRIDE) / weight
  return [atX + step * pullX, atY + step * pullY]
}

export interface Spread {
  /** √(Σ d² / (n − 2)), d the distances from the mean centre. */
  readonly standardDistanceKm: number
  readonly ellipse: {
    readonly semiMajorKm: number
    readonly semiMinorKm: number
    /** Of the major axis, clockwise from grid north, 0 ≤ a < 180; 0 for a circle. */
    readonly azimuthDeg: number
  }
}

const MIN_FOR_SPREAD = 3

/**
 * Standard distance and standard deviational ellipse, in the form of CrimeStat (Levine 2010, CrimeStat III, 4.15 to
 * 4.27), which corrects Yuill's (1971, Geografiska Annaler B 53, 28–39): degrees of freedom n − 2 and a factor √2 in
 * the axes, which are √(2λ / (n − 2)), λ the eigenvalues of the sums of squares and products about the mean centre. So
 * the squares of both semi-axes add up to twice that of the standard distance. Other programs divide by n, without √2:
 * their ellipses are smaller.
 */
export function spreadOf(points: Points): Spread | TooFew {
  const { x, y } = points
  const n = x.length
  const centre = meanCentre(points)
  if (n < MIN_FOR_SPREAD || 'minimum' in centre) return { minimum: MIN_FOR_SPREAD }
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - centre[0]
    const dy = y[i]! - centre[1]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const half = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy)
  const mean = (xx + yy) / 2
  const azimuth = half < 1e-12 * mean ? 0 : (90 * Math.atan2(2 * xy, yy - xx)) / Math.PI
  return {
    standardDistanceKm: Math.sqrt((xx + yy) / (n - 2)),
    ellipse: {
      semiMajorKm: Math.sqrt((2 * (mean + half)) / (n - 2)),
      semiMinorKm: Math.sqrt((2 * Math.max(0, mean - half)) / (n - 2)),
      azimuthDeg: (azimuth + 180) % 180,
    },
  }
}
