import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '#prisma/migrate'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../support/database'
import { prismaMigrate } from '../support/prisma-migrate'

const OURS = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')
const NAMES = readdirSync(OURS).filter((name) => /^\d/.test(name))
const SOURCES = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(OURS, name, 'migration.sql'), 'utf8')]))

/** Small ones, for what ours must never do. */
const ONE = { '1_one': 'create table one (a int); insert into one values (1); -- 一' }
const TWO = { ...ONE, '2_two': 'create table two (b int);\n\ninsert into two values (2);' }
const BROKEN = { ...ONE, '2_two': 'create table two (b int); select 1/0;' }

let server: TestDatabase
let admin: pg.Client
let folder: string
let number = 0
let url: string

beforeAll(async () => {
  server = await startTestDatabase({ migrated: false })
  admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  folder = await temporaryFolder('landing-migrations-')
})
afterAll(async () => {
  await admin?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const name = `fresh_${++number}`
  await admin.query(`create database ${name}`)
  const own = new URL(server.url)
  own.pathname = name
  url = own.href
})

/** A folder that holds exactly these. */
function folderOf(migrations: Readonly<Record<string, string>>): string {
  const path = join(folder, String(number), crypto.randomUUID())
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(path, name), { recursive: true })
    writeFileSync(join(path, name, 'migration.sql'), sql)
  }
  return path
}

async function query(sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const BOOKKEEPING = `select column_name, data_type, character_maximum_length, is_nullable, column_default
  from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`
const KEPT = `select migration_name, checksum, logs, rolled_back_at, applied_steps_count, finished_at >= started_at as finished,
  length(id) as id from _prisma_migrations order by started_at, migration_name`
const tables = async () =>
  (
    await query(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)
  ).map(({ relname }) => relname)

describe('an empty database', () => {
  it('gets every migration in order, once', async () => {
    expect(await migrate(url)).toEqual(NAMES)
    expect(await migrate(url)).toEqual([])
    expect(await tables()).toContain('Project')
  })

  it('gets each migration once when several processes migrate at the same time', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(url)))
    expect(all.flat()).toEqual(NAMES)
  })

  it('gets a later migration when there is one', async () => {
    expect(await migrate(url, folderOf(ONE))).toEqual(['1_one'])
    expect(await migrate(url, folderOf(TWO))).toEqual(['2_two'])
    expect(await query('select a, b from one, two')).toEqual([{ a: 1, b: 2 }])
  })
})

describe('with Prisma', () => {
  it('what this has applied, Prisma finds applied', async () => {
    await migrate(url)
    const prisma = prismaMigrate(url, SOURCES)
    expect(await prisma.status()).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null })
    expect(await prisma.deploy()).toEqual([])
  })

  it('what Prisma has applied, this finds applied', async () => {
    expect(await prismaMigrate(url, SOURCES).deploy()).toEqual(NAMES)
    expect(await migrate(url)).toEqual([])
  })

  it('both leave the same table and the same rows', async () => {
    await migrate(url)
    const ours = [await query(BOOKKEEPING), await query(KEPT)]
    await query('drop schema public cascade; create schema public')
    await prismaMigrate(url, SOURCES).deploy()
    expect(ours).toEqual([await query(BOOKKEEPING), await query(KEPT)])
  })

  it('each goes on where the other stopped', async () => {
    await migrate(url, folderOf(ONE))
    expect(await prismaMigrate(url, TWO).deploy()).toEqual(['2_two'])
    expect(await migrate(url, folderOf(TWO))).toEqual([])
  })

  it('a failure of this one is to Prisma one that was rolled back, and Prisma goes on', async () => {
    await expect(migrate(url, folderOf(BROKEN))).rejects.toThrow('division by zero')
    expect(await prismaMigrate(url, TWO).status()).toMatchObject({ failedMigrationNames: [] })
    expect(await prismaMigrate(url, TWO).deploy()).toEqual(['2_two'])
    expect(await migrate(url, folderOf(TWO))).toEqual([])
  })

  it('a failure of Prisma, of which nothing is left, is tried again', async () => {
    await expect(prismaMigrate(url, BROKEN).deploy()).rejects.toThrow('2_two')
    await expect(migrate(url, folderOf(BROKEN))).rejects.toThrow('division by zero')
    expect(await migrate(url, folderOf(TWO))).toEqual(['2_two'])
    expect(await prismaMigrate(url, TWO).status()).toMatchObject({ failedMigrationNames: [], history: null })
  })
})

describe('a migration that fails', () => {
  it('leaves nothing of itself but what it said', async () => {
    await expect(migrate(url, folderOf(BROKEN))).rejects.toThrow(/nothing was changed.*2_two.*22012.*division by zero/s)
    expect(await tables()).toEqual(['_prisma_migrations', 'one'])
    expect((await query(KEPT))[1]).toMatchObject({
      finished: null,
      applied_steps_count: 0,
      rolled_back_at: expect.any(Date),
      logs: expect.stringContaining('22012'),
    })
  })

  it('is tried again at the next run, before those after it', async () => {
    await migrate(url, folderOf(BROKEN)).catch(() => {})
    const three = { '3_three': 'create table three (c int)' }
    await expect(migrate(url, folderOf({ ...BROKEN, ...three }))).rejects.toThrow(/division by zero/)
    expect(await tables()).toEqual(['_prisma_migrations', 'one'])
    expect(await migrate(url, folderOf({ ...TWO, ...three }))).toEqual(['2_two', '3_three'])
  })

  it('is refused where it would end the transaction it runs in', async () => {
    const own = folderOf({ ...ONE, '2_two': 'create table two (b int); -- then\n commit; select 1/0;' })
    await expect(migrate(url, own)).rejects.toThrow(/2_two begins or ends a transaction itself/)
    expect(await tables()).toEqual(['_prisma_migrations', 'one'])
  })
})

describe('a database that does not fit the folder', () => {
  it('is refused when an applied migration was edited', async () => {
    await migrate(url, folderOf(TWO))
    const edited = folderOf({ ...TWO, '1_one': `${ONE['1_one']} -- edited`, '3_three': 'create table three (c int)' })
    await expect(migrate(url, edited)).rejects.toThrow(/Edited after it was applied: 1_one/)
    expect(await tables()).not.toContain('three')
  })

  it('is taken when it knows a migration that the folder does not, as a newer version of the app leaves behind', async () => {
    await migrate(url, folderOf(TWO))
    expect(await migrate(url, folderOf(ONE))).toEqual([])
  })

  it('is refused when it holds tables of something else', async () => {
    await query('create table somebody_elses (a int)')
    await expect(migrate(url)).rejects.toThrow(/holds tables but no record of migrations/)
    expect(await tables()).toEqual(['somebody_elses'])
  })

  it('is an error where it is not there', async () => {
    await expect(migrate('postgresql://landing:x@127.0.0.1:1/landing')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
