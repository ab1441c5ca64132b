/** Reports progress on a connection of its own, since the work itself is in an open transaction on another. */

import type { Query } from '../query'
import { table } from '../tables'

const b = table('ImportBatch')

/** Thrown after somebody has asked the import to stop. */
export class Cancelled extends Error {
  constructor() {
    super('The import was cancelled')
  }
}

export interface Progress {
  /** Records that `done` rows are finished. Throws Cancelled if somebody has asked to stop. */
  tell(done: number): Promise<void>
}

const INTERVAL_MS = 250

export function progressOf(query: Query, importId: string): Progress {
  let reportedAt = 0
  return {
    async tell(done) {
      if (Date.now() - reportedAt < INTERVAL_MS) return
      reportedAt = Date.now()
      const [row] = await query<{ cancel: boolean }>(
        `UPDATE ${b} SET ${b.done} = $2, ${b.beat} = now() WHERE ${b.id} = $1 RETURNING ${b.cancel}`,
        [importId, done],
      )
      if (!row || row.cancel) throw new Cancelled()
    },
  }
}
