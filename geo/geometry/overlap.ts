/**
 * How large the surface is that two areas have in common, without its outline: both are cut into strips from corner to
 * corner, in which every edge is one straight line. The work is what the strips hold, however often borders cross.
 */

import { authalicKm2 } from './geodesy'
import type { Polygons, Ring } from './polygons'

/** A piece of an area between two sides: their longitudes at the south and at the north of its strip. */
type Slice = readonly [westSouth: number, westNorth: number, eastSouth: number, eastNorth: number]

/** The edges of an area that do not run due east, by their southern ends. */
interface Sides {
  /** South, longitude there, north, longitude there. */
  readonly edges: readonly (readonly [south: number, from: number, north: number, to: number])[]
  readonly north: number
  readonly west: number
  readonly east: number
}

/** What a strip adds, in km². */
export interface StripOverlap {
  /** Of the first area in the strip. */
  readonly first: number
  readonly common: number
}

/** The surface that lies in both areas, in km²; edges straight in longitude and latitude, as `areaKm2` has them. */
export function commonKm2(a: Polygons, b: Polygons): number {
  let sum = 0
  for (const { common } of overlapByStrips(a.flat(), b.flat())) sum += common
  return sum
}

/**
 * From south to north, what each strip has of the first area and of both, over the latitudes that both have; nothing
 * where one lies east of the other. Rings may come in any order, filled by the even-odd rule.
 */
export function* overlapByStrips(a: readonly Ring[], b: readonly Ring[]): Generator<StripOverlap> {
  const sides = [sidesOf(a), sidesOf(b)] as const
  const from = Math.max(...sides.map(({ edges }) => edges[0]?.[0] ?? Infinity))
  const to = Math.min(...sides.map(({ north }) => north))
  if (Math.max(...sides.map(({ west }) => west)) >= Math.min(...sides.map(({ east }) => east))) return
  const ends = sides.flatMap(({ edges }) => edges.flatMap(([south, , north]) => [south, north]))
  const cuts = [...new Set([from, ...ends.filter((lat) => lat > from && lat < to), to])].sort((p, q) => p - q)
  const cutters = sides.map(cutter) as [Cutter, Cutter]
  for (let i = 1; i < cuts.length && from < to; i++) {
    const strip = stripOf(cuts[i - 1]!, cuts[i]!)
    const [first, second] = [cutters[0](strip), cutters[1](strip)]
    if (first.length > 0) yield { first: lengthOver(first, strip), common: commonOf(first, second, strip) }
  }
}

function sidesOf(rings: readonly Ring[]): Sides {
  const edges: [number, number, number, number][] = []
  let [west, east, most] = [Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1]!, ring[i]!]
      ;[west, east, most] = [Math.min(west, x1), Math.max(east, x1), Math.max(most, y1)]
      if (y0 !== y1) edges.push(y0 < y1 ? [y0, x0, y1, x1] : [y1, x1, y0, x0])
    }
  }
  edges.sort((p, q) => p[0] - q[0])
  return { edges, north: most, west, east }
}

interface Strip {
  readonly south: number
  readonly north: number
  /** Of a degree of longitude over the whole strip, in km²: as wide at both ends; as much at the north, none before. */
  readonly even: number
  readonly rising: number
}

function stripOf(south: number, north: number): Strip {
  const even = authalicKm2(south, north)
  // The earth narrows so little in a strip that a parabola follows it.
  const middle = south + (north - south) / 2
  const [lower, upper] = [authalicKm2(south, middle), authalicKm2(middle, north)]
  return { south, north, even, rising: even / 2 + (upper - lower) / 3 }
}

type Cutter = (strip: Strip) => readonly Slice[]

/** Called with one strip after the other, from south to north. */
function cutter({ edges }: Sides): Cutter {
  let next = 0
  let reaching: Sides['edges'][number][] = []
  return ({ south, north }) => {
    reaching = reaching.filter((edge) => edge[2] > south)
    for (; next < edges.length && edges[next]![0] <= south; next++)
      if (edges[next]![2] > south) reaching.push(edges[next]!)
    const sides = reaching
      .map((edge) => [longitudeAt(edge, south), longitudeAt(edge, north)] as const)
      .sort((p, q) => p[0] + p[1] - q[0] - q[1])
    const slices: Slice[] = []
    for (let i = 1; i < sides.length; i += 2) slices.push([...sides[i - 1]!, ...sides[i]!])
    return slices
  }
}

/** Of its ends exactly: neighbours that share a side have the same in every strip. */
function longitudeAt([south, from, north, to]: Sides['edges'][number], lat: number): number {
  return lat === north ? to : from + ((lat - south) / (north - south)) * (to - from)
}

const lengthOver = (slices: readonly Slice[], strip: Strip): number =>
  slices.reduce((sum, [ws, wn, es, en]) => sum + surface(es - ws, en - wn, strip), 0)

/** Of what is so many degrees wide at the south and at the north of a strip, in km². */
const surface = (south: number, north: number, { even, rising }: Strip): number =>
  south * even + (north - south) * rising

function commonOf(first: readonly Slice[], second: readonly Slice[], strip: Strip): number {
  let sum = 0
  let begin = 0
  for (const one of first) {
    const [west, east] = [Math.min(one[0], one[1]), Math.max(one[2], one[3])]
    while (begin < second.length && Math.max(second[begin]![2], second[begin]![3]) < west) begin++
    for (let i = begin; i < second.length; i++) {
      const other = second[i]!
      if (other[0] > east && other[1] > east) break
      sum += commonOfTwo(one, other, strip)
    }
  }
  return sum
}

function commonOfTwo(one: Slice, other: Slice, strip: Strip): number {
  const at = (i: number, share: number) => one[i]! + share * (one[i + 1]! - one[i]!)
  const ofOther = (i: number, share: number) => other[i]! + share * (other[i + 1]! - other[i]!)
  const width = (share: number) => Math.min(at(2, share), ofOther(2, share)) - Math.max(at(0, share), ofOther(0, share))
  const [south, north] = [width(0), width(1)]
  const isStraight = !crosses(one, other, 0) && !crosses(one, other, 2)
  if (isStraight && south >= 0 && north >= 0) return surface(south, north, strip)
  if (isStraight && south <= 0 && north <= 0) return 0
  const turns = [meeting(one, other, 0, 0), meeting(one, other, 2, 2)]
  const meetings = [meeting(one, other, 0, 2), meeting(one, other, 2, 0)]
  const shares = [0, ...[...turns, ...meetings].filter((share) => share > 0 && share < 1), 1].sort((p, q) => p - q)
  let sum = 0
  for (let i = 1; i < shares.length; i++) {
    const [from, to] = [shares[i - 1]!, shares[i]!]
    const [low, high] = [Math.max(0, width(from)), Math.max(0, width(to))]
    if (low === 0 && high === 0) continue
    const latAt = (share: number) => strip.south + share * (strip.north - strip.south)
    sum += surface(low, high, stripOf(latAt(from), latAt(to)))
  }
  return sum
}

/** Whether the sides that begin at `i` change places within the strip. */
const crosses = (one: Slice, other: Slice, i: 0 | 2): boolean =>
  (one[i]! - other[i]!) * (one[i + 1]! - other[i + 1]!) < 0

/** Where, as a share of the strip, a side of one meets one of the other; no number where they run alike. */
function meeting(one: Slice, other: Slice, i: 0 | 2, j: 0 | 2): number {
  const [south, north] = [one[i]! - other[j]!, one[i + 1]! - other[j + 1]!]
  return south / (south - north)
}
