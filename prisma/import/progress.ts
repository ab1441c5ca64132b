/** How far the work on a file has come, told on a connection of its own while a transaction is open on another. */

import type { Query } from '../query'
import { table } from '../tables'

const b = table('ImportBatch')

/** Somebody asked for it to stop. */
export class Cancelled extends Error {
  constructor() {
    super('The import was cancelled')
  }
}

export interface Progress {
  /** Notes that `done` rows are through. Throws Cancelled once somebody has asked for that. */
  tell(done: number): Promise<void>
}

const EVERY_MS = 250

export function progressOf(query: Query, importId: string): Progress {
  let told = 0
  return {
    async tell(done) {
      if (Date.now() - told < EVERY_MS) return
      told = Date.now()
      const [row] = await query<{ cancel: boolean }>(
        `UPDATE ${b} SET ${b.done} = $2, ${b.beat} = now() WHERE ${b.id} = $1 RETURNING ${b.cancel}`,
        [importId, done],
      )
      if (!row || row.cancel) throw new Cancelled()
    },
  }
}
