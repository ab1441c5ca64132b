/** Counts what somebody does, in the database, so that all instances count together. */

import '#server-only'
import { query } from './transaction'

export interface Limit {
  readonly max: number
  readonly windowS: number
}

/** Counts one more for `key`; false once it is more than `max` within the window, which begins with the first. */
export async function allow(key: string, { max, windowS }: Limit): Promise<boolean> {
  const now = Date.now()
  const [row] = await query<{ count: number }>(
    `INSERT INTO "RateLimit" ("id", "key", "count", "lastRequest") VALUES (gen_random_uuid()::text, $1, 1, $2)
      ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN "RateLimit"."lastRequest" <= $3 THEN 1 ELSE "RateLimit"."count" + 1 END,
        "lastRequest" = CASE WHEN "RateLimit"."lastRequest" <= $3 THEN $2 ELSE "RateLimit"."lastRequest" END
      RETURNING "count"`,
    [key, now, now - windowS * 1000],
  )
  return row!.count <= max
}

/** Begins anew: after a success. */
export async function forgive(key: string): Promise<void> {
  await query('DELETE FROM "RateLimit" WHERE "key" = $1', [key])
}
