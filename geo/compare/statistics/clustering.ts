/** How close the projects of an area lie to each other. */

import type { Points } from '../../geometry/local-plane'
import { type Nearest, nearestNeighbours } from '../../geometry/nearest-neighbours'
import { type RandomSpacing, spacingAt } from './random-land'
import type { TooFew } from './too-few'

/** The region that the points could lie in. */
export interface Region {
  readonly areaKm2: number
  /** Of random points on it. */
  readonly spacings: readonly RandomSpacing[]
}

/**
 * The ratio of the mean distance to its expectation for as many random points: below 1 clustered, above 1 dispersed, at
 * most 2.1491 (a triangular lattice).
 */
export interface ClarkEvans {
  readonly ratio: number
  /** Standard errors from the expectation. Beyond ±1.96 is less than 5 % likely for random points. */
  readonly z: number
  readonly expectedKm: number
  readonly edgeCorrection: 'none' | 'simulated'
}

/** A nearest-neighbour link between two points, by index. */
export interface NeighbourLink {
  readonly a: number
  readonly b: number
  readonly km: number
}

export interface Clustering {
  readonly n: number
  readonly meanNearestKm: number
  /** How many lie at the same place as another: many projects in one park make any ratio small. */
  readonly coincident: number
  /** Uncorrected, as in the paper; biased upwards, since points near the border have neighbours only on one side. */
  readonly plain: ClarkEvans | TooFew
  readonly corrected: ClarkEvans | TooFew
  readonly nearestPairs: readonly NeighbourLink[]
}

/** Fewer points say nothing of a pattern. */
export const MIN_FOR_RATIO = 7
const PAIRS = 5

/** `pairs` is how many links to list. Throws a RangeError for a region without area. */
export function clusteringOf(points: Points, region: Region, pairs = PAIRS): Clustering | TooFew {
  const n = points.x.length
  if (n < 2) return { minimum: 2 }
  const nearest = nearestNeighbours(points)
  let sum = 0
  let coincident = 0
  for (const km of nearest.km) {
    sum += km
    if (km === 0) coincident++
  }
  const meanNearestKm = sum / n
  return {
    n,
    meanNearestKm,
    coincident,
    plain: clarkEvans(meanNearestKm, n, region),
    corrected: simulated(meanNearestKm, n, region),
    nearestPairs: shortestLinks(nearest, pairs),
  }
}

/**
 * Clark & Evans 1954, Ecology 35, 445–453: r̄ₑ = 1 / (2√ρ), σ = 0.26136 / √(nρ), ρ = n / A, R = r̄ / r̄ₑ, z = (r̄ −
 * r̄ₑ) / σ. Throws a RangeError for a region without area.
 */
export function clarkEvans(
  meanNearestKm: number,
  n: number,
  { areaKm2 }: Pick<Region, 'areaKm2'>,
): ClarkEvans | TooFew {
  if (!(areaKm2 > 0)) throw new RangeError(`A region of ${areaKm2} km²`)
  if (n < MIN_FOR_RATIO) return { minimum: MIN_FOR_RATIO }
  const density = n / areaKm2
  const expectedKm = 0.5 / Math.sqrt(density)
  const error = 0.26136 / Math.sqrt(n * density)
  return {
    ratio: meanNearestKm / expectedKm,
    z: (meanNearestKm - expectedKm) / error,
    expectedKm,
    edgeCorrection: 'none',
  }
}

/**
 * Against random patterns of as many points on the land itself, so that the border is in the expectation as in the
 * pattern. TooFew also where nothing could be drawn on the land.
 */
export function simulated(meanNearestKm: number, n: number, { areaKm2, spacings }: Region): ClarkEvans | TooFew {
  const random = n < MIN_FOR_RATIO ? null : spacingAt(spacings, n, areaKm2)
  if (!random) return { minimum: MIN_FOR_RATIO }
  return {
    ratio: meanNearestKm / random.meanKm,
    z: (meanNearestKm - random.meanKm) / random.sdKm,
    expectedKm: random.meanKm,
    edgeCorrection: 'simulated',
  }
}

/** The `limit` shortest links from a point to its nearest neighbour, shortest first, each once, ties by index. */
export function shortestLinks({ index, km }: Nearest, limit: number): NeighbourLink[] {
  const links: NeighbourLink[] = []
  for (let i = 0; i < km.length; i++) {
    const length = km[i]!
    if (links.length === limit && length >= links.at(-1)!.km) continue
    const [a, b] = [Math.min(i, index[i]!), Math.max(i, index[i]!)]
    if (links.some((link) => link.a === a && link.b === b)) continue
    const place = links.findIndex((link) => length < link.km)
    links.splice(place < 0 ? links.length : place, 0, { a, b, km: length })
    if (links.length > limit) links.pop()
  }
  return links
}
