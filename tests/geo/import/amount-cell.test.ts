import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AMOUNT_UNITS, amountUnit, readAmountCell } from '#geo/import/amount-cell'

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
    ['0', 1e8, 0],
    ['1.1', 1e8, 110_000_000],
  ])('%s under a unit of %s is %d yuan: what the cell says goes first', (text, unit, cny) => {
    expect(readAmountCell(text, unit)).toEqual({ cny })
  })

  it.each(['', ' ', '-', '—', '未披露', 'N/A', 'not disclosed'])('%j discloses nothing', (text) => {
    expect(readAmountCell(text, 1e8)).toEqual({ cny: null })
  })

  it.each<[string, number | null, string]>([
    ['5.22', null, 'no-unit'],
    ['很多', 1, 'unreadable'],
    ['1,23', 1e8, 'unreadable'],
    ['5亿吨', 1, 'unreadable'],
    ['10亿美元', 1, 'currency'],
    ['约10亿', 1, 'inexact'],
    ['超过100亿元', 1, 'inexact'],
    ['100多亿', 1, 'inexact'],
    ['10-20亿', 1, 'inexact'],
    ['1.5', 1, 'fraction'],
    ['-5', 1e8, 'unreadable'],
    ['99999999999999', 1e8, 'too-large'],
  ])('%s under a unit of %s is refused: %s', (text, unit, error) => {
    expect(readAmountCell(text, unit)).toEqual({ error })
  })
})

it('never throws, and never comes to a fraction of a yuan', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.double().map(String))
  fc.assert(
    fc.property(text, fc.constantFrom(null, ...AMOUNT_UNITS), (cell, unit) => {
      const reading = readAmountCell(cell, unit)
      if ('cny' in reading && reading.cny !== null) expect(Number.isSafeInteger(reading.cny)).toBe(true)
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
  ['美元', null],
  ['平方米', null],
  ['', null],
])('the unit %j is %s yuan', (text, unit) => {
  expect(amountUnit(text)).toBe(unit)
})
