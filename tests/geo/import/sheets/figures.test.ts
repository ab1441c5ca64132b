import { expect, it } from 'vitest'
import { addFigure } from '#geo/import/sheets/figures'
import { readPeriod } from '#geo/import/sheets/period-text'
import { RecordBook } from '#geo/import/sheets/record-book'

const cite = (sourceId: string) => ({ sourceId, locatorZh: null, locatorEn: null })
const figure = (districtId: string, year: number, value: number) => ({
  ...{ districtId, eventId: null, topic: 'economy', label: { zh: '产值', en: 'Output' }, unit: 'cny' },
  ...{ value, comparison: 'exact' as const, period: readPeriod(String(year)) },
})

it('a figure is found among very many of its name, as one more source or another value', () => {
  let count = 0
  const book = new RecordBook(() => `new-${count++}`)
  const years = Array.from({ length: 150 }, (_, i) => 1900 + i)
  for (let district = 0; district < 50; district++)
    for (const year of years) addFigure(book, figure(`d${district}`, year, year), cite('S1'))
  expect(book.all('indicator')).toHaveLength(7500)
  addFigure(book, figure('d49', 2001, 2001), cite('S2'))
  addFigure(book, figure('d49', 2002, 7), cite('S2'))
  addFigure(book, figure('d49', 2003, 8), cite('S1'))
  const of = (year: number) =>
    book
      .all('indicator')
      .filter(({ values: { columns } }) => columns.districtId === 'd49' && columns.periodStart === `${year}-01-01`)
      .map(({ values: { columns, cites } }) => [columns.value, cites.value?.map(({ sourceId }) => sourceId)])
  expect(of(2001)).toEqual([[2001, ['S1', 'S2']]])
  expect(of(2002)).toEqual([
    [2002, ['S1']],
    [7, ['S2']],
  ])
  expect(of(2003)).toEqual([[8, ['S1']]])
})
