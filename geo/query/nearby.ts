/** The projects around another, or in its district. */

import { EARTH_RADIUS_KM } from '../geometry/sphere'
import type { Position } from '../records'
import type { Snapshot } from '../snapshot/snapshot'

const RADIANS = Math.PI / 180

export interface Neighbour {
  readonly row: number
  readonly km: number
}

/** Great-circle distance in km on a sphere (haversine), within 0.5 % of that on the ellipsoid. */
export function distanceKm([lngA, latA]: Position, [lngB, latB]: Position): number {
  const across = Math.sin(((lngB - lngA) * RADIANS) / 2)
  const up = Math.sin(((latB - latA) * RADIANS) / 2)
  const chord = up * up + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * across * across
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/**
 * The `limit` located projects nearest to a row, without the row itself; nearest first, ties by no. None for a row that
 * has no coordinates. Searches outwards in Morton order, where neighbours soon turn up, and computes distances only for
 * rows that are close enough in latitude.
 */
export function nearby(snapshot: Snapshot, row: number, limit: number): Neighbour[] {
  const { lng, lat, no, located } = snapshot
  if (row >= located || limit < 1) return []
  const from: Position = [lng[row]!, lat[row]!]
  const nearest: Neighbour[] = []
  const isBefore = (a: Neighbour, b: Neighbour) => a.km < b.km || (a.km === b.km && no[a.row]! < no[b.row]!)
  let reach = Number.POSITIVE_INFINITY
  const consider = (other: number) => {
    if (Math.abs(lat[other]! - from[1]) > reach) return
    const neighbour = { row: other, km: distanceKm(from, [lng[other]!, lat[other]!]) }
    if (nearest.length === limit && !isBefore(neighbour, nearest.at(-1)!)) return
    const place = nearest.findIndex((listed) => isBefore(neighbour, listed))
    nearest.splice(place < 0 ? nearest.length : place, 0, neighbour)
    if (nearest.length > limit) nearest.pop()
    if (nearest.length === limit) reach = degreesOfLatitude(nearest.at(-1)!.km)
  }
  for (let step = 1; step < located; step++) {
    if (row - step >= 0) consider(row - step)
    if (row + step < located) consider(row + step)
  }
  return nearest
}

/** The largest difference in latitude of two points so many km apart, and slightly more, to allow for rounding. */
const degreesOfLatitude = (km: number) => km / EARTH_RADIUS_KM / RADIANS + 1e-9

/**
 * Up to `limit` rows of a district without `except`: first those known only to the district, because `nearby` has
 * nothing for such a project, then others. Stops as soon as it has enough, however many rows there are.
 */
export function othersOf(
  { facets, labelPoints, count }: Pick<Snapshot, 'facets' | 'labelPoints' | 'count'>,
  districtId: string,
  except: number | undefined,
  limit: number,
): number[] {
  const { codes, values } = facets.district
  const range = labelPoints.find(({ id }) => id === districtId)
  const others: number[] = []
  for (let row = range?.start ?? 0; row < (range?.end ?? 0) && others.length < limit; row++) {
    if (row !== except) others.push(row)
  }
  const code = values.findIndex((ids) => ids[0] === districtId)
  for (let row = 0; row < count && code >= 0 && others.length < limit; row++) {
    const isInRange = range !== undefined && row >= range.start && row < range.end
    if (codes[row] === code && row !== except && !isInRange) others.push(row)
  }
  return others
}
