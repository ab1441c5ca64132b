/** Workbooks that keep one list on several sheets: one for each year, or for each district. */

import { expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { checkWith, readTable } from '#prisma/import/actions'
import { getRows } from '#prisma/import/read'
import { boss, withPeople } from '../journey'
import { read, settled } from '../support'

withPeople()

const cells = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((value) => ({ value, type: String })))
const workbook = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<Buffer> =>
  writeXlsxFile(Object.entries(sheets).map(([sheet, rows]) => ({ data: cells(rows), sheet }))).toBuffer()

async function takenTogether(bytes: Buffer) {
  const one = await read(boss, bytes, 'sheets.xlsx')
  await readTable(boss, one.id, 'together')
  return { one, all: await settled(boss, one.id) }
}

async function checkedRows(batch: Awaited<ReturnType<typeof read>>, answers = {}) {
  const settings = { ...batch.settings, answers, forAll: { ...batch.settings.forAll, source: 'S1', kind: 'platform' } }
  await checkWith(boss, batch.id, settings)
  await settled(boss, batch.id)
  return getRows(batch.id, 'all', 1)
}

it('sheets with the same headings go in as one table, whose rows have the district of their sheet', async () => {
  const list = (title: string, ...rows: string[][]) => [[title], ['项目名称', '产业', '签约日期'], ...rows]
  const { one, all } = await takenTogether(
    await workbook({
      昆山市: list('2025年签约', ['甲', '生物医药', '3月'], ['乙', '数字经济', '2025-04'], ['合计2个', '', '']),
      说明: [['这是说明', '没有表']],
      太仓市: list('2026年签约', ['丙', '生物医药', '2026-05'], ['注：不含增资', '', '']),
      其他: [
        ['项目名称', '开工日期'],
        ['丁', '2026-05'],
      ],
    }),
  )
  expect(one.reading).toMatchObject({ table: 0, alike: 2 })
  expect(all.reading).toMatchObject({ table: 0, alike: 2, isTogether: true })
  expect([all.headings, all.settings.columns]).toEqual([
    ['项目名称', '产业', '签约日期', '工作表'],
    ['nameZh', 'sector', 'signed', 'district'],
  ])
  // A month without its year takes that of no title, since they differ.
  expect(all.settings.titleYear).toBeUndefined()
  const rows = await checkedRows(all)
  expect(rows.map(({ cells: [name], leftOut, reading }) => [name, leftOut, reading?.columns.districtId])).toEqual([
    ['2025年签约', 'title', undefined],
    ['2026年签约', 'title', undefined],
    ['甲', null, '320583'],
    ['乙', null, '320583'],
    ['合计2个', 'total', undefined],
    ['丙', null, '320585'],
    ['注：不含增资', 'note', undefined],
  ])
  expect(rows[2]!.problems.map(({ code }) => code)).toContain('ask-date-words')
})

it('of lists by years the sheet is the year of dates without one', async () => {
  const list = (...rows: string[][]) => [['项目名称', '产业', '所在区', '签约日期'], ...rows]
  const { all } = await takenTogether(
    await workbook({
      '2025年': list(['甲', '生物医药', '昆山市', '3月']),
      '2026年': list(['乙', '数字经济', '太仓市', '4月5日'], ['丙', '数字经济', '太仓市', '2026-06']),
    }),
  )
  expect(all.headings).toEqual(['项目名称', '产业', '所在区', '签约日期', '签约日期（年）'])
  const dates = (await checkedRows(all)).map(({ reading }) => reading!.milestones.map(({ date }) => date))
  expect(dates).toEqual([['2025-03-01'], ['2026-04-05'], ['2026-06-01']])
})

it('sheets with another unit are not of one form', async () => {
  const list = (unit: string) => [[`单位：${unit}`], ['项目名称', '总投资'], ['甲', '5']]
  const { reading, id } = await read(boss, await workbook({ 甲: list('亿元'), 乙: list('万元') }), 'units.xlsx')
  expect(reading!.alike).toBeUndefined()
  await expect(readTable(boss, id, 'together')).rejects.toMatchObject({ code: 'late' })
})
