/** Reads the history of records. */

import '#server-only'
import type { ChangeLine } from '#geo/edit/history'
import type { RecordType } from '#geo/edit/values'
import { query } from '../transaction'

const MOST = 200

const COLUMNS = `"id"::text, to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at", "userName", "action", "version",
  "before", "after", "why", "sourceId", "importId"`

/** All changes of a record, newest first, at most 200: for those who have signed in. */
export const getHistory = (type: RecordType, id: string): Promise<ChangeLine[]> =>
  query<ChangeLine>(
    `SELECT ${COLUMNS} FROM "Change" WHERE "record" = $1 AND "recordId" = $2 ORDER BY "Change"."id" DESC LIMIT ${MOST}`,
    [type, id],
  )

/** Those that readers could see, newest first, without names: nothing of a draft is among them. */
export async function getPublicHistory(type: RecordType, id: string): Promise<ChangeLine[]> {
  const rows = await query<ChangeLine>(
    `SELECT ${COLUMNS} FROM "Change" WHERE "record" = $1 AND "recordId" = $2
      AND "action" IN ('publish', 'withdraw') ORDER BY "Change"."id" DESC LIMIT ${MOST}`,
    [type, id],
  )
  return rows.map((row) => ({ ...row, userName: '' }))
}
