import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nativeFolder } from '#prisma/embedded/binaries'
import { type Embedded, keepAlive, startEmbedded } from '#prisma/embedded/index'
import { killQuietly, temporaryFolder } from '../../support/database'
import { until } from '../../support/until'

interface Starter {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly url: string
  readonly pid: number
  readonly exit: Promise<number | null>
}

const folders: string[] = []
const processes: ChildProcess[] = []
const servers: Embedded[] = []
const serverPids = new Set<number>()

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  for (const pid of serverPids) killQuietly(pid)
  serverPids.clear()
  await sleep(100)
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function folder(): Promise<string> {
  const path = await temporaryFolder('landing-embedded-')
  folders.push(path)
  return path
}

async function start(dir: string): Promise<Embedded> {
  const server = await startEmbedded({ dir, durable: false, say: () => {} })
  servers.push(server)
  serverPids.add(server.pid)
  return server
}

/** A real process that starts or attaches. */
async function starter(dir: string, mode = ''): Promise<Starter> {
  const script = join(import.meta.dirname, '..', '..', 'support', 'starter.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir, mode], { stdio: ['pipe', 'pipe', 'pipe'] })
  processes.push(child)
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let complaint = ''
  child.stderr!.on('data', (text) => {
    complaint += text
  })
  const lines: string[] = []
  const first = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => (lines.push(line) === 1 ? resolve(line) : undefined))
    void exit.then((code) => reject(new Error(`ended with ${code}: ${complaint}`)))
  })
  const { url, pid } = JSON.parse(await first)
  serverPids.add(pid)
  return { process: child, lines, url, pid, exit }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const committed = ({ lines }: Starter) => lines.slice(1).map(Number)
const stored = async (url: string) => (await query<{ n: number }>(url, 'select n from written')).map(({ n }) => n)

