/** Ranges and expectations: kept with the project in the words of the file, and never turned into a value. */

import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { choose, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv } from '../../support/import-files'
import { codesOf } from './cases'
import { boss, withPeople } from './journey'
import { checked, settled } from './support'

withPeople()

const HEADINGS = ['项目名称', '项目类型', '产业', '所在区', '总投资（亿元）', '签约日期', '投产时间']
const file = csv([
  HEADINGS,
  ['原文甲', '平台', '数字经济', '苏州工业园区', '3-5', '2025-03-08', '预计2026年底前'],
  ['原文乙', '平台', '数字经济', '苏州工业园区', '5000万美元以内', '2025年三季度', '2026年'],
])
const keep = { 'amount-range': 'words', 'date-words': 'words', 'date-period': 'words' } as const

const details = (like: string) =>
  query<{ name: string; topic: string; zh: string; en: string; source: string | null }>(
    `SELECT p."nameZh" AS "name", d."topic", d."textZh" AS "zh", d."textEn" AS "en", c."sourceId" AS "source"
      FROM "Detail" d JOIN "Project" p ON p."id" = d."projectId"
      LEFT JOIN "Citation" c ON c."record" = 'detail' AND c."recordId" = d."id"
      WHERE p."nameZh" LIKE $1 ORDER BY 1, 3`,
    [like],
  )

it('are asked about, once for all rows', async () => {
  const { id, hint } = await checked(boss, file)
  const rows = await getRows(id, 'all', 1)
  expect(rows.map((row) => codesOf(row, 'amount', 'signed', 'opened'))).toEqual([
    ['ask-amount-range', 'ask-date-words'],
    ['ask-amount-range', 'ask-date-period'],
  ])
  expect(Object.keys(hint!.questions!).toSorted()).toEqual(['amount-range', 'date-period', 'date-words'])
})

it('stand with the project and its source as the file has them, and say nothing new the second time', async () => {
  const batch = await checked(boss, file, { answers: keep })
  const rows = await getRows(batch.id, 'all', 1)
  expect(rows.map(({ isBad }) => isBad)).toEqual([false, false])
  expect(codesOf(rows[0]!, 'amount', 'opened')).toEqual(['as-stated', 'as-stated'])
  await choose(boss, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  await startImport(boss, batch.id)
  expect(await settled(boss, batch.id)).toMatchObject({ state: 'done', created: 2, problem: null })
  const said = (name: string, zh: string, en: string) => ({ name, topic: 'as-stated', zh, en, source: 'S1' })
  expect((await details('原文%')).toSorted((a, b) => a.en.localeCompare(b.en))).toEqual(
    [
      said('原文乙', '总投资：5000万美元以内', 'Total investment: 5000万美元以内'),
      said('原文甲', '投用日期：预计2026年底前', 'Opened on: 预计2026年底前'),
      said('原文乙', '签约日期：2025年三季度', 'Signed on: 2025年三季度'),
      said('原文甲', '总投资：3-5（亿元）', 'Total investment: 3-5 (× 100,000,000 CNY)'),
    ].toSorted((a, b) => a.en.localeCompare(b.en)),
  )
  const amounts = await query(
    `SELECT DISTINCT "amountCny", "amountForeign" FROM "Project" WHERE "nameZh" LIKE '原文%'`,
    [],
  )
  expect(amounts).toEqual([{ amountCny: null, amountForeign: null }])
  const again = await checked(boss, file, { answers: keep })
  expect((await getRows(again.id, 'all', 1)).map(({ verdict }) => verdict)).toEqual(['same', 'same'])
})

it('are added to a record that is there, as a difference', async () => {
  const more = csv([HEADINGS, ['原文乙', '平台', '数字经济', '苏州工业园区', '', '', '力争年内投产']])
  const batch = await checked(boss, more, { answers: keep })
  const [row] = await getRows(batch.id, 'all', 1)
  expect([row!.verdict, row!.differences!.changes]).toEqual([
    'changed',
    [{ column: 'opened', before: null, after: '投用日期：力争年内投产' }],
  ])
  await choose(boss, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  await startImport(boss, batch.id)
  await settled(boss, batch.id)
  expect((await details('原文乙')).map(({ zh }) => zh)).toContain('投用日期：力争年内投产')
})

it('are left out without a trace where somebody says so', async () => {
  const none = { 'amount-range': 'none', 'date-words': 'none', 'date-period': 'year' } as const
  const other = Buffer.from(file.toString().replaceAll('原文', '略去'))
  const rows = await getRows((await checked(boss, other, { answers: none })).id, 'all', 1)
  expect(rows.map(({ isBad, reading }) => [isBad, reading!.words])).toEqual([
    [false, undefined],
    [false, undefined],
  ])
})
