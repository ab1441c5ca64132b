import { describe, expect, it } from 'vitest'
import { COLUMNS } from '#geo/import/columns'
import { recognise, recogniseAll } from '#geo/import/headings'
import { NO_SETTINGS, suggestSettings } from '#geo/import/settings'
import { findHeader } from '#geo/import/table/header'
import { templateRows } from '#geo/import/template'

describe('a heading is recognised', () => {
  it.each([
    ['项目名称', 'nameZh'],
    ['项目名称*', 'nameZh'],
    [' 项目 名称 ', 'nameZh'],
    ['Project Name', 'nameZh'],
    ['project_name', 'nameZh'],
    ['name (English)', 'nameEn'],
    ['经度', 'lng'],
    ['经度(GCJ-02)', 'lng'],
    ['百度经度', 'lng'],
    ['LAT', 'lat'],
    ['Longitude (WGS84)', 'lng'],
    ['总投资(亿元)', 'amount'],
    ['总投资（万元）', 'amount'],
    ['总投资亿元', 'amount'],
    ['协议投资额', 'amount'],
    ['Investment (CNY million)', 'amount'],
    ['sector', 'sector'],
    ['所属行业', 'sector'],
    ['所属区域', 'district'],
    ['开工日期', 'founded'],
    ['细分领域', 'specialtyZh'],
    ['细分领域（英文）', 'specialtyEn'],
    ['经纬度', 'position'],
    ['序号', null],
    ['备注', null],
    ['', null],
  ])('%j as %s', (heading, field) => {
    expect(recognise(heading).field).toBe(field)
  })

  it.each([
    ['总投资(亿元)', 1e8, 'total'],
    ['总投资（万元）', 1e4, 'total'],
    ['协议投资额(亿元)', 1e8, 'agreed'],
    ['Investment (CNY million)', 1e6, null],
    ['投资额', null, null],
    ['总投资（万美元）', 1e4, 'total'],
  ])('%s with its unit and kind', (heading, unit, amountKind) => {
    expect([recognise(heading).unit?.unit ?? null, recognise(heading).amountKind]).toEqual([unit, amountKind])
  })

  it.each([
    ['经度(GCJ-02)', 'gcj02'],
    ['高德经度', 'gcj02'],
    ['百度纬度', 'bd09'],
    ['lng WGS84', 'wgs84'],
    ['经度', null],
    ['备注(百度)', null],
  ])('%s with its datum', (heading, datum) => {
    expect(recognise(heading).datum).toBe(datum)
  })
})

it('every heading of the template is recognised as its own column', () => {
  const written = COLUMNS.map(({ field }) => field).filter(
    (field) => !['amountUnit', 'amountCurrency', 'datum'].includes(field),
  )
  for (const locale of ['zh', 'en'] as const)
    expect(recogniseAll(templateRows(locale)[0]!).map(({ field }) => field)).toEqual(written)
})

it('of two headings for one field the first has it', () => {
  expect(recogniseAll(['项目名称', '名称', '经度']).map(({ field }) => field)).toEqual(['nameZh', null, 'lng'])
})

it('but its own name goes first, and a total before other amounts', () => {
  expect(recogniseAll(['项目', '项目名称']).map(({ field }) => field)).toEqual([null, 'nameZh'])
  expect(recogniseAll(['投资', '总投资']).map(({ field }) => field)).toEqual([null, 'amount'])
})

describe('the headings are found', () => {
  it.each<[string, string[][], string[], number]>([
    [
      'in the first row',
      [
        ['项目名称', '经度'],
        ['a', '1'],
      ],
      ['项目名称', '经度'],
      1,
    ],
    [
      'below a title and a note',
      [
        ['苏州重点项目一览表', ''],
        ['单位：亿元', ''],
        ['项目名称', '总投资'],
        ['a', '1'],
      ],
      ['项目名称', '总投资'],
      3,
    ],
    [
      'in two rows of merged cells',
      [
        ['序号', '项目名称', '位置', '', '总投资', '备注'],
        ['', '', '经度', '纬度', '(亿元)', ''],
        ['1', 'a', '120', '31', '5', ''],
      ],
      ['序号', '项目名称', '经度', '纬度', '总投资(亿元)', '备注'],
      2,
    ],
    [
      'where none is known',
      [
        ['', ''],
        ['甲', '乙'],
        ['1', '2'],
      ],
      ['甲', '乙'],
      2,
    ],
    ['in an empty table', [], [], 1],
  ])('%s', (_, rows, headings, firstRow) => {
    expect(findHeader(rows)).toMatchObject({ headings, firstRow })
  })

  it('and data below one row of headings is not taken for a second', () => {
    const rows = [
      ['项目名称', '产业'],
      ['数字经济平台', '数字经济'],
    ]
    expect(findHeader(rows).firstRow).toBe(1)
  })
})

it('settings follow from the headings', () => {
  expect(suggestSettings(['项目名称', '百度经度', '百度纬度', '协议投资(万元)'])).toEqual({
    ...NO_SETTINGS,
    columns: ['nameZh', 'lng', 'lat', 'amount'],
    amountUnit: 1e4,
    datum: 'bd09',
    forAll: { amountKind: 'agreed' },
  })
})
