import { expect, it } from 'vitest'
import { CURRENCY_CODES, currencyIn, flatText, YUAN } from '#geo/import/cells/money'
import { formatForeign } from '#geo/text/currencies'

it('an amount is shown in its own currency', () => {
  expect(formatForeign(120_000_000, 'USD', 'zh')).toBe('1.2亿美元')
  expect(formatForeign(120_000_000, 'USD', 'en')).toBe('120 million US dollars')
  expect(formatForeign(50_000_000, 'EUR', 'zh')).toBe('5000万欧元')
})

it('every currency that is offered is read from its code, and the yuan comes first', () => {
  expect(CURRENCY_CODES[0]).toBe(YUAN)
  for (const code of CURRENCY_CODES) expect(currencyIn(flatText(code))?.currency).toBe(code)
  for (const word of [
    '港元',
    '新加坡元',
    '澳元',
    '加元',
    '台币',
    '美元',
    '欧元',
    '英镑',
    '日元',
    '韩元',
    '瑞郎',
    '人民币',
  ])
    expect(CURRENCY_CODES).toContain(currencyIn(word)?.currency)
})
