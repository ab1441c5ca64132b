/** The connections of this process to the database that DATABASE_URL names: one bounded pool for Prisma and for raw SQL. */

import '#server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client'
import { APPLICATION } from './name'

const MAX_CONNECTIONS = 10
const CONNECT_MS = 3000
const STATEMENT_MS = 60_000

interface Connections {
  readonly url: string
  readonly pool: pg.Pool
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

export const database = (): PrismaClient => connections().prisma

/** For raw SQL through pg. */
export const pool = (): pg.Pool => connections().pool

/** Ends all connections; the next call of `database` or `pool` opens new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.landingConnections
  shared.landingConnections = undefined
  if (open) await close(open)
}

async function close({ prisma, pool }: Connections): Promise<void> {
  await prisma.$disconnect()
  await pool.end()
}

function connections(): Connections {
  const url = databaseUrl()
  const open = shared.landingConnections
  if (open?.url === url) return open
  if (open) void close(open).catch((error) => console.error('Closing the connections to the former database:', error))
  const made = connect(url)
  shared.landingConnections = made
  return made
}

function connect(url: string): Connections {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: APPLICATION,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    allowExitOnIdle: true,
  })
  // An idle connection that breaks would otherwise end the process; the pool opens another when asked.
  pool.on('error', (error) => console.error(`A connection to the database broke: ${error.message}`))
  return { url, pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}
