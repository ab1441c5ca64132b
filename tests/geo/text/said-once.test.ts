/** What is typed, written or asked twice is read for what it says, or said. */

import { describe, expect, it } from 'vitest'
import { parseDistricts } from '#geo/districts/url'
import { formatNumber } from '#geo/text/format'
import { matchesTerms, searchTerms, searchTokens } from '#geo/text/search-tokens'
import { droppedParts } from '#geo/url/dropped-parts'

describe('a search in traditional characters', () => {
  const names = ['苏州生物医药产业园', '机器人研发中心', '华为云计算', '纳米真空互联实验站']
  it.each([
    ['生物醫藥', 0],
    ['產業園', 0],
    ['機器人', 1],
    ['研發', 1],
    ['華為雲', 2],
    ['計算', 2],
    ['納米', 3],
    ['互聯實驗', 3],
  ] as const)('%s finds what is stored in simplified ones, and that alone', (typed, found) => {
    const terms = searchTerms(typed)
    expect(names.map((name) => matchesTerms(searchTokens([name]), terms))).toEqual(names.map((_, i) => i === found))
  })
})

describe('what can be asked once and is asked twice', () => {
  it.each([
    ['since=2021-01-01&since=2022-01-01', [{ key: 'since', text: '2022-01-01' }]],
    ['q=tencent&q=huawei', [{ key: 'q', text: 'huawei' }]],
    ['since=2021-01-01&since=2021-01-01', []],
    [
      'since=never&since=2022-01-01',
      [
        { key: 'since', text: 'never' },
        { key: 'since', text: '2022-01-01' },
      ],
    ],
    ['sector=a&sector=b', []],
  ])('%s says what does not count', (query, dropped) =>
    expect(droppedParts(new URLSearchParams(query))).toEqual(dropped),
  )

  it('is said by the table of districts as well, each once, and unknown measures with it', () => {
    const query = 'cols=count,nonsense&by=count&by=place&norm=rank&norm=zscore&weights=nothing:2'
    const { dropped } = parseDistricts(new URLSearchParams(query), (name) => (name === 'count' ? name : undefined))
    expect(dropped.map(({ key }) => key).sort()).toEqual(['by', 'cols', 'norm', 'weights'])
  })
})

it('a number below zero has a minus sign, no hyphen', () => {
  for (const locale of ['zh', 'en'] as const) expect(formatNumber(-1234.5, locale)).toBe('−1,234.5')
})
