import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#prisma/client'
import type { Query } from '#prisma/query'
import { findProjects } from '#prisma/read/search'
import { indexProjects } from '#prisma/search-index'
import { seed } from '#prisma/seed/seed'
import { isSynthetic } from '#prisma/seed/synthetic-mark'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase, type TestDatabase } from '../../support/database'

let made: TestDatabase
let real: TestDatabase
let client: pg.Client

beforeAll(async () => {
  ;[made, real] = [await startTestDatabase(), await startTestDatabase()]
  await seed(real.url)
  client = new pg.Client({ connectionString: made.url })
  await client.connect()
  await fillSynthetic(made.url, { projects: 3000, seed: 7 })
})
afterAll(async () => {
  await client?.end()
  await disconnect()
  await made?.stop()
  await real?.stop()
})

const query: Query = async <Row>(sql: string, values: unknown[]) => (await client.query(sql, values)).rows as Row[]
const digest = async () => {
  const sql = `select md5(string_agg(p::text, '' order by p.no)) as digest, count(*)::int as count from "Project" p`
  return (await query<{ digest: string; count: number }>(sql, []))[0]!
}

describe('a synthetic database', () => {
  it('holds as many projects as were asked for, found by name, district and sector as real ones are', async () => {
    expect((await digest()).count).toBe(3000)
    const ids = await query<{ id: string }>('select id from "Project" order by no limit 600', [])
    expect(
      await indexProjects(
        query,
        ids.map(({ id }) => id),
      ),
    ).toBe(0)
    process.env.DATABASE_URL = made.url
    expect((await findProjects('样例2999')).flatMap((nos) => [...nos])).toEqual([2999])
    expect((await findProjects('yunhui'))[0]!.length).toBeGreaterThan(500)
  })

  it('is the same again for the same seed, is left alone when it is there, and gives way to another', async () => {
    const before = await digest()
    expect(await fillSynthetic(made.url, { projects: 3000, seed: 7 })).toBe(false)
    expect(await fillSynthetic(made.url, { projects: 3000, seed: 8 })).toBe(true)
    expect((await digest()).digest).not.toBe(before.digest)
    expect(await fillSynthetic(made.url, { projects: 3000, seed: 7 })).toBe(true)
    expect(await digest()).toEqual(before)
  })

  it('is marked, and takes no founding data', async () => {
    process.env.DATABASE_URL = made.url
    expect(await isSynthetic()).toBe(true)
    expect(await seed(made.url)).toMatchObject({ inserted: 0, updated: 0 })
    expect((await digest()).count).toBe(3000)
  })

  it('is never made of one with real records', async () => {
    await expect(fillSynthetic(real.url, { projects: 10, seed: 1 })).rejects.toThrow('never mixed')
    process.env.DATABASE_URL = real.url
    expect(await isSynthetic()).toBe(false)
  })
})
