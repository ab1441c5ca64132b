import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type AmountCell, readAmountCell } from '#geo/import/cells/amount-cell'

/** Tenths, so that each unit comes to whole yuan. */
const TENTHS = fc.integer({ min: 1, max: 99_999 })
const UNITS = fc.constantFrom<readonly [string, number]>(
  ['万元', 1e4],
  ['亿元', 1e8],
  ['亿', 1e8],
  ['百万元', 1e6],
  ['千万元', 1e7],
)
const CURRENCIES = fc.constantFrom<readonly [string, string]>(
  ['美元', 'USD'],
  ['欧元', 'EUR'],
  ['港元', 'HKD'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
)
const QUALIFIERS = fc.constantFrom<readonly [string, string, string]>(
  ...([
    ['', '', 'exact'],
    ['约', '', 'about'],
    ['近', '', 'about'],
    ['大约', '', 'about'],
    ['', '左右', 'about'],
  ] as const),
  ...([
    ['超过', '', 'more-than'],
    ['逾', '', 'more-than'],
    ['不少于', '', 'more-than'],
    ['', '以上', 'more-than'],
  ] as const),
  ...([
    ['>', '', 'more-than'],
    ['总投资', '', 'exact'],
    ['总投资约', '', 'about'],
  ] as const),
)
const SPACE = fc.constantFrom('', ' ', '　', '\n')

const grouped = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })
const wide = (text: string): string =>
  text.replace(/[0-9.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const WRITTEN = fc.constantFrom<(value: number) => string>(
  String,
  grouped,
  (value) => wide(String(value)),
  (value) => wide(grouped(value)),
)

const read = (text: string, unit: number | null, currency = 'CNY'): AmountCell =>
  readAmountCell(text, { unit, currency, answers: {} })

it('numbers × units × qualifiers × spaces: the amount, and what is said of it', () => {
  fc.assert(
    fc.property(
      TENTHS,
      UNITS,
      QUALIFIERS,
      SPACE,
      WRITTEN,
      (tenths, [unit, yuan], [before, after, comparison], space, write) => {
        const text = [before, write(tenths / 10), unit].filter(Boolean).join(space) + after
        const amount = Math.round((tenths * yuan) / 10)
        expect(read(text, 1e4), text).toEqual({ amount, currency: 'CNY', comparison })
      },
    ),
  )
})

it('a plain number is in the unit and currency of its column', () => {
  fc.assert(
    fc.property(
      TENTHS,
      fc.constantFrom(1e4, 1e6, 1e8),
      fc.constantFrom('CNY', 'USD'),
      QUALIFIERS,
      WRITTEN,
      (tenths, unit, currency, [before, after, comparison], write) => {
        const text = before + write(tenths / 10) + after
        expect(read(text, unit, currency), text).toEqual({
          amount: Math.round((tenths * unit) / 10),
          currency,
          comparison,
        })
      },
    ),
  )
})

it('another currency stays itself, whatever the column is in', () => {
  fc.assert(
    fc.property(
      TENTHS,
      CURRENCIES,
      fc.constantFrom('万', '亿', '百万'),
      QUALIFIERS,
      (tenths, [word, currency], unit, [before, after, comparison]) => {
        const factor = { 万: 1e4, 亿: 1e8, 百万: 1e6 }[unit]!
        const text = `${before}${tenths / 10}${unit}${word}${after}`
        expect(read(text, 1e4), text).toEqual({ amount: Math.round((tenths * factor) / 10), currency, comparison })
      },
    ),
  )
})

it('ranges, upper bounds and several amounts are never one amount', () => {
  fc.assert(
    fc.property(TENTHS, TENTHS, fc.constantFrom('-', '—', '~', '至', '到'), UNITS, (a, b, sign, [unit]) => {
      for (const text of [
        `${a}${sign}${b}`,
        `${a}${unit}${sign}${b}${unit}`,
        `不超过${a}${unit}`,
        `一期${a}${unit}，二期${b}${unit}`,
      ])
        expect(read(text, 1e8), text).toEqual({ question: 'amount-range' })
    }),
  )
})

it('noise of sums is what the sheet shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
      const sum = a / 100 + b / 100
      expect(read(String(sum), 1e8)).toEqual({ amount: (a + b) * 1e6, currency: 'CNY', comparison: 'exact' })
    }),
  )
})