describe('starting', () => {
  it('is in the folder that DATA_DIR names, for whoever names none', async () => {
    const dir = await folder()
    const named = await start(dir)
    vi.stubEnv('DATA_DIR', dir)
    const server = await startEmbedded({ durable: false, say: () => {} })
    servers.push(server)
    vi.unstubAllEnvs()
    expect([server.dir, server.pid]).toEqual([named.dir, named.pid])
  })

  it('makes a cluster that listens on this machine only, asks for a password and keeps it to itself', async () => {
    const server = await start(await folder())
    const [settings] = await query(
      server.url,
      `select current_setting('listen_addresses') as host, current_setting('unix_socket_directories') as sockets,
        current_setting('server_encoding') as encoding, current_database() as database`,
    )
    expect(settings).toEqual({ host: '127.0.0.1', sockets: '', encoding: 'UTF8', database: 'landing' })
    const url = new URL(server.url)
    url.password = 'guess'
    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(server.dir, 'cluster', 'password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(server.dir, 'cluster', 'data', 'pg_hba.conf'), 'utf8')).not.toMatch(/^host.*trust$/m)
  })

  it('writes through to the disk unless told that nothing matters', async () => {
    const durable = await startEmbedded({ dir: await folder(), say: () => {} })
    servers.push(durable)
    expect(await query(durable.url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await query((await start(await folder())).url, 'show fsync')).toEqual([{ fsync: 'off' }])
  })

  it('attaches to a server that runs, and stops it when the last one leaves', async () => {
    const dir = await folder()
    const first = await start(dir)
    const other = await starter(dir)
    expect(other).toMatchObject({ url: first.url, pid: first.pid })
    await first.stop()
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
    other.process.stdin!.write('end\n')
    expect(await other.exit).toBe(0)
    await until(() => !isAlive(first.pid))
  })

  it('leaves one server and six clients when six processes race for an empty folder', async () => {
    const dir = await folder()
    const six = await Promise.all(Array.from({ length: 6 }, () => starter(dir)))
    expect(new Set(six.map(({ url, pid }) => `${pid} ${url}`)).size).toBe(1)
    const clients = await query(
      six[0]!.url,
      `select distinct application_name from pg_stat_activity where application_name like 'test %'`,
    )
    expect(clients).toHaveLength(6)
    expect(readdirSync(dir)).toEqual(['cluster'])
    for (const { process } of six) process.stdin!.write('end\n')
    expect(await Promise.all(six.map(({ exit }) => exit))).toEqual([0, 0, 0, 0, 0, 0])
    await until(() => !isAlive(six[0]!.pid))
  })

  it.runIf(process.getuid?.() === 0)('moves where another user cannot follow, and says so', async () => {
    const dir = await mkdtemp('/tmp/landing-private-')
    folders.push(dir)
    const lines: string[] = []
    const server = await startEmbedded({ dir, durable: false, say: (line) => lines.push(line) })
    servers.push(server)
    folders.push(server.dir)
    expect(server.dir).toMatch(/^\/var\/lib\/suzhou-landing-map\//)
    expect(lines).toEqual([expect.stringContaining(server.dir)])
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('asks for DATABASE_URL where npm has no PostgreSQL', async () => {
    await expect(nativeFolder('plan9-mips')).rejects.toThrow(/no built-in PostgreSQL for plan9-mips.*DATABASE_URL/s)
  })

  it('makes the links of the libraries that an install without scripts leaves out', async () => {
    const link = join(await nativeFolder(), 'lib', 'libpq.so')
    if (process.platform !== 'linux') return
    rmSync(link)
    await nativeFolder()
    expect(existsSync(link)).toBe(true)
  })

  it('refuses a cluster of another PostgreSQL rather than beginning anew', async () => {
    const dir = await folder()
    const server = await start(dir)
    await server.stop()
    writeFileSync(join(server.dir, 'cluster', 'data', 'PG_VERSION'), '12\n')
    await expect(startEmbedded({ dir, say: () => {} })).rejects.toThrow(/made by PostgreSQL 12/)
  })
})

describe('after a kill -9', () => {
  it('of the app, attaches to the server, and every committed row is there', async () => {
    const dir = await folder()
    const app = await starter(dir, 'write')
    await until(() => app.lines.length > 30)
    app.process.kill('SIGKILL')
    await app.exit
    const next = await start(dir)
    expect(next).toMatchObject({ url: app.url, pid: app.pid })
    const rows = await stored(next.url)
    expect(rows).toEqual(expect.arrayContaining(committed(app)))
    expect(committed(app).length).toBeGreaterThan(29)
  })

  it('of the server, starts it again, and every committed row is there', async () => {
    const dir = await folder()
    const app = await starter(dir, 'write')
    await until(() => app.lines.length > 30)
    process.kill(app.pid, 'SIGKILL')
    await app.exit
    const next = await start(dir)
    expect(next.pid).not.toBe(app.pid)
    expect(await stored(next.url)).toEqual(expect.arrayContaining(committed(app)))
  })

  it('of both, starts again, and every committed row is there', async () => {
    const dir = await folder()
    const app = await starter(dir, 'write')
    await until(() => app.lines.length > 30)
    process.kill(app.pid, 'SIGKILL')
    app.process.kill('SIGKILL')
    await app.exit
    expect(await stored((await start(dir)).url)).toEqual(expect.arrayContaining(committed(app)))
  })

  it('of the server, a process that keeps it alive has it back on the same port', async () => {
    const server = await start(await folder())
    const said: string[] = []
    keepAlive(server, (line) => said.push(line))
    await query(server.url, 'create table kept as select 7 as n')
    process.kill(server.pid, 'SIGKILL')
    const back = () => query(server.url, 'select n from kept').catch(() => [])
    await until(async () => (await back()).length === 1)
    expect(await back()).toEqual([{ n: 7 }])
    expect(said).toContain('The embedded PostgreSQL has gone: starting it again')
  })
})
