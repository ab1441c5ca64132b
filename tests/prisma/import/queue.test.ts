/**
 * Whose turn it is: small files go past large ones, what waits can be cancelled at once, undoing can be followed and
 * stopped.
 */

import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { pool } from '#prisma/client'
import { askUndo, cancelStep, choose, receiveFile, setRowChoice, startImport, takeRowIn } from '#prisma/import/actions'
import { LANES } from '#prisma/import/lanes'
import { workThroughQueue } from '#prisma/import/queue'
import { getBatch, getQueue, getRows } from '#prisma/import/read'
import { transaction } from '#prisma/transaction'
import { undoImport } from '#prisma/write/index'
import { until } from '../../support/until'
import { boss, count, everything, file, importAll, row, sip, withPeople } from './journey'
import { checked, settled } from './support'

withPeople()

const many = (name: string, n: number) => file(...Array.from({ length: n }, (_, i) => row(`${name}${i * 7919}`)))
const url = () => process.env.DATABASE_URL!

/** Holds both lanes, as another process that is at work does. */
async function withBusyLanes(work: () => Promise<void>): Promise<void> {
  const locks = Object.values(LANES)
  await until(() => !(globalThis as { landingImports?: { thread: unknown } }).landingImports?.thread, 120_000)
  const client = await pool().connect()
  try {
    for (const lock of locks) await client.query('SELECT pg_advisory_lock($1)', [lock])
    await work()
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()')
    client.release()
  }
}

it('a small file does not wait behind a large one, and each says how many are before it', async () => {
  let [large, small, second] = ['', '', '']
  await withBusyLanes(async () => {
    large = await receiveFile(boss, 'large.csv', many('大文件', 2500))
    small = await receiveFile(sip, 'small.csv', many('小文件', 2))
    second = await receiveFile(boss, 'large-2.csv', many('大文件二', 2500))
    const queue = await getQueue(sip)
    expect(queue.map(({ id, fileName, isWaiting, ahead }) => [id, fileName, isWaiting, ahead])).toEqual([
      [large, null, true, 0],
      [small, 'small.csv', true, 0],
      [second, null, true, 1],
    ])
  })
  const working = workThroughQueue(url())
  await until(async () => (await getBatch(sip, small))!.state === 'mapping')
  const behind = (await getBatch(boss, second))!
  await working
  expect(behind.state).toBe('reading')
  expect(await settled(boss, second)).toMatchObject({ state: 'mapping', total: 2500 })
}, 120_000)

it('what waits for its turn is cancelled at once', async () => {
  const batch = await checked(sip, many('等待', 3))
  await withBusyLanes(async () => {
    const waiting = await receiveFile(sip, 'waits.csv', many('排队', 2))
    await cancelStep(sip, waiting)
    expect(await getBatch(sip, waiting)).toMatchObject({ state: 'cancelled', isCancelling: false })
    await startImport(sip, batch.id)
    await cancelStep(sip, batch.id)
    expect(await getBatch(sip, batch.id)).toMatchObject({ state: 'preview', isCancelling: false })
    expect(await getQueue(sip)).toEqual([])
  })
})

it('says when the records were written, and when that was undone', async () => {
  const done = await importAll(boss, many('时刻', 3), { state: 'published' })
  const [began, ended] = [Date.parse(done.startedAt!), Date.parse(done.finishedAt!)]
  expect([began <= ended, done.undoneAt]).toEqual([true, null])
  await askUndo(boss, done.id)
  const undone = await settled(boss, done.id)
  expect(undone).toMatchObject({ state: 'undone', startedAt: done.startedAt, finishedAt: done.finishedAt })
  expect(Date.parse(undone.undoneAt!)).toBeGreaterThanOrEqual(ended)
})

it('undoing tells how far it is, and stops when asked, with everything as it was', async () => {
  const done = await importAll(boss, many('撤回', 1200), { state: 'draft', doubtful: 'create' })
  expect(done).toMatchObject({ state: 'done', created: 1200 })
  const before = await everything()
  const heard: number[] = []
  const stopped = transaction((q) =>
    undoImport(q, boss, done.id, 'stop', async (n) => {
      heard.push(n)
      if (n >= 1000) throw new Error('stop')
    }),
  )
  await expect(stopped).rejects.toThrow('stop')
  expect(heard).toEqual([500, 1000])
  expect(await everything()).toEqual(before)
  await askUndo(boss, done.id)
  await cancelStep(boss, done.id)
  expect(['done', 'undone']).toContain((await settled(boss, done.id)).state)
}, 120_000)

it('taking a row in keeps what has been chosen for others', async () => {
  const batch = await checked(sip, file(row('取舍甲'), row('取舍乙'), ['合计', ...Array(11).fill('')]))
  await setRowChoice(sip, batch.id, 2, 'skip')
  const [left] = await getRows(batch.id, 'left', 1)
  await takeRowIn(sip, batch.id, left!.no, true)
  await settled(sip, batch.id)
  const rows = await getRows(batch.id, 'all', 1)
  expect(rows.map(({ no, choice }) => [no, choice])).toEqual([
    [2, 'skip'],
    [3, null],
    [4, null],
  ])
  await choose(sip, batch.id, { ...DEFAULT_CHOICES, bad: 'skip' })
  expect(await count(`"Draft" WHERE "nameZh" LIKE '取舍%'`)).toBe(0)
})
