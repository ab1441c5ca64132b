/** The filters read plainly, row by row: what the engine must agree with. */

import { FACETS, type Facet, type Filters, UNKNOWN } from '#geo/filters'
import type { SnapshotRow } from '#geo/snapshot'
import { ANCHORS } from './rows'

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
  return ANCHORS[(row.precision === 'city' ? row.cityId : row.districtId) as keyof typeof ANCHORS]
}

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
    (!bbox || (lng >= bbox[0] && lat >= bbox[1] && lng <= bbox[2] && lat <= bbox[3]))
  )
}
