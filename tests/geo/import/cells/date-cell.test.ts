import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDateCell } from '#geo/import/cells/date-cell'

describe('a date in a cell', () => {
  it.each([
    ['2021-06-08', '2021-06-08', 'day'],
    ['2026/9/28', '2026-09-28', 'day'],
    ['2021-06', '2021-06-01', 'month'],
    ['2021.10', '2021-10-01', 'month'],
    ['2026.9', '2026-09-01', 'month'],
    ['2021年10月底', '2021-10-01', 'month'],
    ['2021年10月下旬', '2021-10-01', 'month'],
    ['2021', '2021-01-01', 'year'],
    ['二〇二一年六月八日', '2021-06-08', 'day'],
    ['二○二一年十月', '2021-10-01', 'month'],
    ['二零二一年十二月三十一日', '2021-12-31', 'day'],
  ])('%s is %s, known to the %s', (text, date, precision) => {
    expect(readDateCell(text, {})).toMatchObject({ date, precision })
  })

  it.each([
    ['44355', 'date-serial', { 'date-serial': '1900' }, '2021-06-08', 'day'],
    ['42893', 'date-serial', { 'date-serial': '1904' }, '2021-06-08', 'day'],
    ['2021.1', 'date-decimal', { 'date-decimal': 'october' }, '2021-10-01', 'month'],
    ['2021.1', 'date-decimal', { 'date-decimal': 'january' }, '2021-01-01', 'month'],
    ['202106', 'date-six-digits', { 'date-six-digits': 'month' }, '2021-06-01', 'month'],
    ['21.6.8', 'date-short-year', { 'date-short-year': 'year-first' }, '2021-06-08', 'day'],
    ['8/6/21', 'date-short-year', { 'date-short-year': 'day-first' }, '2021-06-08', 'day'],
    ['2021年上半年', 'date-period', { 'date-period': 'year' }, '2021-01-01', 'year'],
    ['2021年第四季度', 'date-period', { 'date-period': 'year' }, '2021-01-01', 'year'],
    ['2021Q4', 'date-period', { 'date-period': 'year' }, '2021-01-01', 'year'],
    ['2028年底', 'date-period', { 'date-period': 'year' }, '2028-01-01', 'year'],
  ] as const)('%s is asked about (%s), and once answered', (text, question, answers, date, precision) => {
    expect(readDateCell(text, {})).toEqual({ question })
    expect(readDateCell(text, answers)).toMatchObject({ date, precision })
  })

  it.each([
    ...['预计2026年6月', '2026年底前', '7-9月', '2025年7-9月', '三季度', '拟2026年一季度', '2025年3、4月', '2024-2026'],
    ...[
      '计划于2026年12月',
      '2026年12月前',
      '已开工',
      '明年上半年',
      '十四五期间',
      '2025年3月（暂定）',
      '约2026年',
      '去年',
      '签约后3个月内',
    ],
  ])('%s is no date: its words are kept, or nothing is, as somebody says', (text) => {
    expect(readDateCell(text, {})).toEqual({ question: 'date-words' })
    expect(readDateCell(text, { 'date-words': 'words' })).toEqual({ words: text })
    expect(readDateCell(text, { 'date-words': 'none' })).toEqual({ none: true })
  })

  it.each([
    ['2025.10.15-17', '2025-10-15'],
    ['2025年9月26日-28日', '2025-09-26'],
    ['2025年9月26日至10月8日', '2025-09-26'],
    ['2025-3-8至2025-3-10', '2025-03-08'],
  ])('of the days %s the first is taken where somebody says so', (text, date) => {
    expect(readDateCell(text, {})).toEqual({ question: 'date-span' })
    expect(readDateCell(text, { 'date-span': 'first' })).toMatchObject({ date, precision: 'day' })
    expect(readDateCell(text, { 'date-span': 'words' })).toEqual({ words: text })
  })

  it.each(['2025年3月8日上午', '2025年3月8日上午9:30', '2025年3月8日14时'])('%s is its day', (text) => {
    expect(readDateCell(text, {})).toMatchObject({ date: '2025-03-08', precision: 'day' })
  })

  it.each(['-', '——', '无', '待定', '/'])('%s is none', (text) => {
    expect(readDateCell(text, {})).toEqual({ none: true })
  })

  it.each(['纺织', '5亿元', '某某公司', '2021-13', '31/02/2021', '2021年2022-03'])('%s is refused', (text) => {
    expect(readDateCell(text, {})).toHaveProperty('error')
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => void readDateCell(text, {})))
  })
})
