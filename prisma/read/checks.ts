/** Reads when somebody last compared records with their sources. */

import '#server-only'
import { USER_ROLES } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import type { Check } from '#geo/records'
import { type Stored, table } from '../tables'
import { query } from '../transaction'

export interface Checks {
  /** Null: nobody has, or the record was published anew since. */
  of(record: RecordType, id: string): Check | null
}

const r = table('Draft', 'r')
const CHECKS = `SELECT ${r.record}, ${r.recordId}, ${r.verifiedOn}::text AS "date", ${r.verifiedRole}
  FROM ${r} JOIN unnest($1::text[], $2::text[]) AS w("of", "id") ON ${r.record} = w."of" AND ${r.recordId} = w."id"
  WHERE ${r.verifiedOn} IS NOT NULL`
type CheckRow = Stored<'Draft', 'record' | 'recordId' | 'verifiedRole'> & { readonly date: string }

/** One query, whatever the number of records. */
export async function readChecks(records: Partial<Record<RecordType, readonly string[]>>): Promise<Checks> {
  const asked = Object.entries(records).flatMap(([record, ids]) => [...new Set(ids)].map((id) => [record, id] as const))
  if (asked.length === 0) return { of: () => null }
  const rows = await query<CheckRow>(CHECKS, [asked.map(([record]) => record), asked.map(([, id]) => id)])
  const checks = new Map(
    rows.map(({ record, recordId, date, verifiedRole }): [string, Check] => [
      `${record} ${recordId}`,
      { date, role: USER_ROLES.find(({ value }) => value === verifiedRole)?.value ?? null },
    ]),
  )
  return { of: (record, id) => checks.get(`${record} ${id}`) ?? null }
}
