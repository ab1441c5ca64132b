import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTo } from '#prisma/connection'
import { migrate } from '#prisma/migrate'
import { statementsOf } from '#prisma/migration/statements'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../../support/database'
import { shapeOf } from '../../support/shape'

const OURS = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')
const NAMES = readdirSync(OURS).filter((name) => /^\d/.test(name))
const SQL = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(OURS, name, 'migration.sql'), 'utf8')]))
const DIE = 'select pg_terminate_backend(pg_backend_pid())'
/** Small ones: the second can't be in a transaction. */
const SMALL = {
  '1_one': 'create table one (a int); insert into one values (1)',
  '2_two':
    'create table two (b int); create index concurrently two_b on two (b); vacuum two; insert into two values (2);',
  '3_three': 'create table three (c int)',
}

let server: TestDatabase
let admin: pg.Client
let folder: string
let number = 0

beforeAll(async () => {
  server = await startTestDatabase()
  admin = await connectTo(server.url)
  folder = await temporaryFolder('landing-kill-')
})
afterAll(async () => {
  await admin?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function fresh(template?: string): Promise<string> {
  const name = `kill_${++number}`
  await admin.query(`create database ${name}${template ? ` template ${new URL(template).pathname.slice(1)}` : ''}`)
  const url = new URL(server.url)
  url.pathname = name
  return url.href
}

const drop = (url: string) => admin.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`)

function folderOf(migrations: Readonly<Record<string, string>>): string {
  const path = join(folder, crypto.randomUUID())
  mkdirSync(path)
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(path, name), { recursive: true })
    writeFileSync(join(path, name, 'migration.sql'), sql)
  }
  return path
}

async function query(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = await connectTo(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** `npm run test:kills`: every migration; otherwise the newest, since the older ones have not changed. */
const ALL = process.env.ALL_KILLS === '1'
const KILLED = ALL ? NAMES : NAMES.slice(-6)

describe('the backend is killed', () => {
  it.each(KILLED)('after each statement of %s: the next start ends where an undisturbed one does', async (name) => {
    const before = await fresh()
    await migrate(before, folderOf(Object.fromEntries(NAMES.filter((other) => other < name).map((n) => [n, SQL[n]!]))))
    const upToIt = folderOf(Object.fromEntries(NAMES.filter((other) => other <= name).map((n) => [n, SQL[n]!])))
    const statements = statementsOf(SQL[name]!)
    for (let killed = 1; killed <= statements.length; killed++) {
      const url = await fresh(before)
      const deadly = statements.toSpliced(killed, 0, DIE).join(';\n')
      await expect(migrate(url, folderOf({ ...SQL, [name]: deadly }))).rejects.toThrow()
      expect(await migrate(url, upToIt)).toEqual([name])
      if (killed === statements.length) {
        await migrate(url)
        expect(await shapeOf(url)).toEqual(await shapeOf(server.url))
      }
      await drop(url)
    }
    await drop(before)
  })
})

/** Passes a connection on until it has carried so many messages of the client, and then cuts both ends. */
async function cuttingProxy(
  target: string,
  most: number,
): Promise<{ url: string; server: Server; isCut: () => boolean }> {
  const { hostname, port } = new URL(target)
  let messages = 0
  const proxy = createServer((socket: Socket) => {
    const onwards = connect(Number(port), hostname)
    for (const end of [socket, onwards]) end.on('error', () => {})
    const cut = () => {
      socket.destroy()
      onwards.destroy()
    }
    socket.on('data', (bytes) => {
      if (messages++ >= most) return cut()
      onwards.write(bytes)
    })
    onwards.on('data', (bytes) => socket.write(bytes))
    socket.on('close', cut)
    onwards.on('close', cut)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.port = String((proxy.address() as { port: number }).port)
  return { url: url.href, server: proxy, isCut: () => messages > most }
}

describe('the process is killed', () => {
  it('before each thing that it says to the database: the next start ends where an undisturbed one does', async () => {
    const migrations = folderOf(SMALL)
    const undisturbed = await fresh()
    await migrate(undisturbed, migrations)
    const shape = await shapeOf(undisturbed)
    let cuts = 0
    for (let most = 1; ; most++) {
      const url = await fresh()
      const proxy = await cuttingProxy(url, most)
      const outcome = await migrate(proxy.url, migrations).then(
        () => 'done',
        () => 'cut',
      )
      proxy.server.close()
      await migrate(url, migrations)
      expect(await shapeOf(url)).toEqual(shape)
      expect(await query(url, 'select a, b from one, two')).toEqual([{ a: 1, b: 2 }])
      await drop(url)
      if (outcome === 'done') break
      cuts++
    }
    expect(cuts).toBeGreaterThan(20)
  })

  it('in the middle of an index that no transaction may hold: its remains are dropped and it is made', async () => {
    const url = await fresh()
    const migrations = folderOf(SMALL)
    await migrate(url, folderOf({ '1_one': SMALL['1_one'] }))
    // As PostgreSQL leaves it: the index is there, and of no use.
    const broken = folderOf({ ...SMALL, '2_two': SMALL['2_two'].replace('vacuum two', DIE) })
    await expect(migrate(url, broken)).rejects.toThrow()
    await query(url, `update pg_index set indisvalid = false where indexrelid = 'two_b'::regclass`)
    await query(
      url,
      `update _prisma_migrations set applied_steps_count = 1, logs = null,
        checksum = encode(sha256(convert_to($$${SMALL['2_two']}$$, 'UTF8')), 'hex') where migration_name = '2_two'`,
    )
    expect(await migrate(url, migrations)).toEqual(['2_two', '3_three'])
    expect(await query(url, `select indisvalid from pg_index where indexrelid = 'two_b'::regclass`)).toEqual([
      { indisvalid: true },
    ])
    expect(await query(url, 'select b from two')).toEqual([{ b: 2 }])
  })
})

describe('what the code of before November 2026 left behind', () => {
  const HALF = `update _prisma_migrations set finished_at = null, applied_steps_count = 0 where migration_name = `

  it.each(KILLED)('killed after %s and before its end was noted: it is recognised as applied', async (name) => {
    const url = await fresh()
    await migrate(url, folderOf(Object.fromEntries(NAMES.filter((other) => other <= name).map((n) => [n, SQL[n]!]))))
    await query(url, `${HALF} '${name}'`)
    expect((await migrate(url))[0]).toBe(name)
    expect(await shapeOf(url)).toEqual(await shapeOf(server.url))
    expect(await migrate(url)).toEqual([])
  })

  it.each(KILLED)('killed before %s was applied, and after its begin was noted: it is applied', async (name) => {
    const url = await fresh()
    const earlier = NAMES.filter((other) => other < name)
    await migrate(url, folderOf(Object.fromEntries(earlier.map((n) => [n, SQL[n]!]))))
    await query(
      url,
      `insert into _prisma_migrations (id, checksum, migration_name)
        values (gen_random_uuid()::text, encode(sha256(convert_to($sql$${SQL[name]}$sql$, 'UTF8')), 'hex'), '${name}')`,
    )
    expect(await migrate(url)).toEqual(NAMES.slice(NAMES.indexOf(name)))
    expect(await shapeOf(url)).toEqual(await shapeOf(server.url))
  })
})

it('a process that waits for another says so, and for whom', async () => {
  const holder = await connectTo(server.url)
  await holder.query('select pg_advisory_lock(72707369)')
  const said: string[] = []
  const waiting = migrate(server.url, OURS, (line) => said.push(line))
  await expect.poll(() => said, { timeout: 10_000 }).toHaveLength(1)
  expect(said[0]).toMatch(
    /^Waiting for another process that migrates the database \(suzhou-landing-map \d+, backend \d+, for \d+ s\) …$/,
  )
  await holder.end()
  expect(await waiting).toEqual([])
})
