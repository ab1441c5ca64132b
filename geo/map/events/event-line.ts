import { distance, greatCircle } from '@turf/turf'
import { project } from '../../geometry/web-mercator'
import type { Position } from '../../records'

/** With pieces this long a line of 1,000 km lies within 100 m of its great circle on a Mercator map. */
const PIECE_KM = 80

/**
 * The great circle between two positions as a line of pieces of 80 km, WGS-84, ends included, to 4 decimals (10 m). Not
 * for lines across the antimeridian.
 */
export function eventLine(from: Position, to: Position): Position[] {
  const npoints = Math.min(48, Math.max(3, Math.ceil(distance([...from], [...to]) / PIECE_KM) + 1))
  const { geometry } = greatCircle([...from], [...to], { npoints })
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  return lines.flat().map(([lng, lat]): Position => [Number(lng!.toFixed(4)), Number(lat!.toFixed(4))])
}

/** Past the middle, so that neither the venue nor what stands at the other end covers it. */
const ARROW_AT = 0.6

/**
 * Where the arrow of a line stands, and a position a little further on the way to its end: seen on any map, it points
 * from one to the other. The line has at least two positions.
 */
export function arrowOf(line: readonly Position[]): readonly [at: Position, ahead: Position] {
  const at = Math.min(Math.floor(ARROW_AT * line.length), line.length - 2)
  return [line[at]!, line[at + 1]!]
}

/** Degrees clockwise from the top, on the map with north up. */
export function arrowBearing([at, ahead]: readonly [at: Position, ahead: Position]): number {
  const [[x, y], [nextX, nextY]] = [project(at), project(ahead)]
  return degreesOf(nextX - x, nextY - y)
}

/** Of a step to the right and down, degrees clockwise from the top. */
export const degreesOf = (right: number, down: number): number => (Math.atan2(right, -down) * 180) / Math.PI
