/** What PostgreSQL knows of the tables that a long transaction fills. */

import type { Query } from '../query'

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
    await query('SELECT count_rows()', [])
  }
}
