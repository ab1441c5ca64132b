/** Reads when somebody last compared records with their sources. */

import '#server-only'
import { USER_ROLES } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import type { Check } from '#geo/records'
import { database } from '../client'

export interface Checks {
  /** Null: nobody has, or the record was published anew since. */
  of(record: RecordType, id: string): Check | null
}

/** One query, whatever the number of records. */
export async function readChecks(records: Partial<Record<RecordType, readonly string[]>>): Promise<Checks> {
  const asked = Object.entries(records).filter(([, ids]) => ids.length > 0)
  const rows = await database().draft.findMany({
    where: { verifiedOn: { not: null }, OR: asked.map(([record, ids]) => ({ record, recordId: { in: [...ids] } })) },
    select: { record: true, recordId: true, verifiedOn: true, verifiedRole: true },
  })
  const checks = new Map(
    rows.map((row): [string, Check] => [
      `${row.record} ${row.recordId}`,
      {
        date: row.verifiedOn!.toISOString().slice(0, 10),
        role: USER_ROLES.find(({ value }) => value === row.verifiedRole)?.value ?? null,
      },
    ]),
  )
  return { of: (record, id) => checks.get(`${record} ${id}`) ?? null }
}
