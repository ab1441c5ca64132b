/** What the in-memory snapshot is built from: all projects of one moment, with the revision of that moment. */

import '#server-only'
import type { SnapshotRow } from '#geo/snapshot'
import { pool } from './client'

/** Rows per fetch: small enough that parsing them does not hold up requests. */
const BATCH = 10_000

const PROJECTS = `
  select p.no, p.slug, p."nameZh", p."nameEn", p.kind, p.sector, p.status, p.precision, p."districtId", d."cityId",
    coalesce(m.events, '{}') as events, p.lng, p.lat, p."errorM", to_char(m.date, 'YYYY-MM-DD') as date,
    p."amountCny"::float8 as "amountCny"
  from "Project" p
  join "District" d on d.id = p."districtId"
  left join (
    select "projectId", max(date) as date,
      array_agg(distinct "eventId" order by "eventId") filter (where "eventId" is not null) as events
    from "Milestone" group by "projectId"
  ) m on m."projectId" = p.id`

export interface SnapshotRows {
  readonly revision: number
  readonly rows: readonly SnapshotRow[]
}

/** Reads both in one transaction that sees one state of the database throughout (REPEATABLE READ). */
export async function readSnapshotRows(): Promise<SnapshotRows> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: revisions } = await client.query<{ number: number }>('select number from "Revision" where id = 1')
    await client.query(`declare projects no scroll cursor for ${PROJECTS}`)
    const rows: SnapshotRow[] = []
    for (;;) {
      const batch = await client.query<SnapshotRow>(`fetch ${BATCH} from projects`)
      for (const row of batch.rows) rows.push(row)
      if (batch.rows.length < BATCH) break
    }
    await client.query('commit')
    return { revision: revisions[0]?.number ?? 0, rows }
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken) // a connection that failed half-way is not given out again
  }
}
