/** The latest changes of all records, for those who have signed in. */

import '#server-only'
import type { ChangeQuery } from '#geo/edit/change-query'
import type { ChangeLine } from '#geo/edit/history'
import { nameOf, RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { table } from '../tables'
import { query } from '../transaction'
import { CHANGE_COLUMNS } from './history'

/** A change with the record that it is of. */
export interface RecentChange extends ChangeLine {
  readonly type: RecordType
  readonly recordId: string
  readonly zh: string
  readonly en: string
}

const PAGE = 50
const [c, d, u] = [table('Change', 'c'), table('Draft', 'd'), table('User', 'u')]

type Row = ChangeLine & Pick<RecentChange, 'type' | 'recordId'> & { nameZh: string | null; nameEn: string | null }

/**
 * At most 50, newest first; days are those of `timeZone`. Terms and settings have lists of their own. `hasOlder`:
 * whether there are more before them.
 */
export async function getChanges(
  { person, type, since, until, edit, before }: ChangeQuery,
  timeZone: string,
): Promise<{ changes: RecentChange[]; hasOlder: boolean }> {
  const rows = await query<Row>(
    `SELECT ${CHANGE_COLUMNS}, ${c.record} AS "type", ${c.recordId}, ${d.nameZh}, ${d.nameEn}
      FROM ${c} LEFT JOIN ${d} ON ${d.record} = ${c.record} AND ${d.recordId} = ${c.recordId}
      WHERE ($1::text IS NULL OR ${c.userId} = $1) AND ${c.record} = ANY($2)
        AND ($3::date IS NULL OR ${c.at} >= $3::date::timestamp AT TIME ZONE $7)
        AND ($4::date IS NULL OR ${c.at} < ($4::date + 1)::timestamp AT TIME ZONE $7)
        AND ($5::text IS NULL OR ${c.importId} = $5) AND ($6::bigint IS NULL OR ${c.id} < $6)
      ORDER BY ${c.id} DESC LIMIT ${PAGE + 1}`,
    [person, type ? [type] : RECORD_TYPES, since, until, edit, before, timeZone || 'UTC'],
  )
  const changes = rows.slice(0, PAGE).map(({ nameZh, nameEn, ...row }) => {
    const values = row.after ?? row.before
    return {
      ...row,
      zh: (values && nameOf(values, 'zh')) || nameZh || '',
      en: (values && nameOf(values, 'en')) || nameEn || '',
    }
  })
  return { changes, hasOlder: rows.length > PAGE }
}

/** Everybody who may have changed something, by name. */
export const getWriters = (): Promise<{ id: string; name: string }[]> =>
  query(`SELECT ${u.id}, ${u.name} FROM ${u} ORDER BY ${u.name}, ${u.id}`, [])
