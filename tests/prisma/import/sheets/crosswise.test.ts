/** Tables of figures that stand crosswise: districts, indicators or periods as columns. */

import { expect, it } from 'vitest'
import type { Batch } from '#geo/import/batch'
import { getRows } from '#prisma/import/read'
import { csv } from '../../../support/import-files'
import { boss, withPeople } from '../journey'
import { checked } from './support'

withPeople()

const ECONOMY = { economy: ['试产值', '试验产值'], population: ['常住人口'] }
/** Each topic has been chosen for the names of its figures. */
const TOPICS = Object.fromEntries(
  Object.entries(ECONOMY).flatMap(([topic, names]) => names.map((name) => [name, topic])),
)

/** What each row makes: district, name, period, value and unit, or what is wrong. */
async function figuresOf(table: string[][], change: Partial<Batch['settings']['sheet'] & object> = {}, topics = {}) {
  const batch = await checked(boss, csv(table), 'figures.csv', (settings) => ({
    ...settings,
    words: { topic: { ...TOPICS, ...topics } },
    forAll: { source: 'S1' },
    sheet: settings.sheet && { ...settings.sheet, ...change },
  }))
  const rows = await getRows(batch.id, 'all', 1)
  return {
    sheet: batch.settings.sheet,
    figures: rows.map(({ leftOut, problems, reading }) => {
      if (leftOut) return [`left ${leftOut}`]
      const bad = problems.map(({ field, code, value }) => `${field} ${code} ${value}`)
      const made = (reading?.sheet ?? []).map(({ after: { columns: c } }) =>
        [
          c.districtId ?? 'city',
          c.labelZh,
          `${c.periodStart}/${c.periodEnd}`.replace(/^(\d{4})-01-01.*/, '$1'),
          c.value,
          c.unit,
        ].join(' '),
      )
      return [...bad, ...made]
    }),
  }
}

it('districts as columns, years as rows', async () => {
  const { sheet, figures } = await figuresOf([
    ['各区试产值（亿元）', '', '', '', ''],
    ['年份', '苏州工业园区', '苏州高新区', '全市', '备用'],
    ['2019', '2743.4', '1377.2', '19235.8', 'x'],
    ['2020年', '2907.1', '', '20170.5', ''],
    ['合计', '5650.5', '1377.2', '39406.3', ''],
  ])
  expect(sheet).toEqual({
    kind: 'indicators',
    columns: ['period', 'value@district:苏州工业园区', 'value@district:苏州高新区', 'value@district:全市', null],
    ofAll: { indicator: '试产值', unit: '亿元' },
  })
  expect(figures).toEqual([
    ['left title'],
    [
      '320571 试产值 2019 274340000000 cny',
      '320505 试产值 2019 137720000000 cny',
      'city 试产值 2019 1923580000000 cny',
    ],
    ['320571 试产值 2020 290710000000 cny', 'city 试产值 2020 2017050000000 cny'],
    ['left total'],
  ])
})

it('indicators as columns, districts as rows, the whole city among them', async () => {
  const { sheet, figures } = await figuresOf([
    ['2023年各板块主要经济指标', '', '', ''],
    ['板块', '试产值\n（亿元）', '常住人口（万人）', '排名'],
    ['苏州工业园区', '3,686.00', '１１４．５', '2'],
    ['苏州高新区', '-', '83', '7'],
    ['无此区', '1', '1', '8'],
    ['全市', '24653.4', '1295.8', ''],
    ['合计', '24653.4', '1295.8', ''],
  ])
  expect(sheet).toEqual({
    kind: 'indicators',
    columns: ['district', 'value@indicator:试产值（亿元）', 'value@indicator:常住人口（万人）', null],
    ofAll: expect.objectContaining({ period: '2023年' }),
  })
  expect(figures.slice(1)).toEqual([
    ['320571 试产值 2023 368600000000 cny', '320571 常住人口 2023 1145000 people'],
    ['320505 常住人口 2023 830000 people'],
    [expect.stringContaining('district district 无此区')],
    ['city 试产值 2023 2465340000000 cny', 'city 常住人口 2023 12958000 people'],
    ['left total'],
  ])
})

