/** What PostgreSQL knows of the tables that a long transaction fills. */

import type { Query } from '../query'
import { table } from '../tables'

const [d, c] = [table('Draft'), table('Citation')]
const [p, m, r, h] = [table('Project'), table('Milestone'), table('Participation'), table('Change')]

/** Columns that records, parts and citations are found by. */
const ANALYZE = `ANALYZE ${d} (${d.record}, ${d.recordId}, ${d.slug}), ${c} (${c.record}, ${c.recordId}, ${c.sourceId}, ${c.field}),
  ${p} (${p.id}, ${p.slug}), ${m} (${m.id}, ${m.projectId}), ${r} (${r.id}, ${r.projectId}),
  ${h} (${h.record}, ${h.recordId}, ${h.version}, ${h.importId})`

/** Again when there are so many times more. */
const GROWTH = 8

/**
 * Nobody else counts the rows of a transaction before it ends: as if its tables were empty, PostgreSQL would read them
 * whole for each batch, and be the slower the more there are. Comes back with what is to be called after each batch.
 */
export function statisticsOf(query: Query, from: number): (done: number) => Promise<void> {
  let next = from
  return async (done) => {
    if (done < next) return
    next = done * GROWTH
    await query(ANALYZE, [])
  }
}
