/**
 * Connections of one's own beside the pools of client.ts. Nothing else in the project opens any
 * (tests/prisma/connection.test.ts).
 */

import '#server-only'
import pg from 'pg'
import { APPLICATION } from './application-name'

/** No statement is worth more than this, and no transaction is left open in between for longer. */
const STATEMENT_MS = 600_000
const IDLE_IN_TRANSACTION_MS = 300_000

/** What pg is told, in its own words. Every time is in ms. */
type Options = Omit<pg.ClientConfig, 'connectionString' | 'application_name'>

/**
 * Not yet connected. The database ends a statement or a transaction of it that hangs, so that one that nobody waits
 * for any more cannot hold locks or old rows for good. A connection that breaks fails the query under way, and never
 * the process.
 */
export function clientOf(url: string, options: Options = {}): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: APPLICATION,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...options,
  })
  client.on('error', () => {}) // the query under way rejects
  return client
}

/** As `clientOf`, connected. */
export async function connectTo(url: string, options: Options = {}): Promise<pg.Client> {
  const client = clientOf(url, options)
  await client.connect()
  return client
}

/** A pool of such connections. What breaks one while nobody uses it is told by the pool's `error`. */
export function poolTo(url: string, options: Omit<pg.PoolConfig, 'connectionString' | 'application_name'>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: APPLICATION,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...options,
  })
  pool.on('connect', (client) => client.on('error', () => {})) // the query under way rejects
  return pool
}
