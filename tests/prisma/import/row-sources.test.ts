/** Sources that rows of projects name: found by their page or title, or made with the import. */

import { expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { NEW_RECORD } from '#geo/import/words'
import { askUndo, choose, startImport } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { query } from '#prisma/transaction'
import { csv, rawXlsx } from '../../support/import-files'
import { codesOf } from './cases'
import { boss, withPeople } from './journey'
import { checked, settled } from './support'

withPeople()

const project = (name: string, source: string) => [name, '平台', '数字经济', '苏州工业园区', source]
const table = (...rows: string[][]) => csv([['项目名称', '项目类型', '产业', '所在区', '报道链接'], ...rows])
const named = { forAll: { source: '' } }

async function importedWith(file: Buffer, words: object = {}) {
  const batch = await checked(boss, file, { ...named, words })
  await choose(boss, batch.id, { ...DEFAULT_CHOICES, state: 'published' })
  await startImport(boss, batch.id)
  return settled(boss, batch.id)
}

const citedBy = (like: string) =>
  query<{ name: string; title: string; url: string | null }>(
    `SELECT p."nameZh" AS "name", s."titleZh" AS "title", s."url" FROM "Project" p
      JOIN "Citation" c ON c."record" = 'project' AND c."recordId" = p."id" AND c."field" = 'name'
      JOIN "Source" s ON s."id" = c."sourceId" WHERE p."nameZh" LIKE $1 ORDER BY 1`,
    [like],
  )

it('a page that no source has is made one, once for all rows that name it, and taken back with them', async () => {
  const done = await importedWith(
    table(
      project('链接甲', 'https://news.example.org/a?id=1'),
      project('链接乙', 'http://www.news.example.org/a?id=1'),
      project('链接丙', 'https://news.example.org/a?id=11'),
    ),
  )
  expect(done).toMatchObject({ state: 'done', problem: null })
  const [a, b, c] = await citedBy('链接%')
  expect([a!.url, b!.url, c!.url]).toEqual([
    ...['https://news.example.org/a?id=11', 'https://news.example.org/a?id=1', 'https://news.example.org/a?id=1'],
  ])
  const again = await checked(boss, table(project('链接丁', 'http://news.example.org/a?id=1')), named)
  expect((await getRows(again.id, 'all', 1))[0]!.problems.filter(({ field }) => field === 'source')).toEqual([])
  await askUndo(boss, done.id)
  await settled(boss, done.id)
  expect(await query(`SELECT 1 FROM "Source" WHERE "url" LIKE '%news.example.org%'`, [])).toEqual([])
})

it('words that are no page are asked about, and become a source where somebody says so', async () => {
  const file = table(project('剪报甲', '某某日报2025年3月1日'), project('剪报乙', '某某日报2025年3月1日'))
  const open = await checked(boss, file, named)
  const rows = await getRows(open.id, 'all', 1)
  expect(rows.map((row) => [row.isBad, codesOf(row, 'source')])).toEqual([
    [true, ['source']],
    [true, ['source']],
  ])
  expect(open.hint!.words!.map(({ field, word, rows: n }) => [field, word, n])).toEqual([
    ['source', '某某日报2025年3月1日', 2],
  ])
  await importedWith(file, { source: { 某某日报2025年3月1日: NEW_RECORD } })
  expect(await citedBy('剪报%')).toEqual([
    { name: '剪报乙', title: '某某日报2025年3月1日', url: null },
    { name: '剪报甲', title: '某某日报2025年3月1日', url: null },
  ])
})

it('an address that no record may hold stays a problem of its row', async () => {
  const batch = await checked(boss, table(project('坏链接', 'https://user:word@example.org/x')), named)
  expect(codesOf((await getRows(batch.id, 'all', 1))[0]!, 'source')).toEqual(['source'])
})

it('a cell of a workbook that leads to a page is that page, whatever it is called', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const link = '<c t="str"><f>HYPERLINK("https://news.example.org/behind","详见")</f><v>详见</v></c>'
  const rows = [
    `<row>${['项目名称', '项目类型', '产业', '所在区', '报道链接'].map(cell).join('')}</row>`,
    `<row>${project('超链甲', '').slice(0, 4).map(cell).join('')}${link}</row>`,
  ].join('')
  const done = await importedWith(rawXlsx(Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)))
  expect([done.problem, done.hint?.words]).toEqual([null, []])
  expect(await citedBy('超链%')).toEqual([
    { name: '超链甲', title: 'https://news.example.org/behind', url: 'https://news.example.org/behind' },
  ])
})
