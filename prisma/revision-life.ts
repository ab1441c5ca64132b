/**
 * No revision number is ever given out twice, since caches keep what belongs to one for a year. Where the database may
 * have lost numbers that it had given out (a fresh or restored one, a promoted standby, a data folder put back), the
 * number goes on from the clock: the seconds since 2026, which are ahead of all that was given out before, as long as
 * the map changes less than once a second over its life.
 */

import '#server-only'
import type pg from 'pg'
import { connectTo } from './connection'

/** In the caller's transaction: what was restored is another life of the database, whatever its number was. */
export async function beginLife(client: Pick<pg.Client, 'query'>): Promise<void> {
  await client.query('SELECT renew_revision(true)')
}

/** At each start. True: the database is fresh or has been moved, promoted or put back, and its number has gone on. */
export async function renewIfMoved(url: string): Promise<boolean> {
  const client = await connectTo(url)
  try {
    const { rows } = await client.query<{ renewed: boolean }>('SELECT renew_revision(false) AS "renewed"')
    return rows[0]?.renewed ?? false
  } finally {
    await client.end()
  }
}
