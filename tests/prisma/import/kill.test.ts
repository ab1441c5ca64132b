import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { checkWith } from '#prisma/import/actions'
import { getBatch } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'
import { csv } from '../../support/import-files'
import { until } from '../../support/until'
import { person, read, SIP, settled } from './support'

const ROWS = 2000
const KILLS = 4

let stop: () => Promise<void>
let reviewer: Actor
beforeAll(async () => {
  stop = await startSeeded()
  reviewer = await person('reviewer')
})
afterAll(() => stop?.())

const HEAD = ['项目名称', '英文名称', '项目类型', '产业', '所在区', '经度', '纬度', '位置精度', '发布日期']
/** Each file lies on a line of its own: names that differ in their first two characters only would be doubtful next door. */
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

/** Starts a process that works, and kills it after `ms` of work. True: it had been at it still. */
async function killAfter(ms: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/importer.ts', process.env.DATABASE_URL!], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await until(() => said.includes('working'))
  await sleep(ms)
  child.kill('SIGKILL')
  await ended
  return !said.includes('done')
}

/** Until the thread that the server's own code starts has ended: only those that are killed are to be at work. */
const threadGone = () => until(() => !(globalThis as { landingImports?: { thread: unknown } }).landingImports?.thread)

/** Until PostgreSQL has noticed that nobody is there any more. */
const alone = () =>
  until(
    async () => (await query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7220551`, [])).length === 0,
  )

it(`killed ${KILLS} times in the middle, an import is whole or not there, and then whole`, async () => {
  const batch = await read(reviewer, file('断电', '31.31'))
  await checkWith(reviewer, batch.id, { ...batch.settings, forAll: { source: 'S1' } })
  expect(await settled(reviewer, batch.id)).toMatchObject({ counts: { new: ROWS, bad: 0 } })
  await threadGone()
  await query(`UPDATE "ImportBatch" SET "state" = 'running', "choices" = $2 WHERE "id" = $1`, [
    batch.id,
    JSON.stringify({ ...DEFAULT_CHOICES, state: 'published' }),
  ])
  const before = await written()
  let cut = 0
  for (let i = 0; i < KILLS; i++) {
    const wasWorking = await killAfter(200 + Math.random() * 1500)
    await alone()
    const { state } = (await getBatch(reviewer, batch.id))!
    if (!wasWorking || state === 'done') break
    cut++
    expect(state).toBe('running')
    expect(await written()).toEqual(before)
  }
  expect(cut).toBeGreaterThan(0)
  expect(await settled(reviewer, batch.id)).toMatchObject({ state: 'done', created: ROWS })
  const after = await written()
  expect(after.projects - before.projects).toBe(ROWS)
  expect(after.drafts - before.drafts).toBe(ROWS)
  expect(after.changes - before.changes).toBe(2 * ROWS)
})

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
