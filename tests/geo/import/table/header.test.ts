import { describe, expect, it } from 'vitest'
import { suggestSettings } from '#geo/import/settings'
import { FillDown, gappedColumns, mergedColumns } from '#geo/import/table/fill-down'
import { findHeader } from '#geo/import/table/header'
import { leftAbove, leftOutAs } from '#geo/import/table/left-out'
import { OtherTable } from '#geo/import/table/other-table'

const HEADINGS = ['序号', '项目名称', '所在区', '总投资（亿元）', '签约日期', '备注']
const COLUMNS = [null, 'nameZh', 'district', 'amount', 'signed', null] as const
const FORM = { headings: HEADINGS, columns: COLUMNS }
const ROW = ['1', '甲', '苏州工业园区', '5', '2021-06', '']

describe('the headings are found', () => {
  it.each<[string, string[][], number, string[]]>([
    [
      'below forty rows of remarks',
      [...Array.from({ length: 40 }, (_, i) => [`说明${i}`]), HEADINGS, ROW],
      41,
      HEADINGS,
    ],
    [
      'below a line of two texts',
      [
        ['填报单位：某局', '', '填报日期：2026年9月'],
        ['项目', '地址', '投资额'],
        ['甲', '某路1号', '5亿'],
      ],
      2,
      ['项目', '地址', '投资额'],
    ],
    [
      'in three rows, the lowest with units',
      [
        ['序号', '项目基本情况', '', '投资', ''],
        ['', '项目名称', '所在区', '总投资', '外资'],
        ['', '', '', '（亿元）', '（万美元）'],
        ['1', '甲', '园区', '5', '100'],
      ],
      3,
      ['序号', '项目名称', '所在区', '总投资（亿元）', '外资（万美元）'],
    ],
    [
      'with merged cells that were filled downwards',
      [
        ['序号', '项目名称', '总投资', '总投资'],
        ['序号', '项目名称', '（亿元）', '其中外资'],
        ['1', '甲', '5', '1'],
      ],
      2,
      ['序号', '项目名称', '总投资（亿元）', '其中外资'],
    ],
    [
      'by looks, where no heading is known',
      [
        ['某某一览表', '', ''],
        ['代号', '甲方', '乙方', '丙方'],
        ['A1', '张三公司', '5', '7'],
        ['A2', '李四公司', '6', '8'],
      ],
      2,
      ['代号', '甲方', '乙方', '丙方'],
    ],
  ])('%s', (_, rows, firstRow, headings) => {
    expect(findHeader(rows)).toMatchObject({ firstRow, headings })
  })

  it.each([
    ['单位：亿元', 1e8, 'CNY'],
    ['（金额单位：万美元）', 1e4, 'USD'],
    ['单位: 百万元  日期：2026年9月', 1e6, 'CNY'],
  ])('with the unit of a line above: %s', (line, unit, currency) => {
    expect(findHeader([['重点项目表'], ['', line], HEADINGS, ROW]).unit).toEqual({ unit, currency })
  })

  it('and what stands above them is a title', () => {
    const header = findHeader([['重点项目表'], ['单位：亿元'], HEADINGS, ROW])
    expect([['重点项目表'], ['单位：亿元'], ROW].map((row, i) => leftAbove(i === 2 ? 3 : i, row, header))).toEqual([
      'title',
      'unit',
      null,
    ])
  })
})

it('a datum that stands above coordinates belongs to them', () => {
  const rows = [
    ['序号', '项目名称', '百度坐标', '', '备注'],
    ['', '', '经度', '纬度', ''],
    ['1', '甲', '120.7', '31.3', ''],
  ]
  expect(findHeader(rows)).toMatchObject({
    firstRow: 2,
    headings: ['序号', '项目名称', '百度坐标经度', '百度坐标纬度', '备注'],
  })
})

describe('a row that is no record', () => {
  it.each<[string, string[]]>([
    ['total', ['', '合计', '', '1234', '', '']],
    ['total', ['合计', '22个', '', '1,234', '', '']],
    ['total', ['总计：', '', '', '99', '', '']],
    ['total', ['', 'Total', '', '12', '', '']],
    ['subtotal', ['', '小计', '', '12', '', '']],
    ['subtotal', ['', '苏州工业园区（2个）', '', '12', '', '']],
    ['subtotal', ['苏州工业园区（2个）', '', '', '', '', '']],
    ['subtotal', ['一、生物医药（共5项）', '', '', '30.5', '', '']],
    ['subtotal', ['', '园区小计', '', '12', '', '']],
    ['section', ['一、新开工项目', '', '', '', '', '']],
    ['section', ['（二）续建项目', '', '', '', '', '']],
    ['section', ['', '生物医药', '', '', '', '']],
    ['section', Array(6).fill('苏州工业园区')],
    ['note', ['注：1. 总投资以合同为准', '', '', '', '', '']],
    ['note', ['填报人：张三', '', '', '联系电话：000', '', '']],
    ['note', ['数据来源：某局', '', '', '', '', '']],
    ['note', ['以上项目均为本季度新签约的项目，按照所在区排序，不含结转项目和意向项目。', '', '', '', '', '']],
    ['unit', ['', '', '', '', '', '单位：亿元']],
    ['heading', HEADINGS],
  ])('%s: %j', (expected, row) => {
    expect(leftOutAs(row, FORM)).toBe(expected)
  })

  it.each([
    [ROW],
    [['', '甲', '', '', '', '备注：待定']],
    [['2', '合计科技产业园', '园区', '5', '', '']],
    [['3', '总部大楼（2个）', '园区', '5', '2021', '']],
    [['6', '乙', '园区', '5', '', '合计']],
    [['4', '注塑机基地', '园区', '', '', '']],
    [['5', '一汽大众项目', '园区', '', '', '']],
  ])('but not %j', (row) => {
    expect(leftOutAs(row, FORM)).toBeNull()
  })

  it('in a table of names only a lone name is a record', () => {
    expect(leftOutAs(['甲项目'], { headings: ['项目名称'], columns: ['nameZh'] })).toBeNull()
  })
})

