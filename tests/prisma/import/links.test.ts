/** Investors and events that a row names of a project that is there: added, never dropped in silence. */

import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { NEW_RECORD } from '#geo/import/words'
import { choose, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { boss, withPeople } from './journey'
import { checked, settled } from './support'

withPeople()

const HEAD = ['项目名称', '项目类型', '产业', '所在区', '投资方', '签约活动', '签约日期']
const base = (name: string, ...more: string[]) => csv([HEAD, [name, '平台', '数字经济', '苏州工业园区', ...more]])

async function imported(bytes: Buffer, words = {}) {
  const batch = await checked(boss, bytes, { words })
  const [row] = await getRows(batch.id, 'all', 1)
  await choose(boss, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  if (row!.verdict !== 'same') {
    await startImport(boss, batch.id)
    expect(await settled(boss, batch.id)).toMatchObject({ state: 'done', problem: null })
  }
  return row!
}

const linksOf = async (name: string) =>
  (
    await query<{ investors: string[] | null; events: string[] | null }>(
      `SELECT (SELECT array_agg(o."nameZh" ORDER BY o."nameZh" COLLATE "C") FROM "Participation" r JOIN "Organisation" o ON o."id" = r."organisationId" WHERE r."projectId" = p."id") AS "investors",
        (SELECT array_agg(e."nameZh" || ' ' || m."date"::text ORDER BY m."date") FROM "Milestone" m JOIN "Event" e ON e."id" = m."eventId" WHERE m."projectId" = p."id") AS "events"
        FROM "Project" p WHERE p."nameZh" = $1`,
      [name],
    )
  )[0]

it('a new investor and a new event of a row that updates are written, and the row says so', async () => {
  await imported(base('补录项目', '', '', '2026-05-01'))
  const file = base('补录项目', '补录公司', '补录大会', '2026-05-01')
  const words = { investor: { 补录公司: NEW_RECORD }, event: { 补录大会: NEW_RECORD } }
  const row = await imported(file, words)
  expect(row.verdict).toBe('changed')
  expect(row.differences!.changes.map(({ column, after }) => [column, after])).toEqual([
    ['investor', '补录公司'],
    ['event', '补录大会'],
  ])
  expect(await linksOf('补录项目')).toEqual({ investors: ['补录公司'], events: ['补录大会 2026-05-01'] })
  expect((await imported(file)).verdict).toBe('same')
})

it('known ones are added beside those that the record has', async () => {
  await imported(base('另一项目', '甲公司', '', '2026-06-01'), { investor: { 甲公司: NEW_RECORD } })
  const row = await imported(base('另一项目', '补录公司', '补录大会', ''))
  expect(row.verdict).toBe('changed')
  expect(await linksOf('另一项目')).toEqual({ investors: ['甲公司', '补录公司'], events: ['补录大会 2026-06-01'] })
})

it('an event that no date can carry is told of', async () => {
  const fresh = await imported(base('无日期项目', '', '补录大会', ''))
  expect(fresh.problems.map(({ code }) => code)).toContain('event-unlinked')
  const again = await imported(base('无日期项目', '补录公司', '补录大会', ''))
  expect(again.problems.map(({ code }) => code)).toContain('event-unlinked')
  expect(await linksOf('无日期项目')).toEqual({ investors: ['补录公司'], events: null })
})

it('several investors of one cell are known or made one by one, and found again', async () => {
  const file = base('合投项目', '补录公司、合投甲公司（60%）；合投乙公司', '', '2026-07-01')
  const made = { 合投甲公司: NEW_RECORD, 合投乙公司: NEW_RECORD }
  await imported(file, { investor: made })
  expect(await linksOf('合投项目')).toMatchObject({ investors: ['合投乙公司', '合投甲公司', '补录公司'] })
  expect((await imported(file)).verdict).toBe('same')
})
