import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnect } from '#prisma/client'
import { connectTo } from '#prisma/connection'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { startTestDatabase, type TestDatabase } from '../support/database'
import { until } from '../support/until'

const district = (id: string) =>
  `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('${id}', '${id}', 'zone', '320500', '区', 'District', '区', 'D')`

let server: TestDatabase
let health: () => Promise<Response>

beforeAll(async () => {
  server = await startTestDatabase()
  vi.stubEnv('DATABASE_URL', server.url)
  vi.stubEnv('HEALTH_MAX_LAG_SECONDS', '0.5')
  health = (await import('#app/api/health/route')).GET
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  await server?.stop()
})

const statusOf = async () => (await health()).status

describe('health', () => {
  it('is 200 where the newest revision is served', async () => {
    await until(async () => (await statusOf()) === 200)
    const answer = await (await health()).json()
    expect(answer).toMatchObject({ status: 'ok', database: 'up', lag: { revision: answer.revision, seconds: 0 } })
  })

  it('says how far behind it is, and is 503 beyond the bound, and 200 again once it has caught up', async () => {
    const client = await connectTo(server.url)
    const other = await connectTo(server.url)
    await client.query('begin; lock table "Touched" in access exclusive mode') // no snapshot can be read
    await other.query(district('late'))
    await until(async () => (await statusOf()) === 503)
    const answer = await (await health()).json()
    expect(answer).toMatchObject({ status: 'stale', database: 'up', lag: { revision: answer.revision + 1 } })
    expect(answer.lag.seconds).toBeGreaterThan(0.4)
    await client.query('rollback')
    await until(async () => (await statusOf()) === 200)
    await client.end()
    await other.end()
  })
})
