/** Amounts in other currencies than the yuan: kept and shown in their own, never converted. */

import type { Locale } from '../vocabulary'
import { formatterOf } from './format'

/** ISO 4217. */
export const FOREIGN_CURRENCIES = ['USD', 'HKD', 'EUR', 'GBP', 'JPY', 'KRW', 'SGD', 'TWD', 'AUD', 'CAD', 'CHF'] as const

/** 1.2亿美元, 120 million US dollars. */
export const formatForeign = (amount: number, currency: string, locale: Locale): string =>
  formatterOf(`foreign ${currency} ${locale}`, () => formatOf(currency, locale)).format(amount)

const formatOf = (currency: string, locale: Locale) =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    notation: 'compact',
    compactDisplay: 'long',
    minimumFractionDigits: 0,
    maximumFractionDigits: 4,
  })
