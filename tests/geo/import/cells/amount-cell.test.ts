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
    ['50 60', 1e8, 'several'],
    ['10-20', null, 'no-unit'],
    ['1.5', 1, 'fraction'],
    ['-5', 1e8, 'negative'],
    ['99999999999999', 1e8, 'too-large'],
  ])('%s under a unit of %s is refused: %s', (text, unit, error) => {
    expect(read(text, unit)).toEqual({ error })
  })

  it.each([
    ...['3-5', '3~5亿元', '10至15亿', '3000万-5000万', '不超过10亿', '5亿元以内', '一期20亿，二期30亿', '一期3亿'],
    ...['3+5', '数亿元', '上亿元', '过亿', '百亿级', '100亿级', '3亿元、5亿元', '1000-2000万美元'],
  ])('%s is no one amount: its words are kept, or nothing is, as somebody says', (text) => {
    const column = { unit: 1e8, currency: 'CNY' }
    expect(readAmountCell(text, { ...column, answers: {} })).toEqual({ question: 'amount-range' })
    const [words, none] = (['words', 'none'] as const).map((answer) =>
      readAmountCell(text, { ...column, answers: { 'amount-range': answer } }),
    )
    expect([words, none]).toEqual([{ words: text }, { amount: null, isStated: false }])
  })

  it.each(['3亿5000万', '近10亿元', '30多亿', '百亿元', '过百亿'])('%s is one amount', (text) => {
    expect(read(text, 1e8)).toHaveProperty('amount')
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
