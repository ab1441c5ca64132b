import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { DatabaseAway, isAbsence, lastKnown } from '#prisma/live/last-known'
import { isShown } from '#prisma/read/exists'
import { startTestDatabase, type TestDatabase } from '../../support/database'

/** What pg throws where nobody listens. */
async function refusal(): Promise<Error> {
  const client = new pg.Client({ host: '127.0.0.1', port: 9, connectionTimeoutMillis: 2000 })
  return client.connect().then(
    () => new Error('something listens at port 9'),
    (error) => error,
  )
}

/** A read while nobody answers. */
const fails = async (): Promise<never> => {
  throw await refusal()
}

describe('what was read before', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await startTestDatabase()
    process.env.DATABASE_URL = database.url
  })
  afterAll(async () => {
    await disconnect()
    await database.stop()
  })

  it('is given again while nobody answers, and only then', async () => {
    const breaks = () => Promise.reject(new Error('column "x" does not exist'))
    expect(await lastKnown('one', async () => 1)).toBe(1)
    expect(await lastKnown('one', fails)).toBe(1)
    await expect(lastKnown('one', breaks)).rejects.toThrow('column "x"')
    expect(await lastKnown('one', async () => 2)).toBe(2)
    expect(await lastKnown('one', fails)).toBe(2)
    await expect(lastKnown('two', fails)).rejects.toThrow(DatabaseAway)
  })

  it('is read, where it was not yet, though the connection that listens was lost', async () => {
    const live = globalThis as { landingLive?: object | undefined }
    await lastKnown('three', async () => 3)
    live.landingLive = { isAway: true }
    try {
      expect(await lastKnown('four', async () => (await pool().query('SELECT 4 AS n')).rows[0].n)).toBe(4)
      expect(await lastKnown('three', () => Promise.reject(new Error('asked')))).toBe(3)
      await expect(lastKnown('five', fails)).rejects.toThrow(DatabaseAway)
    } finally {
      live.landingLive = undefined
    }
  })

  it('is bounded: the one asked for the longest time ago goes first', async () => {
    await lastKnown('old', async () => 'old')
    await lastKnown('kept', async () => 'kept')
    for (let i = 0; i < 1999; i++) await lastKnown(`filler ${i}`, async () => i)
    await expect(lastKnown('old', fails)).rejects.toThrow(DatabaseAway)
    expect(await lastKnown('filler 0', fails)).toBe(0)
  })

  it('is not crowded out by strangers who ask for records that are not there', async () => {
    await lastKnown('worth keeping', async () => 'kept')
    for (let i = 0; i < 2000; i++) expect(await isShown('events', `nothing-${i}`)).toBe(false)
    expect(await lastKnown('worth keeping', fails)).toBe('kept')
  })

  it('tells an absent database from a wrong question', async () => {
    const wrong = await pool()
      .query('SELECT nothing')
      .catch((error) => error)
    expect(isAbsence(wrong)).toBe(false)
    expect(isAbsence(await refusal())).toBe(true)
    expect(isAbsence(new Error('reading', { cause: await refusal() }))).toBe(true)
    const ended = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
    const client = await ended.connect()
    client.on('error', () => {})
    const { pid } = (await client.query('SELECT pg_backend_pid() AS pid')).rows[0]
    const asleep = client.query('SELECT pg_sleep(10)').catch((error) => error)
    await pool().query('SELECT pg_terminate_backend($1)', [pid])
    expect(isAbsence(await asleep)).toBe(true)
    client.release(true)
    await ended.end()
  })
})
