/** Reads the sources. */

import '#server-only'
import type { SourceRecord } from '#geo/records'
import { database } from '../client'
import { sourceOf } from './row-mapping'

/** All sources, in order of id. */
export async function getSources(): Promise<SourceRecord[]> {
  const rows = await database().source.findMany({ orderBy: { id: 'asc' } })
  return rows.map(sourceOf)
}
