/**
 * How far random points on a piece of land lie from each other. No formula knows that where shores are ragged:
 * Donnelly's
 * correction, made for plain outlines, calls up to 18 % of random patterns on such land clustered at the 5 % level.
 */

import { planeAt } from '../../geometry/local-plane'
import { nearestNeighbours } from '../../geometry/nearest-neighbours'
import type { Polygons } from '../../geometry/polygons'
import type { Position } from '../../records'

/** Random points on land, km on the plane of its area, those near each other near each other in the list. */
interface LandSample {
  readonly x: Float32Array
  readonly y: Float32Array
}

/**
 * The nearest-neighbour distance, in the mean over the points of a pattern, over many random patterns of `n` points.
 * Plain JSON.
 */
export interface RandomSpacing {
  readonly n: number
  readonly meanKm: number
  readonly sdKm: number
}

const SAMPLE = 2048
/** For how many points how many patterns are drawn; between them, and beyond, the border's share changes smoothly. */
const LADDER = [
  [7, 399],
  [10, 399],
  [16, 399],
  [28, 299],
  [56, 199],
  [128, 149],
  [512, 99],
] as const
/** Always the same, so that the same area has the same figures everywhere. */
const SEED = 0x5eed

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Edges {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  /** [x1, y1, x2, y2] of the edges that reach into each of SLABS bands of y. */
  readonly slabs: readonly (readonly number[])[]
}

const SLABS = 256

function edgesOf(land: Polygons, centre: Position): Edges {
  const plane = planeAt(centre)
  const edges: number[][] = []
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of land.flat()) {
    let [px, py] = plane.pointOf(ring.at(-1)!)
    for (const position of ring) {
      const [x, y] = plane.pointOf(position)
      edges.push([px, py, x, y])
      ;[px, py] = [x, y]
      ;[minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)]
    }
  }
  const slabs: number[][] = Array.from({ length: SLABS }, () => [])
  const slabOf = (y: number) => Math.min(SLABS - 1, Math.floor(((y - minY) / (maxY - minY)) * SLABS))
  for (const [x1, y1, x2, y2] of edges as [number, number, number, number][]) {
    if (y1 === y2) continue
    for (let slab = slabOf(Math.min(y1, y2)); slab <= slabOf(Math.max(y1, y2)); slab++)
      slabs[slab]!.push(x1, y1, x2, y2)
  }
  return { minX, minY, maxX, maxY, slabs }
}

function holds({ minY, maxY, slabs }: Edges, x: number, y: number): boolean {
  const slab = slabs[Math.min(SLABS - 1, Math.floor(((y - minY) / (maxY - minY)) * SLABS))]!
  let isInside = false
  for (let i = 0; i < slab.length; i += 4) {
    const [y1, y2] = [slab[i + 1]!, slab[i + 3]!]
    if (y1 > y === y2 > y) continue
    if (x < slab[i]! + ((y - y1) / (y2 - y1)) * (slab[i + 2]! - slab[i]!)) isInside = !isInside
  }
  return isInside
}

/** Tries before land is given up that is next to nothing of its box. */
const MOST_TRIES = 400_000

/** Null where the land is too thin to hit. The plane is that of `centre`, on which equal areas are equal. */
function sampleLand(land: Polygons, centre: Position): LandSample | null {
  if (land.length === 0) return null
  const edges = edgesOf(land, centre)
  const next = randomFrom(SEED)
  const points: (readonly [x: number, y: number, order: number])[] = []
  const width = Math.max(edges.maxX - edges.minX, 1e-9)
  const height = Math.max(edges.maxY - edges.minY, 1e-9)
  for (let tries = 0; points.length < SAMPLE && tries < MOST_TRIES; tries++) {
    const [u, v] = [next(), next()]
    const [x, y] = [edges.minX + u * width, edges.minY + v * height]
    if (holds(edges, x, y)) points.push([x, y, morton(u, v)])
  }
  if (points.length < SAMPLE) return null
  points.sort((a, b) => a[2] - b[2])
  return { x: Float32Array.from(points, ([x]) => x), y: Float32Array.from(points, ([, y]) => y) }
}

/** Interleaved bits of two numbers in [0, 1). */
function morton(u: number, v: number): number {
  const spread = (value: number) => {
    let bits = Math.floor(value * 1024)
    bits = (bits | (bits << 8)) & 0x00ff00ff
    bits = (bits | (bits << 4)) & 0x0f0f0f0f
    bits = (bits | (bits << 2)) & 0x33333333
    return (bits | (bits << 1)) & 0x55555555
  }
  return spread(u) + 2 * spread(v)
}

/** By number of points, ascending; empty where the land is too thin to draw on. The same at every call. */
export function randomSpacings(land: Polygons, centre: Position): RandomSpacing[] {
  const sample = sampleLand(land, centre)
  if (!sample) return []
  const next = randomFrom(SEED)
  return LADDER.map(([n, patterns]) => {
    const means = Array.from({ length: patterns }, () => meanSpacing(sample, n, next))
    const meanKm = means.reduce((sum, one) => sum + one, 0) / patterns
    const sdKm = Math.sqrt(means.reduce((sum, one) => sum + (one - meanKm) ** 2, 0) / (patterns - 1))
    return { n, meanKm, sdKm }
  })
}

/**
 * For any number of points, at least that of the first entry, on land of `areaKm2`: without a border the mean goes as
 * 1/√n and its error as 1/n; what the border adds to either is interpolated in 1/√n.
 */
export function spacingAt(spacings: readonly RandomSpacing[], n: number, areaKm2: number): RandomSpacing | null {
  const above = spacings.find((one) => one.n >= n) ?? spacings.at(-1)
  const below = spacings.findLast((one) => one.n <= n)
  if (!above || !below) return null
  const added = ({ n, meanKm }: RandomSpacing) => (meanKm - 0.5 * Math.sqrt(areaKm2 / n)) * n
  const error = ({ n, sdKm }: RandomSpacing) => sdKm * n
  const span = 1 / Math.sqrt(below.n) - 1 / Math.sqrt(above.n)
  const share = span === 0 ? 0 : (1 / Math.sqrt(below.n) - 1 / Math.sqrt(n)) / span
  const between = (of: (one: RandomSpacing) => number) => of(below) + share * (of(above) - of(below))
  return { n, meanKm: 0.5 * Math.sqrt(areaKm2 / n) + between(added) / n, sdKm: between(error) / n }
}

/** Of `n` of the points, each as likely as any other, in their order. */
function meanSpacing({ x, y }: LandSample, n: number, next: () => number): number {
  const isDrawn = new Uint8Array(x.length)
  for (let drawn = 0; drawn < n; ) {
    const i = Math.floor(next() * x.length)
    if (isDrawn[i] === 0) drawn++
    isDrawn[i] = 1
  }
  const points = { x: new Float64Array(n), y: new Float64Array(n) }
  for (let i = 0, at = 0; at < n; i++) {
    if (isDrawn[i] === 0) continue
    points.x[at] = x[i]!
    points.y[at++] = y[i]!
  }
  return nearestNeighbours(points).km.reduce((sum, km) => sum + km, 0) / n
}
