import { greatCircle } from '@turf/turf'
import type { Position } from '../records'

/** The great circle between two positions as a line of `points` positions, WGS-84, ends included. Not for lines across the antimeridian. */
export function eventLine(from: Position, to: Position, points = 48): Position[] {
  const line = greatCircle([...from], [...to], { npoints: points })
  return line.geometry.coordinates.flat(line.geometry.type === 'LineString' ? 0 : 1) as unknown as Position[]
}
