import { expect, it } from 'vitest'
import { suggestSettings } from '#geo/import/settings'
import { termReader } from '#geo/import/terms'
import { TERMS } from '../../support/terms'

const columnsOf = (headings: string[], ...rows: string[][]) =>
  suggestSettings(headings, null, rows, termReader(TERMS)).columns

it('类别 is that of which its values are words: a kind, a sector or a stage', () => {
  const headings = ['类别', '项目名称', '板块']
  expect(columnsOf(headings, ['生物医药', '甲'], ['现代某业', '乙'])).toEqual(['sector', 'nameZh', 'district'])
  expect(columnsOf(headings, ['在建', '甲'], ['', '乙'])).toEqual(['status', 'nameZh', 'district'])
  expect(columnsOf(headings, ['总部', '甲'], ['生物医药', '乙'])).toEqual(['kind', 'nameZh', 'district'])
  expect(columnsOf(headings, ['某类', '甲'])).toEqual(['kind', 'nameZh', 'district'])
  expect(columnsOf(['产业', '类别', '项目名称'], ['生物医药', '生物医药', '甲'])).toEqual(['sector', 'kind', 'nameZh'])
})

it('folders and layers are what most of their names are: districts, sectors, stages', () => {
  const isDistrict = (word: string) => word === '示例区' || word === '样例区'
  const folders = (...values: string[]) =>
    suggestSettings(
      ['name', 'folder'],
      null,
      values.map((value) => ['甲', value]),
      termReader(TERMS),
      isDistrict,
    ).columns[1]
  expect(folders('示例区', '样例区', '其他')).toBe('district')
  expect(folders('生物医药', '数字经济')).toBe('sector')
  expect(folders('在建', '')).toBe('status')
  expect(folders('我的地图', '2021')).toBe(null)
})

it('所在地 whose values are addresses is the address, from which the district is told', () => {
  expect(columnsOf(['项目', '所在地'], ['甲', '示例区金枫路1号'], ['乙', '示例区越溪街道'])).toEqual([
    'nameZh',
    'addressZh',
  ])
  expect(columnsOf(['项目', '所在地'], ['甲', '示例区'], ['乙', '样例区'])).toEqual(['nameZh', 'district'])
  expect(columnsOf(['项目', '所在地', '地址'], ['甲', '示例区', '金枫路1号'])).toEqual([
    ...['nameZh', 'district', 'addressZh'],
  ])
})

it('位置 and 地点 that hold coordinates are those, and no addresses', () => {
  const values = [
    ['甲', '120.63,31.26'],
    ['乙', '北纬31.26度 东经120.63度'],
    ['丙', `N31°15'36" E120°37'48"`],
  ]
  for (const heading of ['位置', '建设地点'])
    expect(columnsOf(['项目', heading], ...values)).toEqual(['nameZh', 'position'])
  expect(columnsOf(['项目', '位置'], ['甲', '星湖街328号'], ['乙', '120.63,31.26'])).toEqual(['nameZh', 'addressZh'])
  expect(columnsOf(['项目', '位置', '经度', '纬度'], ['甲', '120.63,31.26', '120.63', '31.26'])).toEqual([
    ...['nameZh', 'addressZh', 'lng', 'lat'],
  ])
})

it('规模 is an amount where all its values are money, and the size of a building otherwise', () => {
  expect(columnsOf(['项目', '规模'], ['甲', '5亿'], ['乙', '5000-8000万元'], ['丙', '约3亿元'])).toEqual([
    'nameZh',
    'amount',
  ])
  expect(columnsOf(['项目', '规模'], ['甲', '5亿'], ['乙', '3万平方米'])).toEqual(['nameZh', null])
})

it.each([
  ['区镇', 'district'],
  ['所属镇（街道）', 'district'],
  ['POINT_X', 'lng'],
  ['Y_COORD', 'lat'],
  ['專案名稱', 'nameZh'],
  ['落戶區域', 'district'],
  ['產業別', 'sector'],
  ['Contract Date', 'signed'],
  ['乙方', 'investor'],
  ['项目方', 'investor'],
  ['拟落户地', 'district'],
  ['主要建设内容及规模', 'summaryZh'],
  ['工程进展情况', 'status'],
  ['建设项目名称', 'nameZh'],
  ['签约投资额（亿元）', 'amount'],
])('%s is a heading of offices for %s', (heading, field) => {
  expect(columnsOf([heading])).toEqual([field])
})
