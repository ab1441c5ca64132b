/** Instances that read from a streaming standby, which may be behind: a real one. */

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { disconnect, pool } from '#prisma/client'
import { closeSnapshot, currentSnapshot, loadedSnapshot, onSnapshot } from '#prisma/live/current-snapshot'
import type { Query } from '#prisma/query'
import { findProjects } from '#prisma/read/search'
import { indexProjects } from '#prisma/search-index'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { startStandby } from '../../support/standby'
import { until } from '../../support/until'

let primary: TestDatabase
let standby: TestDatabase
let replica: pg.Client
/** How many projects were served under which revision. */
const served: (readonly [revision: number, count: number])[] = []

const insert = (no: number) =>
  pool().query(`insert into "Project" (id, no, slug, "nameZh", "nameEn", kind, sector, "districtId", precision, "summaryZh", "summaryEn")
    values ('P${no}', ${no}, 'p${no}', '项目', 'Kiwi ${no}', 'base', 'research', '320571', 'district', '', '')`)

beforeAll(async () => {
  primary = await startTestDatabase()
  process.env.DATABASE_URL = primary.url
  await pool().query(`insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('320571', 'sip', 'zone', '320500', '', '', '', '')`)
  await insert(1)
  standby = await startStandby(primary)
  process.env.DATABASE_REPLICA_URL = standby.url
  replica = new pg.Client({ connectionString: standby.url })
  replica.on('error', () => {}) // it is turned off at the end
  await replica.connect()
  onSnapshot((revision) => served.push([revision, loadedSnapshot()!.count]))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await closeSnapshot()
  await disconnect()
  await replica?.end().catch(() => {})
  delete process.env.DATABASE_REPLICA_URL
  delete process.env.DATABASE_URL
  await standby?.stop()
  await primary?.stop()
})

const storedRevision = async () => (await pool().query('select number from "Revision"')).rows[0].number as number
/** The nos of the projects found, whether in their name or elsewhere. */
const kiwis = async (revision?: number) => (await findProjects('kiwi', revision)).flatMap((list) => [...list])
const caughtUp = async () => {
  const { rows } = await pool().query('select pg_current_wal_lsn()::text as lsn')
  await until(async () => {
    const seen = await replica.query('select pg_last_wal_replay_lsn() >= $1::pg_lsn as done', [rows[0].lsn])
    return seen.rows[0].done
  }, 20_000)
}

it('a standby forbids LISTEN, and writing', async () => {
  await expect(replica.query('listen revision')).rejects.toThrow(/recovery/)
  await expect(replica.query('delete from "Project"')).rejects.toThrow(/read-only/)
})

it('the snapshot is read from the standby, and follows the primary', async () => {
  await caughtUp()
  const before = await currentSnapshot()
  const { rows } = await replica.query(`select count(*)::int as n from pg_stat_activity where query like '%Revision%'`)
  expect(rows[0].n).toBeGreaterThan(0)
  expect(before.count).toBe(1)
  await insert(2)
  await until(() => loadedSnapshot()!.count === 2, 20_000)
  expect(loadedSnapshot()!.revision).toBe(await storedRevision())
})

it('a standby that is behind is waited for: nothing is served under a revision that it does not have', async () => {
  await replica.query('select pg_wal_replay_pause()')
  const before = loadedSnapshot()!
  await insert(3)
  const revision = await storedRevision()
  await sleep(1500)
  expect(loadedSnapshot()).toBe(before)
  expect(before.revision).toBe(revision - 1)
  await replica.query('select pg_wal_replay_resume()')
  await until(() => loadedSnapshot()!.revision === revision, 20_000)
  expect(loadedSnapshot()!.count).toBe(3)
  for (const [of, count] of served) expect(count).toBe(3 - (revision - of))
})

it('a search of a revision that the standby does not have yet is answered by the primary', async () => {
  const query: Query = async <Row>(sql: string, values: unknown[]) => (await pool().query(sql, values)).rows as Row[]
  await replica.query('select pg_wal_replay_pause()')
  await indexProjects(query, ['P1'])
  expect(await kiwis(await storedRevision())).toEqual([1])
  expect(await kiwis()).toEqual([])
  await replica.query('select pg_wal_replay_resume()')
  await caughtUp()
  expect(await kiwis()).toEqual([1])
})

it('without its standby an instance goes on: it serves what it has, searches the primary, and says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await until(async () => loadedSnapshot()!.revision === (await storedRevision()), 20_000)
  await standby.stop()
  expect(await kiwis()).toEqual([1])
  await insert(4)
  await until(() => said.mock.calls.some(([line]) => /projects could not be read/.test(line)), 20_000)
  expect(loadedSnapshot()!.count).toBe(3)
})
