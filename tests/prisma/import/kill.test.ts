import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { disconnect } from '#prisma/client'
import { checkWith } from '#prisma/import/actions'
import { getBatch } from '#prisma/import/read'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { seed } from '#prisma/seed/seed'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { type MortalDatabase, startMortalDatabase } from '../../support/mortal-database'
import { until } from '../../support/until'
import { person, read, SIP, settled } from './support'

const ROWS = 2000
/** All of them by `npm run test:kills`. */
const KILLS = process.env.ALL_KILLS === '1' ? 10 : 4
/** No work of a test is finished by then; what is, is begun anew. */
const MOST_TRIES = 40

let database: MortalDatabase
let reviewer: Actor
beforeAll(async () => {
  database = await startMortalDatabase()
  process.env.DATABASE_URL = database.url
  await seed(database.url)
  reviewer = await person('reviewer')
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  await database?.stop()
})

const HEAD = [
  '项目名称',
  '英文名称',
  '项目类型',
  '产业',
  '所在区',
  '经度(WGS84)',
  '纬度(WGS84)',
  '位置精度',
  '发布日期',
]
/**
 * Each file lies on a line of its own: names that differ in their first two characters only would be doubtful next
 * door.
 */
const file = (name: string, lat: string) =>
  csv([
    HEAD,
    ...Array.from({ length: ROWS }, (_, i) => [
      `${name}${i}`,
      `${name} ${i}`,
      '平台',
      '数字经济',
      SIP,
      `${120.7 + i / 1e5}`,
      lat,
      '地块',
      '2021',
    ]),
  ])

const written = async () => {
  const [row] = await query<Record<'drafts' | 'changes' | 'projects' | 'cites', number>>(
    `SELECT (SELECT count(*)::int FROM "Draft") AS "drafts", (SELECT count(*)::int FROM "Change") AS "changes",
      (SELECT count(*)::int FROM "Project") AS "projects", (SELECT count(*)::int FROM "Citation") AS "cites"`,
    [],
  )
  return row!
}

/**
 * Starts a process that works, and kills it, or the database under it, after `ms` of work. True: it had been at it
 * still.
 */
async function killAfter(ms: number, victim: 'process' | 'database' = 'process'): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/importer.ts', process.env.DATABASE_URL!], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await until(() => said.includes('working'), 60_000)
  await sleep(ms)
  if (victim === 'process') child.kill('SIGKILL')
  else database.kill()
  await ended
  if (victim === 'database') await database.back()
  return !said.includes('done')
}

/** Until the thread that the server's own code starts has ended: only those that are killed are to be at work. */
const threadGone = () => until(() => !(globalThis as { landingImports?: { thread: unknown } }).landingImports?.thread)

/** Until PostgreSQL is there and has noticed that nobody works any more. */
const alone = () =>
  until(
    () =>
      query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ANY(ARRAY[7220551, 7220556])`, []).then(
        ({ length }) => length === 0,
        () => false,
      ),
    60_000,
  )

/** Something that an editor has saved and been told so. */
const commit = (id: string) =>
  query(`INSERT INTO "Report" ("id", "path", "locale", "text") VALUES ($1, '/', 'zh', 'x')`, [id])
const committed = async () =>
  (await query<{ id: string }>('SELECT "id" FROM "Report" ORDER BY "id"', [])).map(({ id }) => id)

/** A file whose import is about to begin. */
async function waiting(name: string, lat: string): Promise<string> {
  const batch = await read(reviewer, file(name, lat))
  await checkWith(reviewer, batch.id, { ...batch.settings, forAll: { source: 'S1' } })
  expect(await settled(reviewer, batch.id)).toMatchObject({ counts: { new: ROWS, bad: 0 } })
  await threadGone()
  await query(`UPDATE "ImportBatch" SET "state" = 'running', "choices" = $2 WHERE "id" = $1`, [
    batch.id,
    JSON.stringify({ ...DEFAULT_CHOICES, state: 'published' }),
  ])
  return batch.id
}

it(`app and database killed in turn, ${KILLS} times in the middle: never half an import, never a lost row`, async () => {
  let [id, cut, tries] = [await waiting('断电', '31.31'), 0, 0]
  let before = await written()
  const promised: string[] = []
  for (; cut < KILLS && tries < MOST_TRIES; tries++) {
    promised.push(`kept-${String(tries).padStart(2, '0')}`)
    await commit(promised.at(-1)!)
    const wasWorking = await killAfter(100 + Math.random() * 1500, cut % 2 ? 'database' : 'process')
    await alone()
    expect(await committed()).toEqual(promised)
    const { state } = (await getBatch(reviewer, id))!
    if (state === 'done') {
      expect((await written()).projects).toBe(before.projects + ROWS)
      id = await waiting(`第${tries}次`, `31.${40 + tries}`)
      before = await written()
      continue
    }
    expect(state).toBe('running')
    expect(await written()).toEqual(before)
    if (wasWorking) cut++
  }
  expect(cut).toBe(KILLS)
  expect(await settled(reviewer, id)).toMatchObject({ state: 'done', created: ROWS })
  const after = await written()
  expect(after.projects - before.projects).toBe(ROWS)
  expect(after.drafts - before.drafts).toBe(ROWS)
  expect(after.changes - before.changes).toBe(2 * ROWS)
}, 600_000)

it('a file killed while it is read or checked is read and checked once more, each row once', async () => {
  const id = (await read(reviewer, file('重读', '31.32'))).id
  await threadGone()
  for (const state of ['reading', 'checking'] as const) {
    await query(`UPDATE "ImportBatch" SET "state" = $2 WHERE "id" = $1`, [id, state])
    await killAfter(100 + Math.random() * 400)
    await alone()
    const batch = await settled(reviewer, id)
    expect(batch).toMatchObject({ state: state === 'reading' ? 'mapping' : 'preview', total: ROWS, problem: null })
    const [row] = await query<{ n: number }>('SELECT count(*)::int AS "n" FROM "ImportRow" WHERE "importId" = $1', [id])
    expect(row!.n).toBe(ROWS)
  }
})

it('cancelled in the middle, nothing of it is there, and the choices stand again', async () => {
  const batch = await read(reviewer, file('取消', '31.33'))
  await checkWith(reviewer, batch.id, { ...batch.settings, forAll: { source: 'S1' } })
  await settled(reviewer, batch.id)
  await threadGone()
  const before = await written()
  await query(`UPDATE "ImportBatch" SET "state" = 'running', "choices" = $2 WHERE "id" = $1`, [
    batch.id,
    JSON.stringify(DEFAULT_CHOICES),
  ])
  const going = settled(reviewer, batch.id)
  await until(async () => ((await getBatch(reviewer, batch.id))?.done ?? 0) > 0)
  await query(`UPDATE "ImportBatch" SET "cancel" = true WHERE "id" = $1`, [batch.id])
  expect(await going).toMatchObject({ state: 'preview', isCancelling: false })
  expect(await written()).toEqual(before)
})
