import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { killQuietly, temporaryFolder } from './database'
import { installPackages } from './installing/install-packages'
import { until } from './until'

/** Debian's packages; what they install where. */
const PACKAGES = 'postgresql-15 postgresql-15-postgis-3'
const BINARIES = '/usr/lib/postgresql/15/bin'
const EXTENSION = '/usr/share/postgresql/15/extension/postgis.control'

const isInstalled = () => existsSync(join(BINARIES, 'postgres')) && existsSync(EXTENSION)

/**
 * PostGIS, by which the measures are tested, installed first where it is absent: with apt-get, as root. Says so where
 * it cannot be had; the tests that need it are then skipped, or fail in CI.
 */
export function ensurePostgis(): void {
  if (!isInstalled()) installPackages(...PACKAGES.split(' '))
  const reason = whyNoPostgis()
  console.log(`PostGIS: ${reason ?? 'Debian, PostgreSQL 15'}`)
}

/** Why there is no PostGIS to test with; null: there is one. */
export function whyNoPostgis(): string | null {
  if (!isInstalled()) return `none: as root, apt-get install ${PACKAGES}`
  return process.getuid?.() === 0 && !postgresUser() ? 'none: no user postgres to run it as' : null
}

export interface Postgis {
  /** The rows of a query. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

/**
 * A fresh cluster with the extension, in a temporary folder, on a free port of this machine alone, and a client of it;
 * as the user postgres where the tests run as root. `stop` turns it off and removes it.
 */
export async function startPostgis(): Promise<Postgis> {
  const user = process.getuid?.() === 0 ? postgresUser() : null
  const folder = await temporaryFolder('landing-postgis-')
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const made = spawnSync(join(BINARIES, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-N'], { ...user })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)

  const port = await freePort()
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const server = spawn(join(BINARIES, 'postgres'), ['-D', data, ...flags], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const kill = () => killQuietly(server.pid!)
  process.once('exit', kill)
  let said = ''
  server.stderr!.on('data', (text) => {
    said += text
  })
  const client = await connected(port, () => {
    if (server.exitCode !== null) throw new Error(`PostGIS did not start: ${said}`)
  })
  await client.query('create extension postgis')
  return {
    query: async (sql, values) => (await client.query(sql, values as unknown[])).rows,
    async stop() {
      await client.end()
      server.kill('SIGINT')
      await until(() => server.exitCode !== null || server.signalCode !== null)
      process.off('exit', kill)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function connected(port: number, check: () => void): Promise<pg.Client> {
  let client: pg.Client | undefined
  await until(async () => {
    check()
    const next = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    next.on('error', () => {})
    try {
      await next.connect()
      client = next
      return true
    } catch {
      return false // It is not up yet.
    }
  }, 60_000)
  return client!
}

function postgresUser(): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout?.trim(),
  )
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
