import { describe, expect, it, test } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { MEASURES } from '#geo/compare/table/measures'
import { changeOf } from '#geo/compare/table/row'
import { tableOf } from '#geo/compare/table/table'
import type { IndicatorRecord } from '#geo/records'
import { TERMS } from '../../../support/terms'
import { comparison, FACTS, figure, figures, row, table, texts } from './example'

describe('rows', () => {
  it('stand in groups, in order', () => {
    expect(table.groups.map(({ id }) => id)).toEqual([
      'land',
      'projects',
      'sector',
      'kind',
      'status',
      'precision',
      'amounts',
      'events',
      'indicators',
      'scatter',
      'mix',
    ])
    expect(table.pairs).toEqual([[0, 1]])
  })

  it.each<[string, (number | null)[], number[]]>([
    ['count', [4, 1], [0]],
    ['share', [0.8, 0.2], [0]],
    ['onlyDistrict', [1, 0], [0]],
    ['sector.biomed', [3, 0], [0]],
    ['sector.research', [1, 1], []],
    ['status.settled', [1, 0], [0]],
    ['precision.district', [1, 0], [0]],
    ['sumCny', [4e8, null], []],
    ['medianCny', [2e8, null], []],
    ['known', [2, 0], [0]],
    ['located', [3, 1], []],
    ['officialKm2', [278, null], []],
    ['lq.biomed', [1.25, 0], [0]],
    ['aNearB', [0], []],
  ])('%s has its figures and marks the largest', (id, values, largest) => {
    expect(figures(id)).toEqual(values.map((value) => (value === null ? null : expect.closeTo(value, 9))))
    expect(row(id).largest).toEqual(largest)
  })

  it('say in words why there is no figure', () => {
    expect(texts('sumCny')).toEqual(['CNY 400 million', 'not disclosed'])
    expect(row('sumCny').cells.map(({ detail }) => detail?.zh)).toEqual([
      '2 个已披露，2 个未披露',
      '0 个已披露，1 个未披露',
    ])
    expect(texts('standardDistanceKm', 'zh')[1]).toBe('至少需要 3 个')
    expect(texts('clarkEvansCorrected')).toEqual(['needs 7', 'needs 7'])
    expect(texts('officialKm2')).toEqual(['278', 'no sourced figure'])
    expect(row('meanNearestKm').cells[1]).toMatchObject({ state: 'too-few', value: null })
  })

  it('name the nearest pairs', () => expect(texts('nearestPairs')[0]).toMatch(/^Project 1 – Project 2 4\.8 km; /))

  it('set figures of different periods side by side only with a warning, and mark and compare none of them', () => {
    const gdp = row('indicators.g')
    expect(gdp.cells.map(({ detail }) => detail?.en)).toEqual(['2020', '2021'])
    expect(gdp.warning?.en).toContain('Different periods')
    expect(gdp.largest).toEqual([])
    expect(changeOf(gdp, 1, 'differences', COMPARE_WORDS)).toBeNull()
    const same = FACTS.map((facts) => ({
      ...facts,
      district: { ...facts.district!, indicators: [figure({ value: facts.letter === 'A' ? 1 : 2 })] },
    }))
    expect(
      row(
        'indicators.x',
        tableOf({
          comparison,
          facts: same,
          events: [],
          nameOf: () => ({ zh: '', en: '' }),
          terms: TERMS,
          words: COMPARE_WORDS,
        }),
      ),
    ).toMatchObject({ warning: null, largest: [1] })
  })

  describe('of several periods', () => {
    const year = (n: number) => ({ start: `${n}-01-01`, end: `${n}-12-31`, precision: 'year' as const })
    const tableWith = (...lists: readonly (readonly IndicatorRecord[])[]) =>
      tableOf({
        comparison,
        facts: FACTS.map((facts, i) => ({ ...facts, district: { ...facts.district!, indicators: lists[i]! } })),
        events: [],
        nameOf: () => ({ zh: '', en: '' }),
        terms: TERMS,
        words: COMPARE_WORDS,
      })
    const of = (id: string, n: number, value: number, more: Partial<IndicatorRecord> = {}) =>
      figure({ id, value, period: year(n), ...more })

    it('take the newest period that all areas share, with a row for every other', () => {
      const periods = tableWith([of('a', 2020, 1e11), of('b', 2021, 2e11)], [of('c', 2021, 4e11), of('d', 2022, 5e11)])
      const main = row('indicators.a', periods)
      expect(main.cells.map(({ value }) => value)).toEqual([2e11, 4e11])
      expect(main).toMatchObject({ warning: null, largest: [1] })
      const before = row('indicators.a.20200101-20201231', periods)
      expect(before.name.en).toBe('GDP (2020)')
      expect(before.cells.map(({ value }) => value)).toEqual([1e11, null])
      expect(row('indicators.a.20220101-20221231', periods).cells.map(({ value }) => value)).toEqual([null, 5e11])
    })

    it('say the change since the period before, and hold the series', () => {
      const periods = tableWith([of('a', 2020, 1e11), of('b', 2022, 1.5e11)], [of('c', 2022, 4e11)])
      const [a, b] = row('indicators.a', periods).cells
      expect(a!.detail?.en).toBe('2022; +50% since 2020')
      expect(a!.series?.map(({ value }) => value)).toEqual([1e11, 1.5e11])
      expect(b!.detail?.en).toBe('2022')
      expect(b!.series).toBeUndefined()
    })

    it('chain neither parts of a year with whole years, nor what is inexact or said in two ways', () => {
      const half = { start: '2021-01-01', end: '2021-06-30', precision: 'month' as const }
      for (const before of [
        [of('a', 2021, 1e11, { period: half })],
        [of('a', 2021, 1e11, { comparison: 'about' })],
        [of('a', 2021, 1e11), of('e', 2021, 1.1e11)],
      ]) {
        const periods = tableWith([...before, of('b', 2022, 3e11)], [of('c', 2022, 4e11)])
        expect(row('indicators.a', periods).cells[0]!.detail?.en).toBe('2022')
      }
    })

    it('show both values where sources differ, each with its source, and reckon with neither', () => {
      const note = { zh: '估计数', en: 'an estimate' }
      const periods = tableWith(
        [of('a', 2023, 1e11), of('b', 2023, 1.2e11, { cites: [{ sourceId: 'S9', locator: note }] })],
        [of('c', 2023, 4e11)],
      )
      const [cell] = row('indicators.a', periods).cells
      expect(cell).toMatchObject({ value: null, text: { en: 'CNY 100 billion; CNY 120 billion' } })
      expect(cell!.detail?.en).toBe('2023; CNY 120 billion: an estimate')
      expect(cell!.cites?.map(({ sourceId }) => sourceId)).toEqual(['S1', 'S9'])
      expect(row('indicators.a', periods).largest).toEqual([])
    })
  })

  it('keep totals of events apart, in the column of their district', () => {
    expect(texts('events.E1.count')).toEqual(['not applicable', '68 projects'])
    expect(figures('count')).toEqual([4, 1])
  })

  it('list the sources that they cite, and no others', () => expect(table.sources.map(({ id }) => id)).toEqual(['S1']))

  it('are plain JSON', () => expect(JSON.parse(JSON.stringify(table))).toEqual(table))
})

