import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { type Embedded, startEmbedded } from '#prisma/embedded'
import { shutDown } from '#prisma/embedded/cluster'
import { findHome } from '#prisma/embedded/home'
import { closeLive, databaseIsUp, live, liveNow } from '#prisma/live'
import * as rowsModule from '#prisma/rows'
import { startTestDatabase, type TestDatabase } from '../support/database'
import { until } from '../support/until'

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
  await closeLive()
})
afterAll(async () => {
  await disconnect()
  delete process.env.DATABASE_URL
  await server?.stop()
})

const storedRevision = async () => (await pool().query('select number from "Revision"')).rows[0].number as number

/** As the app sees it when another process stops the server under it. */
const stopUnder = async (dir: string) => shutDown(await findHome(dir, () => {}))

describe('the rows of a snapshot', () => {
  it('carry what the database holds, with the latest date and each event once', async () => {
    await pool().query(
      `insert into "Place" (id, slug, kind, "nameZh", "nameEn", "cityId", precision) values ('V1', 'v', 'venue', '', '', '320500', 'city')`,
    )
    for (const id of ['E1', 'E2']) {
      await pool().query(`insert into "Event" (id, slug, "nameZh", "nameEn", date, "datePrecision", "placeId", "districtId", "summaryZh", "summaryEn")
        values ('${id}', '${id}', '', '', '2021-10-18', 'day', 'V1', '320571', '', '')`)
    }
    const located = {
      lng: '120.5',
      lat: '31.25',
      precision: `'site'`,
      errorM: '40',
      status: `'settled'`,
      amountCny: '52200000001',
      amountKind: `'total'`,
    }
    await pool().query(project(2, located))
    await pool().query(`insert into "Milestone" (id, "projectId", kind, date, "datePrecision", "eventId") values
      ('m1', 'P2', 'announced', '2021-01-01', 'year', 'E2'), ('m2', 'P2', 'unveiled', '2021-10-18', 'day', 'E1'),
      ('m3', 'P2', 'opened', '2020-02-29', 'day', 'E2'), ('m4', 'P2', 'planned', '2019-01-01', 'year', null)`)
    const { revision, rows } = await rowsModule.readSnapshotRows()
    const common = { kind: 'base', sector: 'research', districtId: '320571', cityId: '320500' }
    expect([...rows].sort((a, b) => a.no - b.no)).toEqual([
      {
        ...{ ...common, no: 1, slug: 'p1', nameZh: '项目1', nameEn: 'Project 1', status: null, precision: 'district' },
        ...{ events: [], lng: null, lat: null, errorM: null, date: null, amountCny: null },
      },
      {
        ...{ ...common, no: 2, slug: 'p2', nameZh: '项目2', nameEn: 'Project 2', status: 'settled', precision: 'site' },
        ...{ events: ['E1', 'E2'], lng: 120.5, lat: 31.25, errorM: 40, date: '2021-10-18', amountCny: 52200000001 },
      },
    ])
    expect(revision).toBe(await storedRevision())
  })

  it('are all there when they take more than one fetch', async () => {
    await pool().query(
      project(0)
        .replace(/values.*/s, '')
        .concat(
          `select 'Q' || i, 1000 + i, 'q' || i, '', '', 'base', 'research', '320571', 'district', '', '' from generate_series(1, 20001) i`,
        ),
    )
    expect((await rowsModule.readSnapshotRows()).rows).toHaveLength(20_002)
  })
})

describe('the live snapshot', () => {
  it('is loaded once for all who ask at the same time', async () => {
    const reads = vi.spyOn(rowsModule, 'readSnapshotRows')
    expect(liveNow()).toBeNull()
    const [one, ...others] = await Promise.all([live(), live(), live()])
    expect(reads).toHaveBeenCalledTimes(1)
    expect(others).toEqual([one, one])
    expect(liveNow()).toBe(one)
    expect(one).toMatchObject({ revision: await storedRevision(), count: 1 })
    expect(databaseIsUp()).toBe(true)
  })

  it('is replaced by a new one after a change, and the old one stays as it was', async () => {
    const before = await live()
    await pool().query(project(2))
    await until(() => liveNow() !== before)
    expect(liveNow()).toMatchObject({ revision: before.revision + 1, count: 2 })
    expect(before.count).toBe(1)
  })

  it('is loaded once more, and never twice at once, when changes come during a load', async () => {
    const { readSnapshotRows } = rowsModule
    await live()
    let open = 0
    let most = 0
    const reads = vi.spyOn(rowsModule, 'readSnapshotRows').mockImplementation(async () => {
      most = Math.max(most, ++open)
      const rows = await readSnapshotRows()
      await new Promise((resolve) => setTimeout(resolve, 150))
      open--
      return rows
    })
    for (let no = 2; no < 10; no++) await pool().query(project(no))
    await until(() => liveNow()?.count === 9)
    expect(most).toBe(1)
    expect(reads.mock.calls.length).toBeLessThanOrEqual(3)
  })

  it('is asked for again after a first load that failed', async () => {
    vi.spyOn(rowsModule, 'readSnapshotRows').mockRejectedValueOnce(new Error('no rows today'))
    await expect(live()).rejects.toThrow('no rows today')
    expect((await live()).count).toBe(1)
  })

  it('is tried again by itself when a reload failed', async () => {
    const before = await live()
    await until(() => databaseIsUp())
    vi.spyOn(rowsModule, 'readSnapshotRows').mockRejectedValueOnce(new Error('no rows today'))
    await pool().query(project(2))
    await until(() => liveNow() !== before, 5000)
    expect(liveNow()?.count).toBe(2)
  })

  it('outlives the database, and catches up when that is back', async () => {
    const before = await live()
    await until(() => databaseIsUp())
    await stopUnder(server.dir)
    await until(() => !databaseIsUp())
    expect(await live()).toBe(before)
    await expect(pool().query('select 1')).rejects.toThrow()

    const again: Embedded = await startAtSamePort()
    await until(() => databaseIsUp(), 5000)
    await pool().query(project(2))
    await until(() => liveNow()?.count === 2, 5000)
    await disconnect()
    await again.stop()
  })
})

/** The test database's own server has gone; a new one takes its port, as keepAlive would see to. */
async function startAtSamePort(): Promise<Embedded> {
  const port = Number(new URL(server.url).port)
  return startEmbedded({ dir: server.dir, durable: false, say: () => {}, port })
}
