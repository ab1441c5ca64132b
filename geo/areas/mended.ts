/** An area is what a reader sees filled: where rings do not say that by themselves, they are mended. */

import { MAX_CROSSINGS } from '../geometry/crossings'
import { areaKm2 } from '../geometry/geodesy'
import type { MapShape } from '../geometry/map-shapes'
import { polygonsOf, type Ring } from '../geometry/polygons'
import type { Position } from '../records'
import { areaFaults, type RawPolygons } from './area-faults'
import { checkPolygon, type PolygonProblem, type RawRings } from './check-polygon'

/** The polygons of what polygons fill: valid, disjoint, no edge twice. */
export type MakeValid = (polygons: RawPolygons) => readonly (readonly Ring[])[]

/** With these nothing can be filled. */
const HOPELESS: ReadonlySet<PolygonProblem['code']> = new Set([
  'empty',
  'not-a-position',
  'out-of-range',
  'antimeridian',
  'too-few-corners',
  'too-many-corners',
])

interface Checked {
  /** As they came in. */
  readonly rings: RawRings
  readonly problems: readonly PolygonProblem[]
  /** The rings of what is filled, where that had to be mended. */
  readonly filled: readonly Ring[] | null
}

/** What is wrong with polygons; what must be mended comes first. */
export function checkFilled(
  polygons: readonly RawRings[],
  outlines: readonly MapShape[],
  makeValid: MakeValid | undefined,
): Checked {
  const raw = polygons.flat()
  const problems = checkPolygon(raw, outlines)
  if (problems.some(({ code }) => HOPELESS.has(code))) return { rings: raw, problems, filled: null }
  // What crosses itself so often was not drawn by mistake, and takes long to fill.
  const crossing = problems.filter((problem) => problem.code === 'self-crossing')
  if (crossing.some(({ count }) => count >= MAX_CROSSINGS)) return { rings: raw, problems, filled: null }
  const first = problems.filter(({ code }) => code === 'swapped' || code === 'open')
  const isSwapped = first.some(({ code }) => code === 'swapped')
  const closed: RawPolygons = polygons.map((rings) => rings.map((ring) => closedRing(ring, isSwapped)))
  const found = areaFaults(closed)
  const faults = found.length === 0 && crossing.length > 0 ? (['crossing'] as const) : found
  if (faults.length === 0) return { rings: raw, problems, filled: null }
  if (!makeValid) {
    const named = crossing.length > 0 ? problems : [...first, { code: 'mended', faults } as const]
    return { rings: raw, problems: named, filled: null }
  }
  // In GeoJSON's winding: that of GEOS would be told as a fault of what was pasted.
  const filled = polygonsOf(makeValid(closed).flat()).flat()
  if (filled.length === 0) return { rings: raw, problems: [...first, { code: 'no-area' }], filled: null }
  const mending = { code: 'mended', faults, km2: areaKm2(polygonsOf(filled)), repair: filled } as const
  return { rings: raw, problems: [...first, ...crossing, mending, ...checkPolygon(filled, outlines)], filled }
}

function closedRing(ring: RawRings[number], isSwapped: boolean): Ring {
  const corners = ring.map(([x, y]): Position => (isSwapped ? [y!, x!] : [x!, y!]))
  return String(corners[0]) === String(corners.at(-1)) ? corners : [...corners, corners[0]!]
}
