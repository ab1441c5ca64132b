import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '#geo/import/date-text'
import { checkPosition, readDegrees, readPair } from '#geo/import/position-text'
import { ambiguousWords, readTerm, type TermField } from '#geo/import/terms'

describe('a date is read with its precision', () => {
  it.each([
    ['2021', '2021-01-01', 'year'],
    ['2021年', '2021-01-01', 'year'],
    ['2021-06', '2021-06-01', 'month'],
    ['2021/6', '2021-06-01', 'month'],
    ['2021年6月', '2021-06-01', 'month'],
    ['June 2021', '2021-06-01', 'month'],
    ['2021-06-08', '2021-06-08', 'day'],
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
    expect(readDate(text)).toEqual({ date, precision })
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
        expect(readDate(text)).toEqual({ date, precision: 'day' })
    }),
  )
})

describe('degrees', () => {
  it.each([
    ['120.77254', 120.77254],
    [' 120.77254° ', 120.77254],
    ['E120.5', 120.5],
    ['120.5E', 120.5],
    ['东经120.5', 120.5],
    ['北纬31.3°', 31.3],
    ['120°46\'21"', 120 + 46 / 60 + 21 / 3600],
    ['120°46′21″', 120 + 46 / 60 + 21 / 3600],
    ['120度46分21秒', 120 + 46 / 60 + 21 / 3600],
    ["31°18.5'N", 31 + 18.5 / 60],
    ['12.5W', -12.5],
  ])('%s', (text, degrees) => {
    expect(readDegrees(text)).toBeCloseTo(degrees, 9)
  })

  it.each(['', 'abc', '120,77', '1204', '120°61′', '31.3.1'])('%j is none', (text) => {
    expect(readDegrees(text)).toBeNull()
  })

  it.each([
    ['120.5,31.3', [120.5, 31.3]],
    ['31.3, 120.5', [31.3, 120.5]],
    ['(120.5；31.3)', [120.5, 31.3]],
    ['120.5 31.3', [120.5, 31.3]],
    ['120.5', null],
    ['1,2,3', null],
  ])('a pair: %s', (text, pair) => {
    expect(readPair(text)).toEqual(pair)
  })

  it.each<[[number, number], string | null]>([
    [[120.6, 31.3], null],
    [[31.3, 120.6], 'swapped'],
    [[114.06, 22.54], 'far'],
    [[500, 31], 'impossible'],
    [[0, 0], 'far'],
  ])('%j is %s', (position, error) => {
    expect(checkPosition(position)).toBe(error)
  })
})

describe('a value of a vocabulary', () => {
  it.each<[TermField, string, string | null]>([
    ['sector', 'biomed', 'biomed'],
    ['sector', '生物医药与医疗器械', 'biomed'],
    ['sector', '生物医药', 'biomed'],
    ['sector', 'Biomedicine & Medical Devices', 'biomed'],
    ['sector', ' DIGITAL  CULTURE ', 'digital-culture'],
    ['kind', '产业基地', 'base'],
    ['kind', 'innovation center', 'innovation-centre'],
    ['status', '开工', 'founded'],
    ['precision', '仅知所在区', 'district'],
    ['amountKind', '协议投资', 'agreed'],
    ['sector', '纺织', null],
    ['sector', '', null],
  ])('%s %j is %s', (field, text, value) => {
    expect(readTerm(field, text)).toBe(value)
  })

  it('no word stands for two', () => {
    expect(ambiguousWords()).toEqual([])
  })
})
