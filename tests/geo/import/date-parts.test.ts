/** Dates whose year, month and day stand in columns of their own. */

import { describe, expect, it } from 'vitest'
import type { ImportField } from '#geo/import/columns'
import { recogniseAll } from '#geo/import/headings'
import { readRow } from '#geo/import/row'
import { yearOfTitle } from '#geo/import/settings'
import { readAs } from '#geo/import/sheets/sheet-columns'
import { findHeader } from '#geo/import/table/header'
import { DEFAULTS, LOOK } from './reading'

const fieldsOf = (...headings: string[]) => recogniseAll(headings).map(({ field }) => field)

describe('columns', () => {
  it.each<[string[], (string | null)[]]>([
    [
      ['项目名称', '年份', '月份'],
      ['nameZh', 'announced@year', 'announced@month'],
    ],
    [
      ['项目名称', '签约年份', '签约月份'],
      ['nameZh', 'signed@year', 'signed@month'],
    ],
    [
      ['项目名称', '签约年份', '月份', '日'],
      ['nameZh', 'signed@year', 'signed@month', 'signed@day'],
    ],
    [
      ['Project', 'Year', 'Month'],
      ['nameZh', 'announced@year', 'announced@month'],
    ],
    [
      ['Project', 'Year of signing', 'Month of signing'],
      ['nameZh', 'signed@year', 'signed@month'],
    ],
    [
      ['项目名称', '开工年', '开工月', '竣工年份'],
      ['nameZh', 'founded@year', 'founded@month', 'completed@year'],
    ],
    [
      ['项目名称', '签约日期', '年份'],
      ['nameZh', 'signed', null],
    ],
    [
      ['项目名称', '月份'],
      ['nameZh', null],
    ],
    [
      ['项目名称', '签约年月'],
      ['nameZh', 'signed'],
    ],
    [
      ['项目名称', '年度计划投资', '占地年限'],
      ['nameZh', null, null],
    ],
  ])('%j', (headings, fields) => {
    expect(fieldsOf(...headings)).toEqual(fields)
  })

  it('below a heading for all of them', () => {
    const { headings } = findHeader([
      ['项目名称', '所在区', '签约时间', '', ''],
      ['', '', '年', '月', '日'],
      ['甲', '园区', '2021', '3', '5'],
    ])
    expect(fieldsOf(...headings).slice(2)).toEqual(['signed@year', 'signed@month', 'signed@day'])
  })

  it('of events and figures', () => {
    expect(readAs('events', ['活动名称', '年份', '月份']).columns).toEqual(['event', 'date@year', 'date@month'])
    expect(readAs('indicators', ['指标', '年份', '季度', '数值']).columns).toEqual([
      ...['indicator', 'period', 'period@month', 'value'],
    ])
  })
})

const COLUMNS = [
  'nameZh',
  'signed',
  'signed@year',
  'signed@month',
  'signed@day',
] as const satisfies readonly ImportField[]
const read = (...cells: string[]) => readRow(['甲项目', ...cells], { ...DEFAULTS, columns: COLUMNS }, LOOK)
const told = (...cells: string[]) =>
  read(...cells)
    .problems.filter(({ field }) => field?.startsWith('signed'))
    .map(({ field, code }) => `${field} ${code}`)

it.each([
  [['', '2021', '3', '5'], '2021-03-05', 'day'],
  [['', '2021年', '3月', '5日'], '2021-03-05', 'day'],
  [['', '2021', '03', ''], '2021-03-01', 'month'],
  [['', '２０２１', '十二月', ''], '2021-12-01', 'month'],
  [['', '2021', 'Mar', ''], '2021-03-01', 'month'],
  [['', '2021', 'March', '5'], '2021-03-05', 'day'],
  [['', '2021', '', ''], '2021-01-01', 'year'],
  [['', '2021', '2021-03', ''], '2021-03-01', 'month'],
  [['2021-06-08', '2021', '6', ''], '2021-06-08', 'day'],
  [['6月8日', '2021', '', ''], '2021-06-08', 'day'],
  [['2021年', '', '6', ''], '2021-06-01', 'month'],
  [['10月下旬', '2021', '', ''], '2021-10-01', 'month'],
  [['6月底', '2021', '', ''], '2021-06-01', 'month'],
])('%j is %s', (cells, date, datePrecision) => {
  expect([read(...cells).milestones, told(...cells)]).toEqual([[{ kind: 'signed', date, datePrecision }], []])
})

it.each([
  [['', '', '3', ''], 'signed@month date-no-year'],
  [['', '', '', '5'], 'signed@day date-no-year'],
  [['', '2021', '', '5'], 'signed@day date-no-month'],
  [['', '2021', '13', ''], 'signed date-day'],
  [['', '2021', '三季度', ''], 'signed ask-date-period'],
  [['', '2021', '3-5', ''], 'signed ask-date-words'],
  [['', '21', '3', ''], 'signed ask-date-short-year'],
  [['', '2021', '2022-03', ''], 'signed date-form'],
])('%j is no date: %s', (cells, problem) => {
  expect([read(...cells).milestones, told(...cells)]).toEqual([[], [problem]])
})

it.each([
  [['3月5日', '', '', ''], '2021-03-05', 'signed ask-title-year'],
  [['3月', '', '', ''], '2021-03-01', 'signed ask-title-year'],
  [['', '', '3', '5日'], '2021-03-05', 'signed ask-title-year'],
])('%j below a title of 2021 is %s once somebody says so', (cells, date, question) => {
  const settings = { ...DEFAULTS, columns: COLUMNS, ...yearOfTitle(['2021年签约项目一览表', '单位：亿元']) }
  const asked = readRow(['甲项目', ...cells], settings, LOOK)
  expect([asked.milestones, asked.problems.map(({ field, code }) => `${field} ${code}`)]).toEqual([[], [question]])
  const said = readRow(['甲项目', ...cells], { ...settings, answers: { 'title-year': 'title' } }, LOOK)
  expect(said.milestones).toMatchObject([{ date }])
  expect(yearOfTitle(['2019—2021年项目', '2020年'])).toEqual({})
})
