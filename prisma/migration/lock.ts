/** One process at a time changes the tables of a database. */

import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/**
 * Prisma's own lock, so that its command line and this wait for each other. It ends with the connection that holds it.
 */
const LOCK = 72_707_369
const WAIT_MS = 60_000
const SAY_AFTER_MS = 2000
const LOOK_AGAIN_MS = 100

/** Comes back once this connection alone may migrate. Says who is waited for; throws that after a minute. */
export async function lockMigrations(client: pg.Client, say: (line: string) => void = console.log): Promise<void> {
  // A backend whose client was killed otherwise finishes its statement, and holds the lock until then (Linux;
  // elsewhere it is refused).
  await client.query(`SET client_connection_check_interval = '500ms'`).catch(() => {})
  const began = Date.now()
  let hasSaid = false
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS "got"', [LOCK])
    if (rows[0]?.got) return
    const waited = Date.now() - began
    if (waited > WAIT_MS)
      throw new Error(`Another process has been migrating the database for a minute: ${await holder(client)}.`)
    if (waited > SAY_AFTER_MS && !hasSaid) {
      say(`Waiting for another process that migrates the database (${await holder(client)}) …`)
      hasSaid = true
    }
    await sleep(LOOK_AGAIN_MS)
  }
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ who: string }>(
    `SELECT format('%s, backend %s, for %s s', coalesce(nullif(application_name, ''), 'unnamed'), pid,
      extract(epoch FROM now() - backend_start)::int) AS "who"
      FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted AND objid::bigint = $1`,
    [LOCK],
  )
  return rows.map(({ who }) => who).join('; ') || 'it has just ended'
}
