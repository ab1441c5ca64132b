import { greatCircle } from '@turf/turf'
import type { Position } from '../records'

/**
 * The great circle between two positions as a line of `points` positions, WGS-84, ends included. Not for lines across
 * the antimeridian.
 */
export function eventLine(from: Position, to: Position, points = 48): Position[] {
  const { geometry } = greatCircle([...from], [...to], { npoints: points })
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  return lines.flat().map(([lng, lat]): Position => [lng!, lat!])
}
