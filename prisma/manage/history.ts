/** Reads the history of records. */

import '#server-only'
import type { ChangeLine } from '#geo/edit/history'
import type { RecordType } from '#geo/edit/values'
import { table } from '../tables'
import { query } from '../transaction'

const MOST = 200

const c = table('Change', 'c')
/** Of the table as `c`. */
export const CHANGE_COLUMNS = `${c.id}::text, to_char(${c.at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "at", ${c.userName},
  ${c.action}, ${c.version}, ${c.before}, ${c.after}, ${c.why}, ${c.sourceId}, ${c.importId}`

/** All changes of a record, newest first, at most 200: for those who have signed in. */
export const getHistory = (type: RecordType, id: string): Promise<ChangeLine[]> =>
  query<ChangeLine>(
    `SELECT ${CHANGE_COLUMNS} FROM ${c} WHERE ${c.record} = $1 AND ${c.recordId} = $2 ORDER BY ${c.id} DESC LIMIT ${MOST}`,
    [type, id],
  )

/** Those that readers could see, newest first, without names: nothing of a draft is among them. */
export async function getPublicHistory(type: RecordType, id: string): Promise<ChangeLine[]> {
  const rows = await query<ChangeLine>(
    `SELECT ${CHANGE_COLUMNS} FROM ${c} WHERE ${c.record} = $1 AND ${c.recordId} = $2
      AND ${c.action} IN ('publish', 'withdraw') ORDER BY ${c.id} DESC LIMIT ${MOST}`,
    [type, id],
  )
  return rows.map((row) => ({ ...row, userName: '' }))
}
