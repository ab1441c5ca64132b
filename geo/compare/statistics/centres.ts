/** Where the projects of an area lie in the mean, and how widely they scatter. Points in km on a plane of `planeAt`. */

import type { Points } from '../../geometry/local-plane'
import type { TooFew } from './too-few'

export type Point = readonly [x: number, y: number]

/** Weiszfeld's steps end below this: 0.1 m. */
const TOLERANCE_KM = 1e-4
const MAX_STEPS = 500
/** How much farther than Weiszfeld each step goes. In the plane, just under 2 is fastest: a fifth of the steps. */
const STRIDE = 1.8

/** The mean of x and of y: from it the sum of squared distances is least. */
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
 * The point from which the sum of distances is least (the geometric median), less drawn by outliers than the mean.
 * Method: Weiszfeld (1937) from the mean centre on, lengthened as Ostresh (1978, Operations Research 26, 597–609)
 * showed to converge, and repaired by Vardi and Zhang (2000, PNAS 97, 1423–1426) where it meets one of the points; it
 * ends when a step is shorter than 0.1 m. Of points in a line with an even number any point between the middle two
 * would do.
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
