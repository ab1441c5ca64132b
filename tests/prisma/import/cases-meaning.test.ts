import { afterEach, describe, expect, it } from 'vitest'
import { unusedColumns } from '#geo/import/headings'
import type { ImportSettings } from '#geo/import/settings'
import { dropBatch } from '#prisma/import/actions'
import { getBatches } from '#prisma/import/read'
import { codesOf, rowsOf, settingsOf } from './cases'
import { sip, withPeople } from './journey'

withPeople()
afterEach(async () => {
  for (const { id, state } of await getBatches(sip))
    if (state === 'mapping' || state === 'preview') await dropBatch(sip, id)
})

const SITE: Partial<ImportSettings> = { datum: 'wgs84', forAll: { precision: 'site' } }

describe('what the headings and the lines above them say', () => {
  it.each<[string, Partial<ImportSettings>]>([
    ['a2-usd-heading.csv', { columns: ['nameZh', 'district', 'amount'], amountUnit: 1e4, amountCurrency: 'USD' }],
    [
      'a3-two-amounts.csv',
      { columns: [null, 'nameZh', 'district', 'amount', null, null], amountUnit: 1e4, amountCurrency: 'CNY' },
    ],
    ['c6-dup-headings.csv', { columns: ['nameZh', 'district', null, null, 'amount'], amountUnit: 1e8 }],
    ['i1-id-column.csv', { columns: [null, 'nameZh', 'district', 'lng', 'lat'], datum: null }],
    ['i3-datum-other-heading.csv', { columns: ['nameZh', 'district', 'lng', 'lat', null], datum: null }],
    [
      't4-fourteen-title-rows.xlsx',
      { columns: ['nameZh', 'district', 'lng', 'lat', 'amount', 'signed'], amountUnit: 1e8 },
    ],
    [
      't5-three-row-headings.xlsx',
      { columns: [null, 'nameZh', 'district', 'signed', 'amount', null, 'lng', 'lat'], amountUnit: 1e8 },
    ],
    ['t6-preamble-two-cells.csv', { columns: ['nameZh', 'addressZh', 'amount', 'status', null] }],
    [
      'h1-office-headings.csv',
      {
        columns: [
          null,
          'investor',
          'summaryZh',
          'amount',
          'district',
          'signed',
          'founded',
          null,
          null,
          'addressZh',
          'lng',
          'lat',
        ],
        amountUnit: 1e8,
        datum: 'gcj02',
      },
    ],
    [
      'event-b-groundbreaking-gb18030.csv',
      {
        columns: [
          null,
          'district',
          'nameZh',
          'investor',
          'addressZh',
          'summaryZh',
          'amount',
          'founded',
          null,
          'sector',
          'status',
        ],
        amountUnit: 1e4,
        fillDown: [1],
      },
    ],
  ])('%s', async (name, expected) => {
    expect((await settingsOf(sip, name)).settings).toMatchObject(expected)
  })

  it('a column that is not used says why', async () => {
    const { headings, settings } = await settingsOf(sip, 'h2-headings.csv')
    const unused = unusedColumns(headings, settings.columns)
    const why = Object.fromEntries(headings.map((heading, i) => [heading, unused[i]]))
    expect(why).toMatchObject({ 联系人: 'contact', 负责人: 'contact', 注册资本: 'other-amount', 备注: 'unknown' })
    expect(why).toMatchObject({
      建设单位: 'repeated',
      落户地点: 'repeated',
      计划竣工时间: 'planned',
      项目性质: 'unknown',
    })
    const office = await settingsOf(sip, 'h1-office-headings.csv')
    expect(unusedColumns(office.headings, office.settings.columns).filter(Boolean)).toEqual([
      'number',
      'contact',
      'contact',
    ])
  })
})

it('a1: amounts are understood, asked about, or refused; none vanishes', async () => {
  const rows = await rowsOf(sip, 'a1-amounts.xlsx')
  const amounts = rows.map((row) => {
    const { nameZh, amountCny, amountForeign, amountCurrency, amountComparison } = row.reading!.columns
    const codes = codesOf(row, 'amount')
    return [
      nameZh,
      amountCny ?? (amountForeign && `${amountForeign} ${amountCurrency}`) ?? codes[0],
      amountComparison ?? undefined,
    ]
  })
  expect(amounts.filter(([name]) => !['错误', '错误NA', '无缓存公式'].includes(String(name)))).toEqual([
    ['公式浮点', 330_000_000, undefined],
    ['公式和', 1_680_000_000, undefined],
    ['全角', 522_000_000, undefined],
    ['带单位亿', 522_000_000, undefined],
    ['约', 5_000_000_000, 'about'],
    ['以上', 5_000_000_000, 'more-than'],
    ['区间', 'ask-amount-range', undefined],
    ['千分位', 120_000_000_000, undefined],
    ['中文逗号', 120_000_000_000, undefined],
    ['美元', '120000000 USD', undefined],
    ['总投资字样', 5_000_000_000, undefined],
    ['其中', 'ask-amount-remark', undefined],
    ['分两期', 'ask-amount-range', undefined],
    ['待定', 'ask-amount-undecided', undefined],
    ['保密', undefined, undefined],
    ['横线', undefined, undefined],
    ['科学', 52_000_000_000, undefined],
    ['空格', 522_000_000, undefined],
    ['零', 'ask-amount-zero', undefined],
    ['负', 'amount-negative', undefined],
    ['换行', 522_000_000, undefined],
  ])
})

