/** Tables of figures by months, and of districts that the map calls otherwise, as offices publish them. */

import { expect, it } from 'vitest'
import { getRows } from '#prisma/import/read'
import { csv } from '../../../support/import-files'
import { boss, withPeople } from '../journey'
import { checked } from './support'

withPeople()

const SOURCED = { source: 'S1' }

it('months as rows: year and district of the title, sums since January, growth and shares left out', async () => {
  const file = csv([
    ['2025年苏州工业园区主要经济指标完成情况', '', '', '', ''],
    ['月份', '试产值（亿元）', '', '试收入（亿元）', ''],
    ['', '累计', '同比（%）', '当月', '占全市比重（%）'],
    ['1-2月', '1180.2', '5.1', '66.1', '16.2'],
    ['3月', '1822.7', '5.6', '120.4', '16.4'],
  ])
  const batch = await checked(boss, file, 'months.csv', (settings) => ({
    ...settings,
    words: { topic: { 试产值: 'economy', 试收入: 'economy' } },
    forAll: { ...settings.forAll, ...SOURCED },
  }))
  expect(batch.headings).toEqual([
    ...['月份', '试产值累计（亿元）', '试产值同比（%）', '试收入当月（亿元）', '试收入占全市比重（%）'],
  ])
  expect([batch.settings.sheet, batch.settings.forAll.district]).toEqual([
    {
      kind: 'indicators',
      columns: ['period@month', 'value@indicator:试产值累计（亿元）', null, 'value@indicator:试收入当月（亿元）', null],
      ofAll: { period: '2025年' },
    },
    '320571',
  ])
  const rows = (await getRows(batch.id, 'all', 1)).filter(({ leftOut }) => leftOut === null)
  const figures = rows.flatMap(({ reading }) =>
    (reading?.sheet ?? []).map(({ after: { columns: c } }) =>
      [c.districtId, c.labelZh, c.periodStart, c.periodEnd, c.value].join(' '),
    ),
  )
  expect(figures).toEqual([
    '320571 试产值 2025-01-01 2025-02-28 118020000000',
    '320571 试收入 2025-01-01 2025-02-28 6610000000',
    // 累计 of March counts from January, 当月 is March alone.
    '320571 试产值 2025-01-01 2025-03-31 182270000000',
    '320571 试收入 2025-03-01 2025-03-31 12040000000',
  ])
})

it('当月 and 累计 alone are figures of what the title is about, and their unit may stand below', async () => {
  const file = csv([
    ['2025年8月试验总产值', '', '', ''],
    ['地区', '当月', '累计', '同比(%)'],
    ['昆山市', '12.5', '98.7', '5.1'],
    ['相城区', '512.3', '4012.5', '12.3'],
    ['单位：亿元', '', '', ''],
  ])
  const batch = await checked(boss, file, 'counted.csv', (settings) => ({
    ...settings,
    words: { topic: { 试验总产值: 'economy' } },
    forAll: SOURCED,
  }))
  expect(batch.settings.sheet).toEqual({
    kind: 'indicators',
    columns: ['district', 'value@indicator:当月', 'value@indicator:累计', null],
    ofAll: { indicator: '试验总产值', period: '2025年8月', unit: '亿元' },
  })
  const figures = (await getRows(batch.id, 'new', 1)).flatMap(({ reading }) =>
    (reading?.sheet ?? []).map(({ after: { columns: c } }) =>
      [c.districtId, c.labelZh, c.periodStart, c.periodEnd, c.value].join(' '),
    ),
  )
  expect(figures).toEqual([
    '320583 试验总产值 2025-08-01 2025-08-31 1250000000',
    '320583 试验总产值 2025-01-01 2025-08-31 9870000000',
    '320507 试验总产值 2025-08-01 2025-08-31 51230000000',
    '320507 试验总产值 2025-01-01 2025-08-31 401250000000',
  ])
})

it('districts as columns are figures, also where one is called as parks are; unknown ones are words to explain', async () => {
  const file = csv([
    ['2025年1-9月各板块主要指标', '', '', '', '', ''],
    ['指标', '单位', '昆山', '园区', '某湖新城', '同比'],
    ['试产值', '亿元', '4100', '2900', '15', '5.4'],
  ])
  const explain = (districts: object) =>
    checked(boss, file, 'districts.csv', (settings) => ({
      ...settings,
      words: { topic: { 试产值: 'economy' }, district: { ...districts } },
      forAll: SOURCED,
    }))
  const batch = await explain({})
  expect(batch.settings.sheet).toMatchObject({
    kind: 'indicators',
    columns: ['indicator', 'unit', 'value@district:昆山', 'value@district:园区', 'value@district:某湖新城', null],
    ofAll: { period: '2025年1-9月' },
  })
  expect(batch.hint!.words!.map(({ field, word }) => [field, word])).toContainEqual(['district', '某湖新城'])
  const rows = (await getRows((await explain({ 某湖新城: '320506' })).id, 'all', 1)).filter(({ leftOut }) => !leftOut)
  expect(
    rows.map(({ isBad, reading }) => [isBad, reading?.sheet?.map(({ after }) => after.columns.districtId)]),
  ).toEqual([[false, ['320583', '320571', '320506']]])
})
