/** What the product holds at a moment: of its web process as Linux tells it, of its connections as PostgreSQL does. */

import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { WEB } from '#prisma/server/next-process'

export interface Measure {
  /** Of the web process; a new one after a kill. */
  readonly pid: number
  /** Since the soak began, s. */
  readonly at: number
  readonly memoryMb: number
  readonly descriptors: number
  /** Of all who are connected to the database but this one. */
  readonly connections: number
  /** Of these, transactions that have waited for their client for longer than `IDLE_S`. */
  readonly idle: number
}

/** Longer than idle_in_transaction_session_timeout lets one wait. */
const IDLE_S = 120

/** The web process on this port; null: there is none just now. */
export function webProcess(port: number): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      if (!words.includes(WEB)) continue
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PORT=${port}`)) return Number(pid)
    } catch {
      // It has gone already.
    }
  }
  return null
}

/** Null while the web process or the database is away. */
export async function measure(port: number, databaseUrl: string, at: number): Promise<Measure | null> {
  const pid = webProcess(port)
  if (pid === null) return null
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return {
      pid,
      at,
      memoryMb: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024,
      descriptors: readdirSync(`/proc/${pid}/fd`).length,
      ...(await connectionsOf(databaseUrl)),
    }
  } catch {
    return null
  }
}

const CLIENTS = `pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`

export async function connectionsOf(databaseUrl: string): Promise<Pick<Measure, 'connections' | 'idle'>> {
  const [counts] = await asked<Pick<Measure, 'connections' | 'idle'>>(
    databaseUrl,
    `select count(*)::int as connections, count(*) filter (where state like 'idle in transaction%'
      and state_change < now() - interval '${IDLE_S} s')::int as idle from ${CLIENTS}`,
  )
  return counts!
}

/** Their process ids. */
export const backendsOf = async (databaseUrl: string): Promise<number[]> =>
  (await asked<{ pid: number }>(databaseUrl, `select pid from ${CLIENTS}`)).map(({ pid }) => pid)

async function asked<Row extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {}) // told by the query under way
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