it('indicators as rows with their units, districts as columns', async () => {
  const { figures } = await figuresOf(
    [
      ['项目', '单位', '苏州工业园区', '苏州高新区'],
      ['试产值', '亿元', '3686', '1800'],
      ['常住人口', '万人', '114.5', '…'],
    ],
    { ofAll: { period: '2023' } },
  )
  expect(figures).toEqual([
    ['320571 试产值 2023 368600000000 cny', '320505 试产值 2023 180000000000 cny'],
    ['320571 常住人口 2023 1145000 people'],
  ])
})

it('years as columns, districts as rows, the name in the corner', async () => {
  const { figures } = await figuresOf([
    ['试产值（亿元）', '2019', '2020年'],
    ['苏州工业园区', '2743.4', '2907.1'],
    ['苏州高新区', '1377.2', '1446.3'],
  ])
  expect(figures).toEqual([
    ['320571 试产值 2019 274340000000 cny', '320571 试产值 2020 290710000000 cny'],
    ['320505 试产值 2019 137720000000 cny', '320505 试产值 2020 144630000000 cny'],
  ])
})

it('years above indicators, in two rows of headings', async () => {
  const { figures } = await figuresOf([
    ['区域', '2022年', '', '2023年', ''],
    ['', '试产值（亿元）', '常住人口（万人）', '试产值（亿元）', '常住人口（万人）'],
    ['苏州工业园区', '3515', '115', '3686', '114.5'],
  ])
  expect(figures).toEqual([
    [
      ...['320571 试产值 2022 351500000000 cny', '320571 常住人口 2022 1150000 people'],
      ...['320571 试产值 2023 368600000000 cny', '320571 常住人口 2023 1145000 people'],
    ],
  ])
})

it('headings in two rows whose lower ones repeat, and shares', async () => {
  const { figures } = await figuresOf(
    [
      ['2023年各市、区指标', '', '', '', ''],
      ['', '试产值', '', '试验产值', ''],
      ['', '总量（亿元）', '增长（%）', '总量（亿元）', '增长（%）'],
      ['苏州工业园区', '3686.0', '5.8', '411.1', '-6.6'],
    ],
    {},
    { 试产值总量: 'economy', 试产值增长: 'economy', 试验产值总量: 'economy', 试验产值增长: 'economy' },
  )
  expect(figures[1]).toEqual([
    ...['320571 试产值总量 2023 368600000000 cny', '320571 试产值增长 2023 5.8 percent'],
    ...['320571 试验产值总量 2023 41110000000 cny', '320571 试验产值增长 2023 -6.6 percent'],
  ])
  const shares = [
    ['板块', '试产值'],
    ['苏州工业园区', '5.1%'],
  ]
  expect((await figuresOf(shares, { ofAll: { period: '2023' } })).figures).toEqual([['320571 试产值 2023 5.1 percent']])
})

it('what no heading and no title says is asked for, and never guessed', async () => {
  const rows = [
    ['区域', '试产值（亿元）'],
    ['苏州工业园区', '3515'],
  ]
  expect((await figuresOf(rows)).figures).toEqual([['period required ']])
  const unnamed = [
    ['年份', '苏州工业园区', '苏州高新区'],
    ['2019', '1', '2'],
  ]
  expect((await figuresOf(unnamed)).figures).toEqual([['indicator required ']])
})

it('year and month, or quarter, of a figure in columns of their own', async () => {
  const { figures } = await figuresOf([
    ['所在区', '指标', '年份', '月份', '数值', '单位'],
    ['苏州工业园区', '试产值', '2023', '3', '300', '亿元'],
    ['苏州工业园区', '试产值', '2023', '二季度', '900', '亿元'],
    ['苏州工业园区', '试产值', '', '4', '900', '亿元'],
  ])
  expect(figures).toEqual([
    ['320571 试产值 2023-03-01/2023-03-31 30000000000 cny'],
    ['320571 试产值 2023-04-01/2023-06-30 90000000000 cny'],
    ['period@month date-no-year 4', 'period required '],
  ])
})

it.each([
  [
    ['项目名称', '所属板块', '总投资（亿元）', '年产值（亿元）'],
    ['甲', '苏州工业园区', '5', '8'],
  ],
  [
    ['企业名称', '所属板块', '产值（亿元）'],
    ['甲公司', '苏州工业园区', '8'],
  ],
])('a table of projects or companies is none: %j', async (...table) => {
  const { sheet } = await figuresOf(table)
  expect(sheet?.kind).not.toBe('indicators')
})
