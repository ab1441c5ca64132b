import { describe, expect, it } from 'vitest'
import { DISTRICT_WORDS } from '#components/messages/districts/words'
import { statedCell } from '#geo/districts/cells'
import { type DistrictMeasure, type DistrictRow, tableOfDistricts } from '#geo/districts/table'
import { parseDistricts } from '#geo/districts/url'
import { figuresOfOnePeriod, statedSeries } from '#geo/indicators/periods'
import type { IndicatorRecord } from '#geo/records'

const text = (word: string) => ({ zh: word, en: word })
const measure = (id: string, unit: DistrictMeasure['unit'], isRanked = true): [string, DistrictMeasure] => [
  id,
  { id, unit, unitName: text(''), name: text(id), note: text(''), isRanked, isStated: false },
]
const MEASURES = new Map([measure('count', 'count'), measure('sumCny', 'cny'), measure('plain', 'ratio', false)])
const row = (id: string, count: number | null, sumCny: number | null): DistrictRow => ({
  id,
  name: text(id),
  slug: null,
  cells: new Map([
    ['count', { value: count, text: text('') }],
    ['sumCny', { value: sumCny, text: text('') }],
    ['plain', { value: count, text: text('') }],
  ]),
})
const ROWS = [row('a', 2, 3e8), row('b', 5, null), row('c', 2, 9e8), row('d', 0, 1e8)]
const read = (query: string) =>
  tableOfDistricts(ROWS, MEASURES, parseDistricts(new URLSearchParams(query), (id) => MEASURES.get(id)?.id).view)
const order = (query: string) =>
  read(query)
    .rows.map(({ id }) => id)
    .join('')

describe('the table of districts', () => {
  it.each([
    ['cols=count', 'bacd'],
    ['cols=count&order=rising', 'dacb'],
    ['cols=sumCny', 'cadb'],
    ['cols=sumCny&order=rising', 'dacb'],
    ['cols=count&by=name', 'abcd'],
    ['cols=count&by=name&order=rising', 'dcba'],
    ['cols=count&by=place', 'bacd'],
  ])('stands in order, without a value last: %s', (query, expected) => expect(order(query)).toBe(expected))

  it('gives equal values one rank, and none where a rank says nothing', () => {
    const { rows } = read('cols=count,plain&by=name')
    expect(rows.map(({ ranks }) => ranks.get('count'))).toEqual([2, 1, 2, 4])
    expect(rows.every(({ ranks }) => !ranks.has('plain'))).toBe(true)
  })

  it('lists what meets the must-haves, both ends included, amounts in 100 million', () => {
    const { rows, leftOut } = read('cols=count&must=sumCny:3:9,count:2:2')
    expect(rows.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(leftOut.map(({ row: { id }, must }) => `${id} ${must.id}`)).toEqual(['b sumCny', 'd sumCny'])
  })

  it('asks what becomes of a missing value before it ranks', () => {
    const { ranking, rows } = read('cols=count&weights=count:1,sumCny:1')
    expect(ranking).toMatchObject({ state: 'ask', missing: [{ id: 'sumCny', rows: [{ id: 'b' }] }] })
    expect(rows.every(({ scored }) => scored === null)).toBe(true)
  })

  it('leaves those without a value unranked where that was chosen', () => {
    const { ranking, rows } = read('cols=count&weights=count:1,sumCny:1&missing=out')
    expect(ranking).toMatchObject({ state: 'ranked', first: [{ id: 'c' }], unranked: [{ id: 'b' }] })
    expect(rows.map(({ id, scored }) => `${id}${scored?.place ?? '-'}`)).toEqual(['c1', 'a2', 'd3', 'b-'])
  })

  it('ranks only those that meet the must-haves', () => {
    expect(read('cols=count&weights=sumCny:1&must=count::2').rows.map(({ id }) => id)).toEqual(['c', 'a', 'd'])
  })
})

const figure = (id: string, year: number | null, value: number | null = year, label = 'gdp'): IndicatorRecord => ({
  id,
  topic: 'economy',
  label: text(label),
  value,
  unit: 'cny',
  unitName: text(''),
  comparison: 'exact',
  text: null,
  period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31`, precision: 'year' },
  cites: [],
  check: null,
})

describe('a series of stated figures', () => {
  it('takes the newest period that all have, whatever order the figures stand in', () => {
    const [series] = statedSeries([
      { id: 'x', indicators: [figure('1', 2021), figure('2', 2020), figure('3', 2022)] },
      { id: 'y', indicators: [figure('4', 2020), figure('5', 2021)] },
      { id: 'z', indicators: [] },
    ])
    const { figures, isOnePeriod } = figuresOfOnePeriod(series!)
    expect([...figures].map(([id, list]) => [id, ...list.map(({ value }) => value)])).toEqual([
      ['x', 2021],
      ['y', 2021],
    ])
    expect(isOnePeriod).toBe(true)
    expect(series!.byDistrict.get('x')!.map(({ value }) => value)).toEqual([2020, 2021, 2022])
  })

  it('takes the newest of each where they share none, and says so', () => {
    const [series] = statedSeries([
      { id: 'x', indicators: [figure('1', 2020), figure('2', 2021)] },
      { id: 'y', indicators: [figure('3', 2022)] },
    ])
    const { figures, isOnePeriod } = figuresOfOnePeriod(series!)
    expect([...figures.values()].flat().map(({ value }) => value)).toEqual([2021, 2022])
    expect(isOnePeriod).toBe(false)
  })

  it('shows each figure where sources differ, and no number to rank by', () => {
    const list = [figure('1', 2021, 5), figure('2', 2021, 6), figure('3', 2020, 4)]
    const [series] = statedSeries([{ id: 'x', indicators: list }])
    const chosen = figuresOfOnePeriod(series!).figures.get('x')!
    expect(chosen.map(({ id }) => id)).toEqual(['1', '2'])
    const cell = statedCell(chosen, series!.byDistrict.get('x')!, DISTRICT_WORDS)
    expect(cell.value).toBeNull()
    expect(cell.series).toBeUndefined()
    expect(cell.text.en.match(/\d/g)!.length).toBeGreaterThan(1)
  })

  it('leaves out statements in words and keeps labels apart', () => {
    const list = statedSeries([
      { id: 'x', indicators: [figure('1', 2020, null), figure('2', 2020), figure('3', 2020, 1, 'area')] },
    ])
    expect(list.map(({ id }) => id)).toEqual(['figure.2', 'figure.3'])
  })
})
