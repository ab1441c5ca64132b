/** Parks, investors and events that rows name and no record has: made with the import, and taken back with it. */

import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { NEW_RECORD } from '#geo/import/words'
import { importSearch } from '#geo/text/import-search'
import { askUndo, choose, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { findProjects } from '#prisma/read/search'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { codesOf } from './cases'
import { boss, count, sip, withPeople } from './journey'
import { checked, read, settled } from './support'

withPeople()

const HEADINGS = ['项目名称', '项目类型', '产业', '所在区', '园区', '投资方', '签约活动', '签约日期']
const table = (name: string) =>
  csv([
    HEADINGS,
    [`${name}甲`, '平台', '数字经济', '苏州工业园区', `${name}园`, `${name}公司`, `${name}大会`, '2026-09-28'],
    [`${name}乙`, '平台', '数字经济', '苏州工业园区', `${name}园`, `${name} 公司`, `${name}大会`, '2026-09-28'],
    [`${name}丙`, '平台', '数字经济', '苏州工业园区', '', '', `${name}大会`, ''],
  ])
const words = (name: string) => ({
  place: { [`${name}园`]: NEW_RECORD },
  investor: { [`${name}公司`]: NEW_RECORD, [`${name} 公司`]: NEW_RECORD },
  event: { [`${name}大会`]: NEW_RECORD },
})
const made = (name: string) =>
  count(
    `(SELECT "nameZh" FROM "Place" UNION ALL SELECT "nameZh" FROM "Organisation" UNION ALL SELECT "nameZh" FROM "Event") n WHERE "nameZh" LIKE '${name}%'`,
  )

async function imported(actor: typeof boss, name: string, state: 'published' | 'review') {
  const batch = await checked(actor, table(name), { words: words(name) })
  await choose(actor, batch.id, { ...DEFAULT_CHOICES, state })
  await startImport(actor, batch.id)
  return settled(actor, batch.id)
}

it('an unknown park keeps rows from being imported; unknown investors and events are offered, not lost', async () => {
  const batch = await read(sip, table('未定'))
  expect(batch.hint!.words!.map(({ field, word, rows }) => [field, word, rows])).toEqual([
    ['event', '未定大会', 3],
    ['place', '未定园', 2],
    ['investor', '未定公司', 1],
    ['investor', '未定 公司', 1],
  ])
  const rows = await getRows((await checked(sip, table('未定'))).id, 'all', 1)
  expect(codesOf(rows[0]!, 'place', 'investor', 'event')).toEqual(['place', 'investor-unknown', 'event-unknown'])
})

it('are made once each, published with the projects that name them, and undone with them', async () => {
  const done = await imported(boss, '同建', 'published')
  expect(done).toMatchObject({ state: 'done', created: 3, problem: null })
  expect(await made('同建')).toBe(3)
  const rows = await query(
    `SELECT p."nameZh" AS name, l."nameZh" AS place, o."nameZh" AS investor, e."nameZh" AS event, e."date"::text AS date FROM "Project" p
      LEFT JOIN "Place" l ON l."id" = p."placeId" LEFT JOIN "Participation" r ON r."projectId" = p."id"
      LEFT JOIN "Organisation" o ON o."id" = r."organisationId" LEFT JOIN "Milestone" m ON m."projectId" = p."id"
      LEFT JOIN "Event" e ON e."id" = m."eventId" WHERE p."nameZh" LIKE '同建%' ORDER BY p."nameZh" COLLATE "C"`,
    [],
  )
  const whole = { place: '同建园', investor: '同建公司', event: '同建大会', date: '2026-09-28' }
  expect(rows).toEqual([
    { name: '同建丙', place: null, investor: null, event: null, date: null },
    { name: '同建乙', ...whole },
    { name: '同建甲', ...whole },
  ])
  expect((await findProjects(importSearch(done.id))).map(({ length }) => length)).toEqual([3])
  await askUndo(boss, done.id)
  expect(await settled(boss, done.id)).toMatchObject({ state: 'undone' })
  expect(await made('同建')).toBe(0)
  expect((await findProjects(importSearch(done.id))).map(({ length }) => length)).toEqual([0])
})

it('an editor’s wait for review with the projects, and a second file takes the same drafts', async () => {
  await imported(sip, '待审', 'review')
  const drafts = () =>
    count(`"Draft" WHERE "nameZh" IN ('待审园', '待审公司', '待审 公司', '待审大会') AND "state" = 'review'`)
  expect([await drafts(), await made('待审')]).toEqual([3, 0])
  const again = await checked(
    sip,
    csv([HEADINGS, ['待审后来', '平台', '数字经济', '苏州工业园区', '待审园', '', '', '']]),
    {
      words: words('待审'),
    },
  )
  await choose(sip, again.id, { ...DEFAULT_CHOICES, doubtful: 'create' })
  await startImport(sip, again.id)
  expect(await settled(sip, again.id)).toMatchObject({ state: 'done', created: 1 })
  expect(await drafts()).toBe(3)
})
