/** What health says where DATABASE_URL is a read-only standby, and once that has been promoted: a real one. */

import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { disconnect } from '#prisma/client'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { startTestDatabase, type TestDatabase } from '../support/database'
import { startStandby } from '../support/standby'
import { until } from '../support/until'

const district = (id: string) =>
  `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('${id}', '${id}', 'zone', '320500', '区', 'District', '区', 'D')`

let primary: TestDatabase
let standby: TestDatabase
let client: pg.Client
let health: () => Promise<Response>

beforeAll(async () => {
  primary = await startTestDatabase()
  standby = await startStandby(primary)
  client = new pg.Client({ connectionString: primary.url })
  client.on('error', () => {})
  await client.connect()
  vi.stubEnv('DATABASE_URL', standby.url)
  health = (await import('#app/api/health/route')).GET
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  await client?.end().catch(() => {})
  await standby?.stop()
  await primary?.stop()
})

it('is 503 while the database is a standby, which tells no changes, and says for how long', async () => {
  await client.query(district('late'))
  await until(async () => (await (await health()).json()).lag.seconds >= 1)
  const answer = await health()
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ status: 'unavailable', database: 'down' })
})

it('is 200 once the standby has been promoted, with its newest revision served', async () => {
  const promoted = new pg.Client({ connectionString: standby.url })
  await promoted.connect()
  await promoted.query('select pg_promote()')
  await until(async () => (await health()).status === 200)
  const before = (await (await health()).json()).revision
  await promoted.query(district('after'))
  await until(async () => (await (await health()).json()).revision > before)
  const { rows } = await promoted.query('select number from "Revision"')
  expect(await (await health()).json()).toMatchObject({
    ...{ status: 'ok', database: 'up', revision: rows[0].number },
    lag: { revision: rows[0].number, seconds: 0 },
  })
  await promoted.end()
})
