/** Reads the places that projects stand at. */

import '#server-only'
import type { Position, Ref } from '#geo/records'
import { database } from '../client'
import { lastKnown } from '../live/last-known'
import { refOf } from './row-mapping'

export interface PlaceSummary extends Ref {
  readonly position: Position
}

/** All places whose position is known, in order of id. */
export const getPlaces = (): Promise<PlaceSummary[]> => lastKnown('places', readPlaces)

async function readPlaces(): Promise<PlaceSummary[]> {
  const rows = await database().place.findMany({
    where: { lng: { not: null }, lat: { not: null } },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap((row) =>
    row.lng === null || row.lat === null ? [] : [{ ...refOf(row), position: [row.lng, row.lat] as const }],
  )
}
