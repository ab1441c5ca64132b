/** A line that somebody measures on the map, corner by corner. Positions are WGS-84. */

import type { Position } from '../records'
import { crossings } from './crossings'
import { areaKm2, geodesicKm } from './geodesy'
import type { Ring } from './polygons'
import { distanceKm } from './sphere'

export interface MeasuredLine {
  /** From corner to corner along geodesics. */
  readonly lengthKm: number
  /** Of the last part; null below two corners. */
  readonly lastKm: number | null
  /** Enclosed when the end is joined to the start; null below three corners and where the line crosses itself. */
  readonly areaKm2: number | null
  readonly isCrossing: boolean
}

/** Lengths on the WGS-84 ellipsoid by Vincenty's inverse method, the area as `areaKm2` has it. */
export function measureLine(corners: readonly Position[]): MeasuredLine {
  const parts = corners.slice(1).map((corner, i) => lengthKm(corners[i]!, corner))
  const ring: Ring = [...corners, corners[0] ?? [0, 0]]
  const canEnclose = corners.length > 2
  const isCrossing = canEnclose && crossings([ring], 1).length > 0
  return {
    lengthKm: parts.reduce((sum, part) => sum + part, 0),
    lastKm: parts.at(-1) ?? null,
    areaKm2: canEnclose && !isCrossing ? areaKm2([[ring]]) : null,
    isCrossing,
  }
}

/** Nearly antipodal positions, for which the ellipsoid has no one shortest line, are measured on a sphere. */
function lengthKm(a: Position, b: Position): number {
  try {
    return geodesicKm(a, b)
  } catch (error) {
    if (error instanceof RangeError) return distanceKm(a, b)
    throw error
  }
}
