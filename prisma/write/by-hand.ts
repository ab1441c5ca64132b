/** The transaction of one person's write, who sits before a form. */

import type { Query } from '../query'
import { transaction } from '../transaction'
import { HeldElsewhere } from './errors'

/** How long somebody waits for another who holds the same record, such as an import that is writing it. */
const WAIT_MS = 10_000
const LOCK_NOT_AVAILABLE = '55P03'

/** Throws what `work` throws, or HeldElsewhere where somebody else holds a record too long; nothing is written then. */
export async function byHand<Result>(work: (query: Query) => Promise<Result>, waitMs = WAIT_MS): Promise<Result> {
  try {
    return await transaction(async (query) => {
      await query(`SELECT set_config('lock_timeout', $1, true)`, [String(waitMs)])
      return work(query)
    })
  } catch (error) {
    throw (error as { code?: string }).code === LOCK_NOT_AVAILABLE ? new HeldElsewhere() : error
  }
}

class Undone extends Error {}

/** What `work` would come to: the same, with the same refusals, but nothing of it is kept. */
export async function tried<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
  const results: Result[] = []
  try {
    await byHand(async (query) => {
      results.push(await work(query))
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return results[0]!
}
