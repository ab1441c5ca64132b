/**
 * How densely projects lie: counts in hexagons of H3 (Uber's grid of the globe, on its sphere), from those that have
 * coordinates.
 */

import type { FeatureCollection } from 'geojson'
import { cellToBoundary, cellToLatLng, getHexagonAreaAvg, getHexagonEdgeLengthAvg, latLngToCell, UNITS } from 'h3-js'
import type { Bbox } from '../../filters'
import { areaKm2, geodesicKm } from '../../geometry/geodesy'
import { polygonsOf, type Ring } from '../../geometry/polygons'
import { CLASS_COUNT } from '../../map/palette'
import type { Selection } from '../../snapshot/selection'
import type { Snapshot } from '../../snapshot/snapshot'

interface Hexagon {
  readonly id: string
  readonly count: number
  /** Closed, WGS-84. */
  readonly ring: Ring
}

/** Plain JSON. */
export interface Density {
  /** Most first, ties by id. */
  readonly hexagons: readonly Hexagon[]
  /** Of H3, 0 to 15. */
  readonly resolution: number
  /** The mean of those that are drawn, on the ellipsoid; of all of the resolution where none is. */
  readonly hexagonKm2: number
  /** How many projects are in the hexagons, and how many match but have no coordinates. */
  readonly located: number
  readonly unlocated: number
}

const [COARSEST, FINEST] = [3, 9]
/** About so many hexagons stand side by side in a view. */
const ACROSS = 24

/** The resolution whose hexagons suit a box of this size. */
export function hexResolution([west, south, east, north]: Bbox): number {
  const middle = (south + north) / 2
  const span = Math.max(geodesicKm([west, middle], [east, middle]), geodesicKm([west, south], [west, north]))
  for (let resolution = COARSEST; resolution < FINEST; resolution++) {
    if (2 * getHexagonEdgeLengthAvg(resolution, UNITS.km) * ACROSS <= span) return resolution
  }
  return FINEST
}

/** How many resolutions coarser the hexagons may become, so that their counts differ. */
const COARSER = 2

/**
 * The hexagons which hold projects of the selection, wherever they are: of the resolution that suits `box`, or of one a
 * little coarser where the counts differ more there; a map of ones alone tells nothing.
 */
export function densityOf(snapshot: Snapshot, selection: Selection, box: Bbox): Density {
  const finest = hexResolution(box)
  const all = Array.from({ length: COARSER + 1 }, (_, i) => finest - i).filter((resolution) => resolution >= COARSEST)
  const densities = all.map((resolution) => densityAt(snapshot, selection, resolution))
  const distinct = ({ hexagons }: Density) => new Set(hexagons.map(({ count }) => count)).size
  return densities.reduce((best, other) => (distinct(best) < MANY && distinct(other) > distinct(best) ? other : best))
}

/** So many different counts are enough to fill the ramp of colours. */
const MANY = CLASS_COUNT

function densityAt(snapshot: Snapshot, { mask }: Selection, resolution: number): Density {
  const counts = new Map<string, number>()
  let located = 0
  for (let row = 0; row < snapshot.located; row++) {
    if (!mask[row]) continue
    const id = latLngToCell(snapshot.lat[row]!, snapshot.lng[row]!, resolution)
    counts.set(id, (counts.get(id) ?? 0) + 1)
    located++
  }
  let unlocated = 0
  for (let row = snapshot.located; row < snapshot.count; row++) unlocated += mask[row]!
  const hexagons = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([id, count]) => ({ id, count, ring: cellToBoundary(id, true) }))
  return { hexagons, resolution, hexagonKm2: meanKm2(hexagons, resolution), located, unlocated }
}

/** So many tell the mean: neighbours differ by little. */
const MEASURED = 200

function meanKm2(hexagons: readonly Hexagon[], resolution: number): number {
  const measured = hexagons.slice(0, MEASURED).map(({ ring }) => areaKm2(polygonsOf([ring])))
  if (measured.length === 0) return getHexagonAreaAvg(resolution, UNITS.km2)
  return measured.reduce((sum, km2) => sum + km2, 0) / measured.length
}

/** For the live map: polygons with `n`, and the middle of each with its `label`. */
export const hexagonCollection = ({ hexagons }: Density): FeatureCollection => ({
  type: 'FeatureCollection',
  features: hexagons.flatMap(({ id, count, ring }) => {
    const [lat, lng] = cellToLatLng(id)
    return [
      {
        type: 'Feature' as const,
        properties: { n: count },
        geometry: { type: 'Polygon' as const, coordinates: [ring.map(([x, y]) => [x, y])] },
      },
      {
        type: 'Feature' as const,
        properties: { label: String(count) },
        geometry: { type: 'Point' as const, coordinates: [lng, lat] },
      },
    ]
  }),
})
