import { describe, expect, it, test } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { MEASURES } from '#geo/compare/table/measures'
import { changeOf } from '#geo/compare/table/row'
import { tableOf } from '#geo/compare/table/table'
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
