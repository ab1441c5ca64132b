import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { cachedRead, forgetRead } from '#prisma/live/cached-read'
import { closeSnapshot, currentSnapshot } from '#prisma/live/current-snapshot'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'

describe('a small table that every page asks for', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await startTestDatabase()
    process.env.DATABASE_URL = database.url
  })
  afterAll(async () => {
    await closeSnapshot()
    await disconnect()
    await database.stop()
  })

  it('is read once in two seconds, anew when it is forgotten, and again after a failure', async () => {
    let times = 0
    const read = async () => ++times
    expect([await cachedRead('a', read), await cachedRead('a', read)]).toEqual([1, 1])
    forgetRead('a')
    expect(await cachedRead('a', read)).toBe(2)
    const breaks = () => Promise.reject(new Error('wrong question'))
    await expect(cachedRead('b', breaks)).rejects.toThrow('wrong question')
    expect(await cachedRead('b', read)).toBe(3)
  })

  it('is read anew with each revision, so that pages redrawn then show it', async () => {
    const { revision } = await currentSnapshot()
    let answer = 'before'
    const read = async () => answer
    expect(await cachedRead('c', read)).toBe('before')
    answer = 'after'
    await pool().query(`UPDATE "Term" SET "zh" = "zh" || '。' WHERE "vocabulary" = 'sector' AND "value" = 'research'`)
    await until(async () => (await currentSnapshot()).revision > revision)
    expect(await cachedRead('c', read)).toBe('after')
  })
})
