import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEntries } from '#geo/edit/entries'
import { IMPORT_FIELDS } from '#geo/import/columns'
import { readRow } from '#geo/import/row'
import { type ImportSettings, NO_SETTINGS } from '#geo/import/settings'
import { dateText, readDate } from '#geo/text/date-text'

describe('a date is read with its precision', () => {
  it.each([
    ['2021', '2021-01-01', 'year'],
    ['2021年', '2021-01-01', 'year'],
    ['2021-06', '2021-06-01', 'month'],
    ['2021/6', '2021-06-01', 'month'],
    ['2021年6月', '2021-06-01', 'month'],
    ['June 2021', '2021-06-01', 'month'],
    ['2021.10', '2021-10-01', 'month'],
    ['2021年 10月', '2021-10-01', 'month'],
    ['2021 - 6 - 8', '2021-06-08', 'day'],
    ['2021年6月8号', '2021-06-08', 'day'],
    ['2021-06-08', '2021-06-08', 'day'],
    ['8 Jun. 2021', '2021-06-08', 'day'],
    ['2021.6.8', '2021-06-08', 'day'],
    ['2021年6月8日', '2021-06-08', 'day'],
    ['2021 年 6 月 8 日', '2021-06-08', 'day'],
    ['２０２１年６月８日', '2021-06-08', 'day'],
    ['20210608', '2021-06-08', 'day'],
    ['2021-06-08T00:00:00.000Z', '2021-06-08', 'day'],
    ['2021-06-08 12:30', '2021-06-08', 'day'],
    ['8 June 2021', '2021-06-08', 'day'],
    ['Jun 8, 2021', '2021-06-08', 'day'],
    ['June 8th 2021', '2021-06-08', 'day'],
    ['18/06/2021', '2021-06-18', 'day'],
    ['06/18/2021', '2021-06-18', 'day'],
    ['06/06/2021', '2021-06-06', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
  ])('%s', (text, date, precision) => {
    expect(readDate(text)).toMatchObject({ date, precision })
  })

  it.each([
    ['去年', 'form'],
    ['Q3 2021', 'form'],
    ['2021年上半年', 'form'],
    ['44355', 'form'],
    ['2021-13', 'day'],
    ['2021-02-29', 'day'],
    ['06/08/2021', 'order'],
    ['1021', 'range'],
    ['0021', 'range'],
    ['9999', 'range'],
    ['2021-04-31', 'day'],
    ['', 'form'],
    ['soon', 'form'],
    ['Foo 2021', 'form'],
  ])('%s is refused: %s', (text, error) => {
    expect(readDate(text)).toEqual({ error })
  })
})

it('every day is read back from three ways to write it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (day) => {
      const date = day.toISOString().slice(0, 10)
      const [y, m, d] = date.split('-').map(Number)
      for (const text of [date, `${y}年${m}月${d}日`, `${y}/${m}/${d}`])
        expect(readDate(text)).toEqual({ date, last: date, precision: 'day' })
    }),
  )
})

describe('the period of a date', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31', 'year'],
    ['2021-2', '2021-02-01', '2021-02-28', 'month'],
    ['2024年2月', '2024-02-01', '2024-02-29', 'month'],
    ['2021/10/18', '2021-10-18', '2021-10-18', 'day'],
  ])('%s is %s to %s, and reads the same as it is shown', (text, date, last, precision) => {
    expect(readDate(text)).toEqual({ date, last, precision })
    expect(readDate(dateText(date, precision as 'day'))).toEqual({ date, last, precision })
  })
})

const LOOKUPS = {
  district: () => null,
  districtIn: () => null,
  isZone: () => false,
  investor: () => null,
  ...{ today: '2026-11-29', timeZone: '' },
  event: () => null,
  place: () => null,
  source: () => null,
  mayEdit: () => true,
  isInside: () => true,
  near: null,
  term: () => null,
}
const SETTINGS: ImportSettings = { ...NO_SETTINGS, columns: IMPORT_FIELDS, datum: 'wgs84' }

const inForm = (text: string) => readEntries('event', { 'columns.date': text }).values.columns.date
const inFile = (text: string) =>
  readRow(
    IMPORT_FIELDS.map((field) => (field === 'announced' ? text : '')),
    SETTINGS,
    LOOKUPS,
  ).milestones[0]?.date ?? null

it.each([
  '8 June 2021',
  '20210608',
  '2021年6月8号',
  '2021-06-08',
  '9999',
  '1899',
  '06/08/2021',
  '2021-02-29',
  '2021.6',
])('form and import agree on %s', (text) => {
  expect(inForm(text)).toBe(inFile(text))
})
