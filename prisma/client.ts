/**
 * The connections of this process to the database that DATABASE_URL names: a bounded pool for Prisma and for raw SQL
 * that reads, one for transactions that write; and one to its replica, where DATABASE_REPLICA_URL names one, for reads
 * that may be behind.
 */

import '#server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { APPLICATION } from './application-name'
import { PrismaClient } from './generated/client'
import { pastInView } from './past-context'

/** Of each pool. PostgreSQL's max_connections must hold those of all instances: docs/operations.md. */
const READ_CONNECTIONS = 10
const WRITE_CONNECTIONS = 5
const CONNECT_MS = 3000
/** Of the first: a machine that begins with everything at once is slow, and there is nothing yet to show instead. */
const FIRST_CONNECT_MS = 20_000
/** How long a writer waits for those before it. */
const WRITE_WAIT_MS = 15_000
const STATEMENT_MS = 60_000
const IDLE_IN_TRANSACTION_MS = 60_000

interface Connections {
  readonly url: string
  readonly readUrl: string
  readonly pool: pg.Pool
  /** For what holds a connection until other people's transactions let it go on. */
  readonly writePool: pg.Pool
  /** The same pool where there is no replica. */
  readonly readPool: pg.Pool
  readonly prisma: PrismaClient
}

/** On globalThis, since Next loads this module once per bundle and again after each edit in development. */
const shared = globalThis as typeof globalThis & { landingConnections?: Connections }

/** Throws what to do where DATABASE_URL is absent. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (url) return url
  throw new Error(
    'DATABASE_URL is not set. `npm start` sets it to the embedded PostgreSQL; otherwise name a PostgreSQL 15 or newer.',
  )
}

/** The replica's URL, or that of the database itself. */
export const readUrl = (): string => process.env.DATABASE_REPLICA_URL || databaseUrl()

/** That of the past, where one is being read; so have `pool` and `readPool`. */
export const database = (): PrismaClient => pastInView()?.prisma ?? connections().prisma

/** For raw SQL through pg. */
export const pool = (): pg.Pool => pastInView()?.pool ?? connections().pool

/** For transactions that write: however many wait for one another, readers are not among them. */
export const writePool = (): pg.Pool => connections().writePool

/** For raw SQL that only reads, and asks which revision it reads. */
export const readPool = (): pg.Pool => pastInView()?.pool ?? connections().readPool

/** Ends all connections; the next call of `database` or `pool` opens new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.landingConnections
  shared.landingConnections = undefined
  if (open) await close(open)
}

async function close({ prisma, pool, writePool, readPool }: Connections): Promise<void> {
  await prisma.$disconnect()
  await pool.end()
  await writePool.end()
  if (readPool !== pool) await readPool.end()
}

function connections(): Connections {
  const url = databaseUrl()
  const open = shared.landingConnections
  if (open?.url === url && open.readUrl === readUrl()) return open
  if (open) void close(open).catch((error) => console.error('Closing the connections to the former database:', error))
  const made = connect(url)
  shared.landingConnections = made
  return made
}

function connect(url: string): Connections {
  const most = sizeOf('DATABASE_READ_CONNECTIONS', READ_CONNECTIONS)
  const pool = poolOf(url, most)
  const replica = readUrl()
  return {
    url,
    readUrl: replica,
    pool,
    writePool: poolOf(url, sizeOf('DATABASE_WRITE_CONNECTIONS', WRITE_CONNECTIONS), WRITE_WAIT_MS),
    readPool: replica === url ? pool : poolOf(replica, most),
    prisma: new PrismaClient({ adapter: new PrismaPg(pool) }),
  }
}

/** Throws where the setting is no number of connections. */
function sizeOf(setting: string, usual: number): number {
  const size = Number(process.env[setting] || usual)
  if (Number.isInteger(size) && size > 0) return size
  throw new Error(`${setting} is ${process.env[setting]}, which is no number of connections.`)
}

function poolOf(url: string, max: number, waitMs = CONNECT_MS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: APPLICATION,
    max,
    connectionTimeoutMillis: Math.max(waitMs, FIRST_CONNECT_MS),
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    allowExitOnIdle: true,
  })
  pool.once('connect', () => {
    pool.options.connectionTimeoutMillis = waitMs
  })
  // An idle connection that breaks would otherwise end the process; the pool opens another when asked.
  // One that breaks while it is in use ends its query, not the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', (error) => console.error(`A connection to the database broke: ${error.message}`))
  return pool
}