describe('cells merged downwards in a text file', () => {
  const columns = ['district', 'nameZh', 'amount'] as const
  const rows = [
    ['科技城', '甲', '1'],
    ['', '乙', ''],
    ['枫桥', '丙', ''],
    ['', '丁', '2'],
    ['', '戊', ''],
  ]

  it('are found in columns that group rows', () => {
    expect(mergedColumns(rows, columns)).toEqual([0])
  })
  it('not where a value comes back, as in a column that is often empty', () => {
    expect(mergedColumns([...rows, ['科技城', '己', '']], columns)).toEqual([])
    expect(mergedColumns([['', '甲', ''], ...rows], columns)).toEqual([])
  })
  it('not for one value above one empty cell, as in an update of two records', () => {
    expect(mergedColumns([['甲区'], ['']], ['district'])).toEqual([])
    expect(mergedColumns([['甲区'], [''], ['乙区']], ['district'])).toEqual([0])
    expect(mergedColumns([['甲区'], [''], ['']], ['district'])).toEqual([0])
  })
  it('are only asked about where the cells may as well be unknown, or a value comes back', () => {
    const table = [
      ['科技城', '某公司', '甲'],
      ['', '', '乙'],
      ['枫桥', '另一公司', '丙'],
      ['', '', '丁'],
      ['科技城', '第三家', '戊'],
      ['', '', '己'],
    ]
    const read = ['district', 'investor', 'nameZh'] as const
    expect(mergedColumns(table, read)).toEqual([])
    expect(gappedColumns(table, read)).toEqual([0, 1])
  })
  it('and filled, each with the row that it came from', () => {
    const above = new FillDown([0])
    const filled = rows.map((cells, i) => above.fill(i + 2, cells))
    expect(filled.map(({ cells }) => cells[0])).toEqual(['科技城', '科技城', '枫桥', '枫桥', '枫桥'])
    expect(filled.map(({ from }) => from[0]?.no)).toEqual([undefined, 2, undefined, 4, 4])
  })
})

describe('what is no record in a narrow table', () => {
  const narrow = { headings: ['项目名称', '总投资', '备注'], columns: ['nameZh', 'amount', null] } as const
  it.each<[string[], string | null]>([
    [['3个项目', '7', ''], 'total'],
    [['Grand Total', '7', ''], 'total'],
    [['平均', '7', ''], 'total'],
    [['最大值', '7', ''], 'total'],
    [['注1、不含土地费用', '', ''], 'note'],
    [['*为省重大项目', '', ''], 'note'],
    [['附件2', '', ''], 'section'],
    [['平均每户一机项目', '7', ''], null],
    [['共计广场项目', '7', ''], null],
    [['注塑机生产基地', '', ''], null],
  ])('%j is %s', (cells, expected) => {
    expect(leftOutAs(cells, narrow)).toBe(expected)
  })
})

it.each([
  [
    'in a heading of its own',
    [
      ['项目名称', '总投资', '（单位：亿元）'],
      ['甲', '3', ''],
    ],
    1,
  ],
  [
    'in a row of units of any kind',
    [
      ['项目名称', '总投资', '用地面积'],
      ['', '亿元', '亩'],
      ['甲', '3', '50'],
    ],
    2,
  ],
])('a unit %s is that of amounts', (_, rows, firstRow) => {
  const header = findHeader(rows)
  const { amountUnit } = suggestSettings(header.headings, header.unit)
  expect([header.firstRow, amountUnit]).toEqual([firstRow, 1e8])
})

it('rows below the headings of another table are not read under the first', () => {
  const other = new OtherTable()
  const none = [{ field: 'nameZh', code: 'name-none', value: '' }] as const
  const codesOf = (no: number, cells: string[], found: typeof none | []) =>
    other.problems(no, cells, found).map(({ code, allowed }) => [code, allowed])
  expect(codesOf(2, ['甲', '3'], [])).toEqual([])
  expect(codesOf(3, ['-', '4'], none)).toEqual([])
  expect(codesOf(4, ['乙', '4'], [])).toEqual([])
  expect(codesOf(5, ['项目名称', '总投资（万元）'], none)).toEqual([])
  expect(codesOf(6, ['丙', '30000'], [])).toEqual([['other-table', '5']])
  other.end()
  expect(codesOf(8, ['丁', '3'], [])).toEqual([])
})
