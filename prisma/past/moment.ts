/** When a revision was given out. */

import '#server-only'
import { pastInView } from '../past-context'
import { query } from '../transaction'

/** ISO timestamp; the beginning of the past for a revision that was given out before it. */
export async function momentOfRevision(revision: number): Promise<string> {
  const past = pastInView()
  if (past) return past.at
  const [row] = await query<{ at: Date }>(
    'SELECT "at" FROM "RevisionLog" ORDER BY "revision" = $1 DESC, "isBase" DESC, "revision" DESC LIMIT 1',
    [revision],
  )
  return row!.at.toISOString()
}
