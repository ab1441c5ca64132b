import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount } from '#geo/text/amount-text'
import { formatAmount } from '#geo/text/format'

describe('an amount', () => {
  it.each([
    ['522亿', 52_200_000_000],
    ['522 亿元', 52_200_000_000],
    ['5.22亿元', 522_000_000],
    ['52.2 billion', 52_200_000_000],
    ['CNY 52.2bn', 52_200_000_000],
    ['3,000万', 30_000_000],
    ['３，０００万元', 30_000_000],
    ['¥3,000万', 30_000_000],
    ['1亿2000万', 120_000_000],
    ['1.5万亿', 1_500_000_000_000],
    ['2千万元人民币', 20_000_000],
    ['30 million yuan', 30_000_000],
    ['0', 0],
    ['1234', 1234],
    ['1,234,567.00 元', 1_234_567],
    ['0.0001亿', 10_000],
  ])('%s is %d yuan', (text, cny) => {
    expect(readAmount(text)).toEqual({ cny })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['约5亿', 'unreadable'],
    ['5-6亿', 'unreadable'],
    ['52,2 亿', 'unreadable'],
    ['亿', 'unreadable'],
    ['五亿', 'unreadable'],
    ['3万5亿', 'unreadable'],
    ['-5亿', 'unreadable'],
    ['1e9', 'unreadable'],
    ['5亿美元', 'currency'],
    ['$5 million', 'currency'],
    ['0.5', 'fraction'],
    ['1.23456万', 'fraction'],
    ['10000万亿', 'too-large'],
  ])('%j is refused: %s', (text, problem) => {
    expect(readAmount(text)).toEqual({ problem })
  })

  it('that is shown can be typed again, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000 }), fc.constantFrom(1, 10_000, 1e6, 1e8), (n, unit) => {
        const cny = n * unit
        const shown = (locale: 'zh' | 'en') => formatAmount(cny, locale)
        for (const locale of ['zh', 'en'] as const) {
          // Four decimals are shown.
          const read = readAmount(shown(locale))
          if ('cny' in read) expect(Math.abs(read.cny - cny)).toBeLessThanOrEqual(cny / 1e4)
          else expect(read.problem).toBe('fraction')
        }
      }),
    )
  })
})
