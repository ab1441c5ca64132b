/** The filters read plainly, row by row: what the engine must agree with. */

import { readDrawnArea } from '#geo/areas/area-text'
import { FACETS, type Facet, type Filters, UNKNOWN } from '#geo/filters'
import { geodesicKm } from '#geo/geometry/geodesy'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { TEST_LABEL_POINTS } from './rows'

export function heldValues(row: SnapshotRow, facet: Facet): readonly string[] {
  switch (facet) {
    case 'district':
      return [row.districtId]
    case 'status':
      return [row.status ?? UNKNOWN]
    case 'event':
      return row.events
    default:
      return [row[facet]]
  }
}

export function drawnAt(row: SnapshotRow): readonly [number, number] {
  if (row.lng !== null && row.lat !== null) return [row.lng, row.lat]
  return TEST_LABEL_POINTS[(row.precision === 'city' ? row.cityId : row.districtId) as keyof typeof TEST_LABEL_POINTS]
}

/**
 * By even-odd, edge after edge: on an edge a position belongs to the side east of it, on one due east to the side north
 * of it.
 */
export function isInside(text: string, [x, y]: readonly [number, number]): boolean {
  const area = readDrawnArea(text)
  if (typeof area === 'string') throw new Error(area)
  if (area.kind === 'circle') return geodesicKm(area.centre, [x, y]) <= area.radiusKm
  const crossed = area.rings.flatMap((ring) =>
    ring.slice(1).filter((to, i) => {
      const [[x0, y0], [x1, y1]] = ring[i]![1] < to[1] ? [ring[i]!, to] : [to, ring[i]!]
      return y >= y0 && y < y1 && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)
    }),
  )
  return crossed.length % 2 === 1
}

/** As far as the made-up districts go, which have no shape. */
const isInAreas = ({ lng, lat }: SnapshotRow, lists: Filters['area']): boolean =>
  !lists || (lng !== null && lat !== null && lists.every((list) => list.some((text) => isInside(text, [lng, lat]))))

export function matchesPlainly(row: SnapshotRow, filters: Filters): boolean {
  const { since, until, amountMin, amountMax, bbox } = filters
  const [lng, lat] = drawnAt(row)
  return (
    FACETS.every(
      (facet) => !filters[facet] || heldValues(row, facet).some((held) => filters[facet]!.some((v) => v === held)),
    ) &&
    (since === undefined || (row.date !== null && row.date >= since)) &&
    (until === undefined || (row.date !== null && row.date <= until)) &&
    (amountMin === undefined || (row.amountCny !== null && row.amountCny >= amountMin)) &&
    (amountMax === undefined || (row.amountCny !== null && row.amountCny <= amountMax)) &&
    isInAreas(row, filters.area) &&
    (!bbox || (lng >= bbox[0] && lat >= bbox[1] && lng <= bbox[2] && lat <= bbox[3]))
  )
}