test.each([
  ['count', 'differences', '−3', '−3'],
  ['count', 'ratios', '× 0.25', '× 0.25'],
  ['share', 'differences', '−60（百分点）', '−60 points'],
  ['sector.research', 'differences', '0', '0'],
  ['meanCentre', 'differences', undefined, undefined],
  ['sumCny', 'ratios', undefined, undefined],
] as const)('%s against the first, as %s', (id, show, zh, en) => {
  expect(changeOf(row(id), 1, show, COMPARE_WORDS)?.zh).toBe(zh)
  expect(changeOf(row(id), 1, show, COMPARE_WORDS)?.en).toBe(en)
  expect(changeOf(row(id), 1, 'values', COMPARE_WORDS)).toBeNull()
})

test('a ratio to nothing is none', () =>
  expect(
    changeOf({ ...row('count'), cells: [...row('sector.biomed').cells].reverse() }, 1, 'ratios', COMPARE_WORDS),
  ).toBeNull())

describe('definitions', () => {
  it('stand once for every measure, in both languages', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length)
    for (const { id } of MEASURES) {
      expect(COMPARE_WORDS.zh.measures[id].note).toMatch(/\p{Script=Han}.*。$/su)
      expect(COMPARE_WORDS.en.measures[id].note).toMatch(/\.$/)
    }
  })

  it('stand beside every row', () => {
    for (const { note } of [...table.groups, table.between].flatMap((group) => group.rows))
      expect(note.en.length).toBeGreaterThan(5)
  })
})

test('sectors of the table stand in the order of the vocabulary', () => {
  const order = table.groups.find(({ id }) => id === 'sector')!.rows.map(({ id }) => id.slice(7))
  expect(order).toEqual(TERMS.sector.map(({ value }) => value).filter((value) => order.includes(value)))
})
