/** The projects around another or a position, or in a district. */

import type { Bbox } from '../filters'
import { distanceKm, EARTH_RADIUS_KM } from '../geometry/sphere'
import { project, unproject } from '../geometry/web-mercator'
import type { Position } from '../records'
import { GRID_BITS, gridOf, keyRange, lowerBound, mortonKey } from '../snapshot/morton'
import type { Snapshot } from '../snapshot/snapshot'
import type { Locale } from '../vocabulary'

const RADIANS = Math.PI / 180

export interface Neighbour {
  readonly row: number
  readonly km: number
}

/** A project as `/api/near` gives it. */
export interface NearProject {
  readonly slug: string
  readonly name: Readonly<Record<Locale, string>>
  readonly km: number
}

/** Rows on each side that are looked at first: mostly some of the nearest are among them. */
const FIRST_ROWS = 32
/** A cell of so few rows is not divided further. */
const LEAF_ROWS = 24

/**
 * The `limit` located projects nearest to a row, without the row itself, as from `nearestTo`. None for a row that has
 * no coordinates.
 */
export function nearby(snapshot: Snapshot, row: number, limit: number): Neighbour[] {
  const { lng, lat, located } = snapshot
  return row < located ? search(snapshot, [lng[row]!, lat[row]!], limit, row, row) : []
}

/** The `limit` located projects nearest to a position, WGS-84; nearest first, ties by no. */
export function nearestTo(snapshot: Snapshot, from: Position, limit: number): Neighbour[] {
  const [x, y] = project(from)
  const middle = lowerBound(snapshot.keys, mortonKey(gridOf(x), gridOf(y)), 0, snapshot.located)
  return search(snapshot, from, limit, middle, undefined)
}

/**
 * Looks at the rows around `middle` in Morton order, then goes down through the cells that may hold a nearer one: how
 * many rows it looks at does not depend on how many there are.
 */
function search(snapshot: Snapshot, from: Position, limit: number, middle: number, except: number | undefined) {
  const { located } = snapshot
  if (limit < 1) return []
  const nearest = new Nearest(snapshot, from, except, limit)
  const [first, last] = [Math.max(0, middle - FIRST_ROWS), Math.min(located, middle + FIRST_ROWS + 1)]
  for (let other = first; other < last; other++) nearest.consider(other)
  const visit = (depth: number, column: number, line: number, start: number, end: number): void => {
    if (start === end || (first <= start && end <= last) || !nearest.mayHold(depth, column, line)) return
    if (end - start <= LEAF_ROWS || depth === GRID_BITS) {
      for (let other = start; other < end; other++) if (other < first || other >= last) nearest.consider(other)
      return
    }
    const inner = innerCells(snapshot.keys, depth, column, line, start, end)
    for (const cell of inner.sort((a, b) => gap(a, ...from) - gap(b, ...from))) visit(...cell)
  }
  visit(0, 0, 0, 0, located)
  return nearest.list
}

type Cell = readonly [depth: number, column: number, row: number, start: number, end: number]

/** The quarters of a cell, each with its rows. */
function innerCells(keys: Float64Array, depth: number, column: number, row: number, start: number, end: number) {
  const cells: Cell[] = []
  let from = start
  for (const [down, right] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const [x, y] = [2 * column + right, 2 * row + down]
    const until = lowerBound(keys, keyRange(depth + 1, x, y).end, from, end)
    cells.push([depth + 1, x, y, from, until])
    from = until
  }
  return cells
}

/** How far a position is outside a cell, degrees along the axis where it is farther. */
function gap([depth, column, row]: Cell, lng: number, lat: number): number {
  const [west, south, east, north] = cellBox(depth, column, row)
  return Math.max(west - lng, lng - east, south - lat, lat - north)
}

/** The nearest so far, and how far away others may still be nearer. */
class Nearest {
  readonly list: Neighbour[] = []
  readonly #snapshot: Snapshot
  readonly #except: number | undefined
  readonly #limit: number
  readonly #from: Position
  /** Degrees of latitude, and of longitude. */
  #reach: readonly [lat: number, lng: number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]

  constructor(snapshot: Snapshot, from: Position, except: number | undefined, limit: number) {
    this.#snapshot = snapshot
    this.#from = from
    this.#except = except
    this.#limit = limit
  }

  consider(other: number): void {
    const { lng, lat } = this.#snapshot
    if (other === this.#except || Math.abs(lat[other]! - this.#from[1]) > this.#reach[0]) return
    const neighbour = { row: other, km: distanceKm(this.#from, [lng[other]!, lat[other]!]) }
    const { list } = this
    if (list.length === this.#limit && !this.#isBefore(neighbour, list.at(-1)!)) return
    const place = list.findIndex((listed) => this.#isBefore(neighbour, listed))
    list.splice(place < 0 ? list.length : place, 0, neighbour)
    if (list.length > this.#limit) list.pop()
    if (list.length === this.#limit) this.#reach = reachDegrees(this.#from, list.at(-1)!.km)
  }

  #isBefore(a: Neighbour, b: Neighbour): boolean {
    const { no } = this.#snapshot
    return a.km < b.km || (a.km === b.km && no[a.row]! < no[b.row]!)
  }

  mayHold(depth: number, column: number, row: number): boolean {
    const [west, south, east, north] = cellBox(depth, column, row)
    const [lng, lat] = this.#from
    const [reachLat, reachLng] = this.#reach
    return south - reachLat <= lat && lat <= north + reachLat && west - reachLng <= lng && lng <= east + reachLng
  }
}

function cellBox(depth: number, column: number, row: number): Bbox {
  const side = 2 ** -depth
  const [west, north] = unproject(column * side, row * side)
  const [east, south] = unproject((column + 1) * side, (row + 1) * side)
  // What lies beyond the square belongs to its first and last rows.
  return [west, row + 1 === 2 ** depth ? -90 : south, east, row === 0 ? 90 : north]
}

/** More than rounding can shift a row across the border of its cell, degrees. */
const ROUNDING = 1e-9

/**
 * The largest difference in latitude and in longitude of a position and another at most `km` away, by the
 * haversine formula and slightly more; no bound in longitude near the poles and across the date line.
 */
function reachDegrees([lng, lat]: Position, km: number): readonly [lat: number, lng: number] {
  const reach = km / EARTH_RADIUS_KM / RADIANS + ROUNDING
  const farthest = Math.abs(lat) + reach
  if (farthest >= 90) return [reach, Number.POSITIVE_INFINITY]
  const sine = Math.sin((reach * RADIANS) / 2) / Math.sqrt(Math.cos(lat * RADIANS) * Math.cos(farthest * RADIANS))
  const reachLng = sine >= 1 ? Number.POSITIVE_INFINITY : (2 * Math.asin(sine)) / RADIANS + ROUNDING
  return [reach, Math.abs(lng) + reachLng >= 180 ? Number.POSITIVE_INFINITY : reachLng]
}

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
