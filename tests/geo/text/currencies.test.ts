import { expect, it } from 'vitest'
import { CURRENCY_CODES, YUAN } from '#geo/import/cells/money'
import { FOREIGN_CURRENCIES, formatForeign } from '#geo/text/currencies'

it('an amount is shown in its own currency', () => {
  expect(formatForeign(120_000_000, 'USD', 'zh')).toBe('1.2亿美元')
  expect(formatForeign(120_000_000, 'USD', 'en')).toBe('120 million US dollars')
  expect(formatForeign(50_000_000, 'EUR', 'zh')).toBe('5000万欧元')
})

it('every currency that a table may be in can be kept', () => {
  expect([...FOREIGN_CURRENCIES, YUAN].toSorted()).toEqual([...CURRENCY_CODES].toSorted())
})