it('d1: what a date leaves open is asked', async () => {
  const rows = await rowsOf(sip, 'd1-date-formats.xlsx', SITE)
  const of = (name: string) => rows.find((row) => row.reading?.columns.nameZh === name)!
  const asked = ['日期无格式序号', '数字2021点10', '数字202106', '文字上半年', '文字四季度', '文字两位年']
  expect(asked.map((name) => codesOf(of(name), 'signed')[0])).toEqual([
    ...['ask-date-serial', 'ask-date-decimal', 'ask-date-six-digits', 'ask-date-period', 'ask-date-period'],
    'ask-date-short-year',
  ])
  expect(of('文字月底').reading!.milestones).toEqual([{ kind: 'signed', date: '2021-10-01', datePrecision: 'month' }])
  expect(of('文字汉字').reading!.milestones).toEqual([{ kind: 'signed', date: '2021-06-08', datePrecision: 'day' }])
})

it('p1, p4: both coordinates in one cell, in every form', async () => {
  const rows = [...(await rowsOf(sip, 'p1-pairs.csv', SITE)), ...(await rowsOf(sip, 'p4-pair-two-heading.csv', SITE))]
  expect(rows).toHaveLength(16)
  for (const { reading } of rows) expect(reading!.columns).toMatchObject({ lng: 120.72, lat: 31.31, precision: 'site' })
})

it('p2: one angle in each cell, in every form, and metres', async () => {
  const rows = await rowsOf(sip, 'p2-cells.csv', SITE)
  const positions = rows.map(({ reading }) => [reading!.columns.lng, reading!.columns.lat])
  const near = [[120.72, 31.31], [120.720139, 31.310056], ...Array(6).fill([120.72, 31.31])]
  expect(positions.slice(0, 8)).toEqual(near)
  expect(rows.slice(8).map((row) => codesOf(row, 'lng')[0])).toEqual([
    'no-position',
    undefined,
    undefined,
    undefined,
    'ask-position-scaled',
  ])
  expect(positions.slice(8, 10)).toEqual(Array(2).fill([undefined, undefined]))
  expect(positions.slice(10, 12)).toEqual([
    [120.71975, 31.339452],
    [120.705086, 31.306067],
  ])
  const answered = await rowsOf(sip, 'p2-cells.csv', { ...SITE, answers: { 'position-scaled': 'millionths' } })
  expect(answered.at(-1)!.reading!.columns).toMatchObject({ lng: 120.72, lat: 31.31 })
})

it('i3: where nothing tells the datum, it is asked, and each choice is counted', async () => {
  const [row] = await rowsOf(sip, 'i3-datum-other-heading.csv', { forAll: { precision: 'site' } })
  expect(codesOf(row!, 'lng')).toEqual(['datum-needed'])
  const { hint } = await settingsOf(sip, 'i3-datum-other-heading.csv')
  expect(hint!.datum).toMatchObject({ datum: null, because: null, counts: [{ datum: 'wgs84', inside: 1 }, {}, {}] })
})

it('l1: without coordinates at the park, or in the district', async () => {
  const rows = await rowsOf(sip, 'l1-park-only.csv')
  const at = rows.map(({ reading }) => {
    const { precision, lng, placeId } = reading!.columns
    return [precision, lng, placeId]
  })
  expect(at).toEqual([
    ['park', 120.7329, 'biobay'],
    ['park', 120.7329, 'biobay'],
    ['district', undefined, 'K1'],
    [undefined, undefined, undefined],
  ])
})

it('w1: names of districts written otherwise are known; zones and cities are asked about', async () => {
  const rows = await rowsOf(sip, 'w1-districts.csv')
  const asked = rows.filter((row) => codesOf(row, 'district').includes('district'))
  expect(asked.map(({ cells }) => cells[1])).toEqual([
    '苏州',
    '苏州市',
    '独墅湖高教区',
    '苏州新区',
    '深圳',
    '太湖科学城',
  ])
})

it('event-b: 22 projects of one district, with what they say; title, reporting line and total are left out', async () => {
  const rows = await rowsOf(sip, 'event-b-groundbreaking-gb18030.csv', { answers: { 'amount-unit': 'both' } })
  expect(rows.flatMap(({ no, leftOut }) => (leftOut ? [[no, leftOut]] : []))).toEqual([
    [1, 'title'],
    [2, 'title'],
    [26, 'total'],
  ])
  const projects = rows.filter(({ leftOut }) => leftOut === null)
  expect(projects).toHaveLength(22)
  for (const { reading } of projects)
    expect(reading!.columns).toMatchObject({ districtId: '320505', amountKind: 'total' })
  expect(projects[1]).toMatchObject({
    reading: {
      columns: { nameZh: '某某二医疗器械基地', amountCny: 1_200_000_000, addressZh: '苏州高新区科技城某某路11号' },
      milestones: [{ kind: 'founded', date: '2026-10-01', datePrecision: 'month' }],
      investor: { name: '某某B有限公司', id: null },
    },
  })
  expect(projects[2]!.reading!.columns.amountCny).toBe(850_000_000)
  expect(codesOf(projects[1]!, 'district')).toContain('filled-down')
})
