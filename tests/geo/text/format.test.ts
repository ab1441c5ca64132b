import { describe, expect, it, test } from 'vitest'
import type { IndicatorRecord } from '#geo/records'
import {
  countText,
  fill,
  formatAmount,
  formatDate,
  formatDistance,
  formatIndicator,
  formatNumber,
  formatPeriod,
  formatPosition,
  LANG,
} from '#geo/text/format'
import type { DatePrecision, FigureComparison } from '#geo/vocabulary'
import { TERMS } from '../../support/terms'

test.each<[number, string, string]>([
  [0, '0 元', 'CNY 0'],
  [1, '1 元', 'CNY 1'],
  [9_999, '9,999 元', 'CNY 9,999'],
  [10_000, '1 万元', 'CNY 10,000'],
  [30_000_000, '3,000 万元', 'CNY 30 million'],
  [99_999_999, '9,999.9999 万元', 'CNY 100 million'],
  [100_000_000, '1 亿元', 'CNY 100 million'],
  [14_900_000_000, '149 亿元', 'CNY 14.9 billion'],
  [52_200_000_000, '522 亿元', 'CNY 52.2 billion'],
  [1_234_567_890_000, '12,345.6789 亿元', 'CNY 1,234.5679 billion'],
  [21_886_635_400_000, '21.89 万亿元', 'CNY 21.89 trillion'],
])('an amount of %i yuan is %s, %s', (cny, zh, en) => {
  expect(formatAmount(cny, 'zh')).toBe(zh)
  expect(formatAmount(cny, 'en')).toBe(en)
})

test.each<[number, string]>([
  [0, '0'],
  [1800, '1,800'],
  [223.36, '223.36'],
  [0.005, '0.01'],
  [-1.5, '−1.5'],
])('the number %d is %s in both languages', (value, text) => {
  expect([formatNumber(value, 'zh'), formatNumber(value, 'en')]).toEqual([text, text])
})

test.each<[string, DatePrecision, string, string]>([
  ['2021-10-18', 'day', '2021年10月18日', '18 October 2021'],
  ['2021-01-01', 'day', '2021年1月1日', '1 January 2021'],
  ['2021-10-01', 'month', '2021年10月', 'October 2021'],
  ['2020-01-01', 'year', '2020年', '2020'],
  ['2024-02-29', 'day', '2024年2月29日', '29 February 2024'],
])('%s known to the %s is %s, %s', (iso, precision, zh, en) => {
  expect(formatDate(iso, precision, 'zh')).toBe(zh)
  expect(formatDate(iso, precision, 'en')).toBe(en)
})

test.each<[string, string, DatePrecision, string, string]>([
  ['2021-10-18', '2021-10-18', 'day', '2021年10月18日', '18 October 2021'],
  ['2021-01-01', '2021-08-31', 'month', '2021年1月至8月', 'January–August 2021'],
  ['2020-12-01', '2021-01-31', 'month', '2020年12月至2021年1月', 'December 2020–January 2021'],
  ['2021-10-18', '2021-10-20', 'day', '2021年10月18日至10月20日', '18–20 October 2021'],
  ['2020-01-01', '2020-12-31', 'year', '2020年', '2020'],
  ['2019-01-01', '2020-12-31', 'year', '2019年至2020年', '2019–2020'],
])('from %s to %s by the %s is %s, %s', (start, end, precision, zh, en) => {
  const period = Object.freeze({ start, end, precision })
  const plain = (text: string) => text.replace(/\s*[–-]\s*/g, '–')
  expect(formatPeriod(period, 'zh')).toBe(zh)
  expect(plain(formatPeriod(period, 'en'))).toBe(en)
})

test.each<[number, string, string]>([
  [0, '0 米', '0 m'],
  [0.004, '0 米', '0 m'],
  [0.0051, '10 米', '10 m'],
  [0.78, '780 米', '780 m'],
  [0.994, '990 米', '990 m'],
  [0.999, '1 公里', '1 km'],
  [1, '1 公里', '1 km'],
  [3.24, '3.2 公里', '3.2 km'],
  [9.96, '10 公里', '10 km'],
  [10.4, '10 公里', '10 km'],
  [1234, '1,234 公里', '1,234 km'],
])('%d km is %s, %s', (km, zh, en) => {
  expect(formatDistance(km, 'zh')).toBe(zh)
  expect(formatDistance(km, 'en')).toBe(en)
})

describe('a figure', () => {
  const figure = (value: number | null, unit: string, comparison: FigureComparison = 'exact'): IndicatorRecord =>
    Object.freeze({
      id: 'I1',
      topic: 'economy',
      label: { zh: '指标', en: 'figure' },
      value,
      unit,
      unitName: TERMS.unit.find((term) => term.value === unit)!,
      comparison,
      text: value === null ? { zh: '全国前列', en: 'among the first' } : null,
      period: null,
      cites: [],
      check: null,
    })

  it.each<[IndicatorRecord, string, string]>([
    [figure(14_900_000_000, 'cny', 'more-than'), '超过 149 亿元', 'more than CNY 14.9 billion'],
    [figure(278, 'km2'), '278 平方公里', '278 km²'],
    [figure(22, 'percent'), '22%', '22%'],
    [figure(1800, 'companies', 'more-than'), '超过 1,800 家企业', 'more than 1,800 companies'],
    [figure(33, 'universities', 'about'), '约 33 所高校', 'about 33 universities'],
    [figure(1_250_000_000, 'companies'), '12.5 亿家企业', '1.25 billion companies'],
    [figure(68, 'projects'), '68 个项目', '68 projects'],
    [figure(1, 'rank'), '第 1 位', 'No. 1'],
    [figure(0, 'companies'), '0 家企业', '0 companies'],
    [figure(null, 'text'), '全国前列', 'among the first'],
  ])('%j is %s, %s', (indicator, zh, en) => {
    expect(formatIndicator(indicator, 'zh')).toBe(zh)
    expect(formatIndicator(indicator, 'en')).toBe(en)
  })

  it('without a value or words is nothing', () => {
    expect(formatIndicator({ ...figure(null, 'text'), text: null }, 'zh')).toBe('')
  })
})

test('a position has five decimals, longitude first', () => {
  expect(formatPosition(Object.freeze([120.77254, 31.3]) as [number, number])).toBe('120.77254, 31.30000')
})

describe('a message', () => {
  it.each<[string, Record<string, string | number>, string]>([
    ['{n} of {all}', { n: 3, all: 20 }, '3 of 20'],
    ['{n}{n}', { n: 0 }, '00'],
    ['{other}', { n: 1 }, '{other}'],
    ['no place', { n: 1 }, 'no place'],
    ['{a}', { a: '{b}', b: 'x' }, '{b}'],
    ['{a}', { a: '$&' }, '$&'],
  ])('%j filled with %j is %j', (template, values, expected) => {
    expect(fill(template, Object.freeze(values))).toBe(expected)
  })

  const forms = Object.freeze({ one: '{n} project', other: '{n} projects' })
  it.each([
    [0, '0 projects'],
    [1, '1 project'],
    [2, '2 projects'],
    [1001, '1,001 projects'],
  ])('of %i is %s in English', (n, expected) => expect(countText(forms, n, 'en')).toBe(expected))

  it('of one is no exception in Chinese', () => {
    expect(countText({ one: '错', other: '{n} 个项目' }, 1, 'zh')).toBe('1 个项目')
  })
})

test('languages are tags that Intl knows', () => {
  expect(Intl.getCanonicalLocales(Object.values(LANG))).toEqual(['zh-CN', 'en'])
})
