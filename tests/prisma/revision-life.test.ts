import { chmodSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTo } from '#prisma/archive/export'
import { restoreFrom } from '#prisma/archive/restore'
import { connectTo } from '#prisma/connection'
import { watchRevision } from '#prisma/live/revision-listener'
import { renewIfMoved } from '#prisma/revision-life'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '../support/database'
import { startStandby } from '../support/standby'
import { until } from '../support/until'

const DISTRICT = `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
  values (gen_random_uuid()::text, gen_random_uuid()::text, 'zone', '320500', '区', 'District', '区', 'D')`

let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
})
afterAll(() => server?.stop())

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connectTo(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const revisionOf = async (url: string) => Number((await run(url, 'select number from "Revision"'))[0]!.number)
const clock = () => Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 1000)

describe('the revision goes on from the clock', () => {
  it('at the first start of a database, and not at the next', async () => {
    expect(await renewIfMoved(server.url)).toBe(true)
    const first = await revisionOf(server.url)
    expect(Math.abs(first - clock())).toBeLessThan(60)
    expect(await renewIfMoved(server.url)).toBe(false)
    await run(server.url, DISTRICT)
    expect(await revisionOf(server.url)).toBe(first + 1)
  })

  it('after a restore, beyond what the former database gave out after the archive was made', async () => {
    const folder = await temporaryFolder('landing-life-')
    const other = await startTestDatabase({ migrated: false })
    const file = join(folder, 'archive.gz')
    await exportTo(server.url, file)
    await run(server.url, DISTRICT)
    await new Promise((resolve) => setTimeout(resolve, 2100)) // the map changes less than once a second
    const given = await revisionOf(server.url)
    await restoreFrom(other.url, file)
    expect(await revisionOf(other.url)).toBeGreaterThan(given)
    await other.stop()
    rmSync(folder, { recursive: true })
  })

  it('where the folder of the database was copied back', async () => {
    const before = await revisionOf(server.url)
    const mark = join(server.dir, 'cluster', 'data', 'PG_VERSION')
    chmodSync(mark, statSync(mark).mode) // as a copy does, this gives the file a new time of its own
    expect(await renewIfMoved(server.url)).toBe(true)
    expect(await revisionOf(server.url)).toBeGreaterThan(before)
  })

  it('when a standby is promoted, as soon as somebody listens there', async () => {
    const standby = await startStandby(server)
    const before = await revisionOf(standby.url)
    expect(await renewIfMoved(standby.url)).toBe(false)
    await run(standby.url, 'select pg_promote()')
    const told: number[] = []
    const watch = watchRevision({ onChange: (n) => told.push(n), onUp: () => {}, onDown: () => {} }, standby.url)
    await until(() => told.length > 0)
    expect(told[0]).toBeGreaterThan(before)
    expect(told[0]).toBe(await revisionOf(standby.url))
    await watch.stop()
    await standby.stop()
  })
})
