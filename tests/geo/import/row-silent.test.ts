/** What would put a wrong value on the map without a word, and is told, asked or refused instead. */

import { describe, expect, it } from 'vitest'
import { readRow } from '#geo/import/row'
import { suggestSettings } from '#geo/import/settings'
import { codes, LOOK, read } from './reading'

describe('nothing is wrong in silence', () => {
  const NOT_ALONE = { nameZh: '某某项目', amountKind: '总投资' }
  const AT_SITE = { forAll: { precision: '地块' } }
  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['a mark of a footnote is no digit', { amount: '5.2①' }, ['amount amount-unreadable']],
    ['nor is a power', { amount: '5²' }, ['amount amount-unreadable']],
    ['in a date', { signed: '2021年3月②' }, ['signed date-form']],
    ['in a coordinate', { lng: '120.72①', lat: '31.31' }, ['lng position-number']],
    ['a number is no name', { nameZh: '12345' }, ['nameZh name-none']],
    ['signs are none', { nameZh: '---' }, ['nameZh name-none']],
    ['nor is a word for nothing', { nameZh: '待定' }, ['nameZh name-none']],
    ['nor a heading', { nameZh: '总投资（亿元）' }, ['nameZh name-none']],
    ['a formula is no text', { nameZh: '=HYPERLINK("http://a.b","某某")' }, ['nameZh no-value']],
    ['nor is a reference', { amount: '=B2' }, ['amount no-value']],
    ['a mark of a footnote in a name is asked about', { nameZh: '某某项目①' }, ['nameZh ask-name-mark']],
    ['so is a star', { nameZh: '某某项目 *' }, ['nameZh ask-name-mark']],
    ['and a number in brackets', { nameZh: '某某项目[2]' }, ['nameZh ask-name-mark']],
    ['a phase of a project is none', { nameZh: '某某项目(2)' }, []],
    ['marks of a web page are asked about', { nameZh: 'A&amp;B基地' }, ['nameZh ask-markup']],
    ['so are tags', { summaryZh: '一<br>二' }, ['summaryZh ask-markup']],
    ['a comparison is no tag', { summaryZh: '产能 a<b，c>d' }, []],
    ['a currency of the row that is none', { amount: '5', amountUnit: '个' }, ['amountUnit unit-word']],
    [
      'a datum of the row that is none',
      { lng: '120.721', lat: '31.311', datum: '北京54' },
      ['datum datum-word', 'lng datum-needed'],
    ],
    ['an amount that hardly any project has', { amount: '52000' }, ['amount amount-huge']],
    ['nor one so small', { amount: '3万' }, ['amount amount-huge']],
    ['a year of two digits with its month', { signed: '21.3' }, ['signed ask-date-short-year']],
    ['no such year', { signed: '12.15' }, ['signed date-form']],
    ['a month in English', { signed: 'Sep-21' }, ['signed ask-date-month-year']],
    ['a quarter as English has it', { signed: 'Q3 2021' }, ['signed ask-date-period']],
    ['a place with one decimal', { lng: '120.7', lat: '31.3' }, ['lng position-coarse']],
    ['metres whose zone is found by the map', { lng: '570000', lat: '3465000' }, ['lng position-grid']],
    ['an end before the beginning', { founded: '2023-05', completed: '2021' }, ['completed dates-turned']],
    ['the same year', { founded: '2023-05', completed: '2023' }, []],
    ['a day that has not come', { founded: '2027' }, ['founded date-ahead']],
    ['an address of another district', { district: '独墅湖', addressZh: '苏州工业园区某路' }, []],
  ])('%s', (_, cells, expected) => {
    const datum = 'datum' in cells ? null : ('wgs84' as const)
    expect(codes({ ...NOT_ALONE, ...cells }, { ...AT_SITE, datum })).toEqual(expected)
  })

  it('a second table on the right is asked about', () => {
    const headings = ['项目名称', '所在区', '', '项目名称', '所在区']
    const told = (cells: string[], answers = {}) =>
      readRow(cells, { ...suggestSettings(headings), answers }, LOOK).problems.map(
        ({ code, value }) => `${code} ${value}`,
      )
    expect(told(['甲', '园区', '', '乙', '园区'])).toContain('ask-table-beside 乙')
    expect(told(['甲', '园区', '', '', ''])).toEqual([])
    expect(told(['甲', '园区', '', '乙', '园区'], { 'table-beside': 'leave' })).toEqual([])
    expect(suggestSettings(['项目名称', '所在区', '项目名称']).beside).toBeUndefined()
  })

  it('what a web page would show is read once somebody says so', () => {
    const { columns } = read(
      { nameZh: '&lt;甲&gt;&nbsp;A&amp;B<sup>2</sup>', summaryZh: '一<br/>二' },
      { answers: { markup: 'shown' } },
    )
    expect(columns).toMatchObject({ nameZh: '<甲> A&B2', summaryZh: '一\n二' })
  })

  it('the mark of a footnote leaves a name, or stays, as somebody says', () => {
    const named = (answer: 'without' | 'as-written') =>
      read({ nameZh: '某某项目②', nameEn: 'Some plant*' }, { answers: { 'name-mark': answer } })
    expect(named('without')).toMatchObject({ columns: { nameZh: '某某项目', nameEn: 'Some plant' } })
    expect(named('as-written')).toMatchObject({ columns: { nameZh: '某某项目②', nameEn: 'Some plant*' } })
  })

  it('a moment in world time is a day once somebody says by which clock', () => {
    const daysOf = (signed: string) =>
      (['local', 'written'] as const).map(
        (answer) => read({ ...NOT_ALONE, signed }, { answers: { 'date-moment': answer } }).milestones[0]?.date,
      )
    expect(codes({ ...NOT_ALONE, signed: '2021-03-03T16:00:00.000Z' })).toEqual(['signed ask-date-moment'])
    expect(daysOf('2021-03-03T16:00:00.000Z')).toEqual(['2021-03-04', '2021-03-03'])
    expect(daysOf('2021-03-03T00:00:00Z')).toEqual(['2021-03-03', '2021-03-03'])
    expect(read({ signed: '2021-03-03 16:00' }).milestones[0]?.date).toBe('2021-03-03')
  })

  it('unit, currency and datum of a row go before those of the file', () => {
    const amountOf = (amountUnit: string) => read({ ...NOT_ALONE, amount: '5.2', amountUnit }).columns
    expect(amountOf('万元').amountCny).toBe(52_000)
    expect(amountOf('人民币').amountCny).toBe(520_000_000)
    expect(amountOf('美元')).toMatchObject({ amountForeign: 520_000_000, amountCurrency: 'USD' })
    expect(amountOf('万美元')).toMatchObject({ amountForeign: 52_000, amountCurrency: 'USD' })
    const lngIn = (datum: string) => read({ ...NOT_ALONE, lng: '120.7234', lat: '31.3123', datum }, AT_SITE).columns.lng
    expect(lngIn('CGCS2000')).toBe(120.7234)
    expect(lngIn('GCJ02')).toBeCloseTo(120.7191, 3)
  })

  it.each<[string, string[]]>([
    ['甲公司、乙公司', ['甲公司', '乙公司']],
    ['甲公司；乙公司\n丙公司', ['甲公司', '乙公司', '丙公司']],
    ['甲公司（51%）、乙公司（持股49%）', ['甲公司', '乙公司']],
    ['甲公司/乙公司', ['甲公司', '乙公司']],
    ['甲公司 51%/乙公司持股 49%', ['甲公司', '乙公司']],
    ['某某\n科技公司', ['某某科技公司']],
    ['Acme GmbH\nGlobex Ltd.', ['Acme GmbH', 'Globex Ltd.']],
    ['A Co., Ltd.', ['A Co., Ltd.']],
    ['3M/中国', ['3M/中国']],
    ['甲公司、甲公司', ['甲公司']],
  ])('several investors in one cell: %s', (investor, names) => {
    const { investor: first, moreInvestors = [], problems } = read({ investor })
    expect([first, ...moreInvestors].map((one) => one?.name)).toEqual(names)
    expect(problems.filter(({ code }) => code === 'investor-unknown').map(({ value }) => value)).toEqual(names)
  })
})
