/** Reads the sources. */

import '#server-only'
import type { SourceRecord } from '#geo/records'
import { database } from '../client'
import { lastKnown } from '../live/last-known'
import { sourceOf } from './row-mapping'

/** All sources, in order of id. */
export const getSources = (): Promise<SourceRecord[]> =>
  lastKnown('sources', async () => {
    const rows = await database().source.findMany({ orderBy: { id: 'asc' } })
    return rows.map(sourceOf)
  })
