import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { shutDown } from '#prisma/embedded/cluster'
import { findHome } from '#prisma/embedded/home'
import { type Embedded, startEmbedded } from '#prisma/embedded/index'
import {
  closeSnapshot,
  currentSnapshot,
  databaseIsUp,
  earlySnapshot,
  loadedSnapshot,
} from '#prisma/live/current-snapshot'
import * as threadModule from '#prisma/live/snapshot/thread'
import * as thread from '#prisma/server/thread'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'

const DISTRICT = `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
  values ('320571', 'sip', 'zone', '320500', '区', 'District', '区', 'D')`

function project(no: number, columns: Readonly<Record<string, string>> = {}): string {
  const row: Record<string, string> = {
    id: `'P${no}'`,
    no: String(no),
    slug: `'p${no}'`,
    nameZh: `'项目${no}'`,
    nameEn: `'Project ${no}'`,
    kind: `'base'`,
    sector: `'research'`,
    districtId: `'320571'`,
    precision: `'district'`,
    summaryZh: `''`,
    summaryEn: `''`,
    ...columns,
  }
  const names = Object.keys(row).map((name) => `"${name}"`)
  return `insert into "Project" (${names.join()}) values (${Object.values(row).join()})`
}

let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
beforeEach(async () => {
  await pool().query('truncate "Project", "District" cascade')
  await pool().query(DISTRICT)
  await pool().query(project(1))
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await closeSnapshot()
})
afterAll(async () => {
  await disconnect()
  delete process.env.DATABASE_URL
  await server?.stop()
})

const storedRevision = async () => (await pool().query('select number from "Revision"')).rows[0].number as number

/** As the app sees it when another process stops the server under it. */
const stopUnder = async (dir: string) => shutDown(await findHome(dir, () => {}))

describe('the live snapshot', () => {
  it('is loaded once for all who ask at the same time', async () => {
    const reads = vi.spyOn(threadModule, 'buildInThread')
    expect(loadedSnapshot()).toBeNull()
    const [one, ...others] = await Promise.all([currentSnapshot(), currentSnapshot(), currentSnapshot()])
    expect(reads).toHaveBeenCalledTimes(1)
    expect(others).toEqual([one, one])
    expect(loadedSnapshot()).toBe(one)
    expect(one).toMatchObject({ revision: await storedRevision(), count: 1 })
    await until(() => databaseIsUp())
  })

  it('is replaced by a new one after a change, and the old one stays as it was', async () => {
    const before = await currentSnapshot()
    await pool().query(project(2))
    await until(() => loadedSnapshot() !== before, 10_000)
    expect(loadedSnapshot()).toMatchObject({ revision: before.revision + 1, count: 2 })
    expect(before.count).toBe(1)
  })

  it('is loaded once more, and never twice at once, when changes come during a load', async () => {
    const { buildInThread } = threadModule
    await currentSnapshot()
    let open = 0
    let most = 0
    const reads = vi.spyOn(threadModule, 'buildInThread').mockImplementation(async (...task) => {
      most = Math.max(most, ++open)
      const snapshot = await buildInThread(...task)
      await new Promise((resolve) => setTimeout(resolve, 150))
      open--
      return snapshot
    })
    for (let no = 2; no < 10; no++) await pool().query(project(no))
    await until(() => loadedSnapshot()?.count === 9, 30_000)
    expect(most).toBe(1)
    expect(reads.mock.calls.length).toBeLessThanOrEqual(3)
  })

  it('comes first before its lists are sorted, for tiles, and then with them', async () => {
    const [early, whole] = await Promise.all([earlySnapshot(), currentSnapshot()])
    expect(early).not.toHaveProperty('orders')
    expect(whole).toEqual({ ...early, orders: expect.anything(), all: expect.objectContaining({ count: 1 }) })
    expect(await earlySnapshot()).toBe(whole)
  })

  it('is asked for again after a first load that failed', async () => {
    vi.spyOn(threadModule, 'buildInThread').mockRejectedValueOnce(new Error('no rows today'))
    await expect(currentSnapshot()).rejects.toThrow('no rows today')
    expect((await currentSnapshot()).count).toBe(1)
  })

  it('is tried again by itself when a reload failed', async () => {
    const before = await currentSnapshot()
    await until(() => databaseIsUp())
    vi.spyOn(threadModule, 'buildInThread').mockRejectedValueOnce(new Error('no rows today'))
    await pool().query(project(2))
    await until(() => loadedSnapshot() !== before, 10_000)
    expect(loadedSnapshot()?.count).toBe(2)
  })

  it('is kept when the thread that makes the next one dies, which is said, and made again', async () => {
    const before = await currentSnapshot()
    await until(() => databaseIsUp())
    await threadModule.stopSpareThread()
    vi.spyOn(thread, 'startThread').mockImplementationOnce(() => new Worker('process.exit(7)', { eval: true }))
    await pool().query(project(2))
    await until(() => vi.mocked(console.error).mock.calls.some(([line]) => /ended with code 7/.test(line)), 5000)
    expect(await currentSnapshot()).toBe(before)
    await until(() => loadedSnapshot()?.count === 2, 10_000)
  })

  it('outlives the database, and catches up when that is back', async () => {
    const before = await currentSnapshot()
    await until(() => databaseIsUp())
    await stopUnder(server.dir)
    await until(() => !databaseIsUp())
    expect(await currentSnapshot()).toBe(before)
    await expect(pool().query('select 1')).rejects.toThrow()

    const again: Embedded = await startAtSamePort()
    await until(() => databaseIsUp(), 5000)
    await pool().query(project(2))
    await until(() => loadedSnapshot()?.count === 2, 20_000)
    await disconnect()
    await again.stop()
  })
})

/** The test database's own server has gone; a new one takes its port, as keepAlive would see to. */
async function startAtSamePort(): Promise<Embedded> {
  const port = Number(new URL(server.url).port)
  return startEmbedded({ dir: server.dir, durable: false, say: () => {}, port })
}
