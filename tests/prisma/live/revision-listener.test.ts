import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { watchRevision } from '#prisma/live/revision-listener'
import { until } from '../../support/until'
import { district, revisionDatabase } from './revision-database'

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
const database = revisionDatabase()

/** Everything that a watch told, in order. */
async function listening(): Promise<(string | number)[]> {
  const told: (string | number)[] = []
  database.watch = watchRevision(
    { onChange: (n) => told.push(n), onUp: () => told.push('up'), onDown: () => told.push('down') },
    database.url,
  )
  await until(() => told.length === 2)
  return told
}

describe('the number', () => {
  it('rises once a transaction, however much it changes', async () => {
    const before = await database.revision()
    await database.client.query(
      `begin; ${district('a')} ${district('b')} update "District" set kind = 'city' where id = 'a'; commit`,
    )
    expect(await database.revision()).toBe(before + 1)
  })

  it('rises with each of several transactions', async () => {
    const before = await database.revision()
    for (const kind of ['x', 'y', 'z'])
      await database.client.query(`update "District" set kind = '${kind}' where id = 'a'`)
    expect(await database.revision()).toBe(before + 3)
  })

  it('stays where a transaction is rolled back', async () => {
    const before = await database.revision()
    await database.client.query(`begin; ${district('c')} rollback`)
    expect(await database.revision()).toBe(before)
  })

  it('rises for each of two transactions that overlap', async () => {
    const before = await database.revision()
    const other = new pg.Client({ connectionString: database.url })
    await other.connect()
    await database.client.query(`begin; ${district('d')}`)
    const waiting = other.query(district('e'))
    await database.client.query('commit')
    await waiting
    await other.end()
    expect(await database.revision()).toBe(before + 2)
  })

  it.each(PUBLIC)('rises with a change of %s', async (table) => {
    const before = await database.revision()
    await database.client.query(`delete from "${table}" where false`)
    expect(await database.revision()).toBe(before + 1)
  })

  it('covers every table but the bookkeeping and what the public never sees', async () => {
    const { rows } = await database.client.query(
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
    const before = await database.revision()
    expect(told).toEqual(['up', before])
    await database.client.query(district('f'))
    await database.client.query(`begin; ${district('g')} rollback`)
    await database.client.query(district('h'))
    await until(() => told.length === 4)
    expect(told).toEqual(['up', before, before + 1, before + 2])
  })

  it('is told of a change within a quarter of a second', async () => {
    const told = await listening()
    const began = Date.now()
    await database.client.query(district('i'))
    await until(() => told.length === 3)
    expect(Date.now() - began).toBeLessThan(250)
  })

  it('connects again when its connection breaks, and tells what it missed', async () => {
    const told = await listening()
    const before = await database.revision()
    await database.client.query(`begin; ${district('j')}
      select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'suzhou-landing-map%' and query ilike '%Revision%';
      commit`)
    await until(() => told.length === 5)
    expect(told).toEqual(['up', before, 'down', 'up', before + 1])
  })

  it('says nothing after it was stopped', async () => {
    const told = await listening()
    await database.watch?.stop()
    await database.client.query(district('k'))
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
    database.watch = watchRevision(events, 'postgresql://landing:x@127.0.0.1:1/landing')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(told).toEqual([expect.stringContaining('ECONNREFUSED')])
  })
})
