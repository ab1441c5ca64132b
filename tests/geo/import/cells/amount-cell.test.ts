import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmountCell } from '#geo/import/cells/amount-cell'
import { AMOUNT_UNITS, moneyUnit } from '#geo/import/cells/money'

const read = (text: string, unit: number | null) => readAmountCell(text, { unit, currency: 'CNY', answers: {} })

describe('an amount in a cell', () => {
  it.each<[string, number | null, number]>([
    ['5.22', 1e8, 522_000_000],
    ['3,000', 1e4, 30_000_000],
    ['３，０００', 1e4, 30_000_000],
    ['3,000万', 1e8, 30_000_000],
    ['52.2 billion', 1e6, 52_200_000_000],
    ['52.2', 1e9, 52_200_000_000],
    ['12元', 1e8, 12],
    ['522亿', null, 52_200_000_000],
    ['5.22亿元', null, 522_000_000],
    ['1.1', 1e8, 110_000_000],
  ])('%s under a unit of %s is %d yuan: what the cell says goes first', (text, unit, cny) => {
    expect(read(text, unit)).toEqual({ amount: cny, currency: 'CNY', comparison: 'exact' })
  })

  it.each(['', ' ', '-', '—', '未披露', 'N/A', 'not disclosed'])('%j discloses nothing', (text) => {
    expect(read(text, 1e8)).toMatchObject({ amount: null })
  })

  it.each<[string, number | null, string]>([
    ['5.22', null, 'no-unit'],
    ['很多', 1, 'unreadable'],
    ['1,23', 1e8, 'unreadable'],
    ['5亿吨', 1, 'unreadable'],
    ['不超过10亿', 1, 'inexact'],
    ['一期20亿，二期30亿', 1e8, 'several'],
    ['50 60', 1e8, 'several'],
    ['10-20亿', 1, 'inexact'],
    ['1.5', 1, 'fraction'],
    ['-5', 1e8, 'negative'],
    ['99999999999999', 1e8, 'too-large'],
  ])('%s under a unit of %s is refused: %s', (text, unit, error) => {
    expect(read(text, unit)).toEqual({ error })
  })
})

it('never throws, and never comes to a fraction of a yuan', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.double().map(String))
  fc.assert(
    fc.property(text, fc.constantFrom(null, ...AMOUNT_UNITS), (cell, unit) => {
      const reading = read(cell, unit)
      if ('amount' in reading && reading.amount !== null) expect(Number.isSafeInteger(reading.amount)).toBe(true)
    }),
  )
})

it.each([
  ['亿元', 1e8],
  ['万元', 1e4],
  ['百万元', 1e6],
  ['CNY million', 1e6],
  ['RMB bn', 1e9],
  ['元', 1],
  ['CNY', 1],
  ['美元', 1],
  ['万美元', 1e4],
  ['平方米', null],
  ['', null],
])('the unit %j is %s', (text, unit) => {
  expect(moneyUnit(text)?.unit ?? null).toBe(unit)
})
