/** Counts what somebody does, in the database, so that all instances count together. */

import '#server-only'
import { type Stored, table } from './tables'
import { query } from './transaction'

export interface Limit {
  readonly max: number
  readonly windowS: number
}

const [r, old] = [table('RateLimit'), table('RateLimit', '"RateLimit"')]

/** Counts one more for `key`; false once it is more than `max` within the window, which begins with the first. */
export async function allow(key: string, { max, windowS }: Limit): Promise<boolean> {
  const now = Date.now()
  const [row] = await query<Stored<'RateLimit', 'count'>>(
    `INSERT INTO ${r} (${r.id}, ${r.key}, ${r.count}, ${r.lastRequest}) VALUES (gen_random_uuid()::text, $1, 1, $2)
      ON CONFLICT (${r.key}) DO UPDATE SET
        ${r.count} = CASE WHEN ${old.lastRequest} <= $3 THEN 1 ELSE ${old.count} + 1 END,
        ${r.lastRequest} = CASE WHEN ${old.lastRequest} <= $3 THEN $2 ELSE ${old.lastRequest} END
      RETURNING ${r.count}`,
    [key, now, now - windowS * 1000],
  )
  return row!.count <= max
}

export interface GrowingWait {
  /** So many at once; after each further one the wait is twice as long, from `firstS` up to `mostS`. */
  readonly free: number
  readonly firstS: number
  readonly mostS: number
}

/**
 * Counts one more for `key`, and says whether its wait is over; a try that comes too early is not counted and makes
 * no wait longer. Begins anew when nothing has come for twice the longest wait.
 */
export async function allowAfterWait(key: string, { free, firstS, mostS }: GrowingWait): Promise<boolean> {
  const now = Date.now()
  const rows = await query(
    `INSERT INTO "RateLimit" AS r ("id", "key", "count", "lastRequest") VALUES (gen_random_uuid()::text, $1, 1, $2)
      ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN r."lastRequest" <= $2::bigint - 2 * $5::bigint THEN 1 ELSE r."count" + 1 END,
        "lastRequest" = $2
      WHERE r."count" < $3
        OR r."lastRequest" <= $2::bigint - least($5::bigint, $4::bigint * power(2, least(r."count" - $3, 30))::bigint)
      RETURNING r."count"`,
    [key, now, free, firstS * 1000, mostS * 1000],
  )
  return rows.length > 0
}

/** Counts one less: what was counted was no attempt after all. */
export async function takeBack(key: string): Promise<void> {
  await query(`UPDATE ${r} SET ${r.count} = greatest(${r.count} - 1, 0) WHERE ${r.key} = $1`, [key])
}

/** Begins anew: after a success. */
export async function forgive(key: string): Promise<void> {
  await query(`DELETE FROM ${r} WHERE ${r.key} = $1`, [key])
}
