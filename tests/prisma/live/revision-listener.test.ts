import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RevisionWatch, watchRevision } from '#prisma/live/revision-listener'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'

const PUBLIC = [
  'District',
  'Place',
  'Organisation',
  'Project',
  'Participation',
  'Milestone',
  'Detail',
  'Event',
  'Indicator',
  'Source',
  'Citation',
  'Term',
]
const district = (id: string) =>
  `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('${id}', '${id}', 'zone', '320500', '区', 'District', '区', 'D');`

let server: TestDatabase
let client: pg.Client
let watch: RevisionWatch | null = null

beforeAll(async () => {
  server = await startTestDatabase()
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterEach(() => watch?.stop())
afterAll(async () => {
  await client?.end()
  await server?.stop()
})

const revision = async (): Promise<number> => (await client.query('select number from "Revision"')).rows[0].number

/** Everything that a watch told, in order. */
async function listening(): Promise<(string | number)[]> {
  const told: (string | number)[] = []
  watch = watchRevision(
    { onChange: (n) => told.push(n), onUp: () => told.push('up'), onDown: () => told.push('down') },
    server.url,
  )
  await until(() => told.length === 2)
  return told
}

describe('the number', () => {
  it('rises once a transaction, however much it changes', async () => {
    const before = await revision()
    await client.query(
      `begin; ${district('a')} ${district('b')} update "District" set kind = 'city' where id = 'a'; commit`,
    )
    expect(await revision()).toBe(before + 1)
  })

  it('rises with each of several transactions', async () => {
    const before = await revision()
    for (const kind of ['x', 'y', 'z']) await client.query(`update "District" set kind = '${kind}' where id = 'a'`)
    expect(await revision()).toBe(before + 3)
  })

  it('stays where a transaction is rolled back', async () => {
    const before = await revision()
    await client.query(`begin; ${district('c')} rollback`)
    expect(await revision()).toBe(before)
  })

  it('rises for each of two transactions that overlap', async () => {
    const before = await revision()
    const other = new pg.Client({ connectionString: server.url })
    await other.connect()
    await client.query(`begin; ${district('d')}`)
    const waiting = other.query(district('e'))
    await client.query('commit')
    await waiting
    await other.end()
    expect(await revision()).toBe(before + 2)
  })

  it.each(PUBLIC)('rises with a change of %s', async (table) => {
    const before = await revision()
    await client.query(`delete from "${table}" where false`)
    expect(await revision()).toBe(before + 1)
  })

  it('covers every table but the bookkeeping and what the public never sees', async () => {
    const { rows } = await client.query(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname not in ('Revision', 'RevisionLog', 'FormerRow', 'Touched', 'SeedRecord', '_prisma_migrations') and relname <> all($1)`,
      [
        [
          'Draft',
          'Change',
          'ImportBatch',
          'ImportFile',
          'ImportRow',
          'ImportWord',
          'ShortLink',
          'Report',
          'Setting',
          'Ground',
        ].concat([
          'User',
          'Session',
          'Account',
          'Verification',
          'RateLimit',
          'BoundaryUpload',
          'BoundarySet',
          // Nothing of it can be deleted or changed: tests/prisma/boundaries says that a new line raises the number.
          'BoundaryChange',
        ]),
      ],
    )
    expect(rows.map(({ relname }) => relname).sort()).toEqual([...PUBLIC].sort())
  })
})

describe('a watch', () => {
  it('tells the number it begins with, then each new one, and none of a rollback', async () => {
    const told = await listening()
    const before = await revision()
    expect(told).toEqual(['up', before])
    await client.query(district('f'))
    await client.query(`begin; ${district('g')} rollback`)
    await client.query(district('h'))
    await until(() => told.length === 4)
    expect(told).toEqual(['up', before, before + 1, before + 2])
  })

  it('is told of a change within a quarter of a second', async () => {
    const told = await listening()
    const began = Date.now()
    await client.query(district('i'))
    await until(() => told.length === 3)
    expect(Date.now() - began).toBeLessThan(250)
  })

  it('connects again when its connection breaks, and tells what it missed', async () => {
    const told = await listening()
    const before = await revision()
    await client.query(`begin; ${district('j')}
      select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'suzhou-landing-map%' and query ilike '%Revision%';
      commit`)
    await until(() => told.length === 5)
    expect(told).toEqual(['up', before, 'down', 'up', before + 1])
  })

  it('says nothing after it was stopped', async () => {
    const told = await listening()
    await watch?.stop()
    await client.query(district('k'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(told).toHaveLength(2)
  })

  it('says once that a database which never answers is away, and goes on trying', async () => {
    const told: string[] = []
    const events = {
      onChange: () => {},
      onUp: () => told.push('up'),
      onDown: (error: Error) => told.push(error.message),
    }
    watch = watchRevision(events, 'postgresql://landing:x@127.0.0.1:1/landing')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(told).toEqual([expect.stringContaining('ECONNREFUSED')])
  })
})
