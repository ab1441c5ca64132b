/** Rings that cross themselves or have too many corners. */

import { bbox, bboxPolygon, featureCollection, flatten, intersect, polygon, simplify } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { crossings } from './crossings'
import { coordinatesOf, ringOfCoordinates } from './geojson'
import type { Ring } from './polygons'

/**
 * The rings, with each one that crosses itself taken apart into simple rings. null if rings still cross, themselves or
 * each other.
 */
export function unkinked(rings: readonly Ring[]): readonly Ring[] | null {
  const simpleRings = rings.flatMap((ring) => (crossings([ring], 1).length === 0 ? [ring] : partsOf(ring)))
  return crossings(simpleRings, 1).length === 0 ? simpleRings : null
}

/**
 * Intersecting the ring with a box around it takes every crossing apart, by the even-odd rule, which also fills areas
 * on the map.
 */
function partsOf(ring: Ring): Ring[] {
  const feature = polygon([coordinatesOf(ring)])
  const [west, south, east, north] = bbox(feature)
  const around = bboxPolygon([west! - 1, south! - 1, east! + 1, north! + 1])
  const parts = partsWithin(featureCollection<Polygon | MultiPolygon>([feature, around]))
  return parts ? flatten(parts).features.flatMap(({ geometry }) => geometry.coordinates.map(ringOfCoordinates)) : [ring]
}

/** null where Turf's clipper throws, as it does if many edges meet in one point: the ring then stays as it is. */
function partsWithin(shapes: Parameters<typeof intersect>[0]): ReturnType<typeof intersect> {
  try {
    return intersect(shapes)
  } catch {
    return null
  }
}

/** Degrees: from about a metre, each twice the one before. */
const TOLERANCES = Array.from({ length: 15 }, (_, i) => 1e-5 * 2 ** i)

/** The rings, simplified (Douglas–Peucker) just enough to satisfy `isEnough`; null if no tolerance is enough. */
export function simplified(
  rings: readonly Ring[],
  isEnough: (rings: readonly Ring[]) => boolean,
): readonly Ring[] | null {
  for (const tolerance of TOLERANCES) {
    const candidate = rings.map((ring) => simplifiedRing(ring, tolerance))
    if (!candidate.every((ring) => ring !== null)) return null
    if (isEnough(candidate)) return candidate
  }
  return null
}

/** What Turf says of a ring whose corners lie in one place or one line. */
const NO_RING = /^invalid polygon/

/** Null where no ring is left. */
function simplifiedRing(ring: Ring, tolerance: number): Ring | null {
  const feature = polygon([coordinatesOf(ring)])
  try {
    return ringOfCoordinates(simplify(feature, { tolerance, highQuality: true }).geometry.coordinates[0]!)
  } catch (error) {
    if (error instanceof Error && NO_RING.test(error.message)) return null
    throw error
  }
}
