/**
 * Formats numbers, amounts, dates and distances. Every function takes its locale, so that server and browser agree.
 */

import { lookUp } from '../look-up'
import type { IndicatorRecord } from '../records'
import { COMPARISONS, type DatePrecision, type Locale, labelOf } from '../vocabulary'

export const LANG: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' }

/** English dates have the day first, as in the texts of the records. */
const DATE_LANG: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' }

const formatters = new Map<string, unknown>()

/** Made once for each name: to make one takes a hundred times as long as to use it, and a long list uses thousands. */
export function formatterOf<T>(name: string, make: () => T): T {
  const known = (formatters.get(name) as T | undefined) ?? make()
  formatters.set(name, known)
  return known
}

export const formatNumber = (value: number, locale: Locale, digits = 2): string =>
  formatterOf(
    `number ${locale} ${digits}`,
    () => new Intl.NumberFormat(LANG[locale], { maximumFractionDigits: digits }),
  )
    .format(value)
    .replace('-', '−')

/** From here on an amount is counted in trillions, with two decimals: nobody reads 218,866.354 亿元. */
const MANY_CNY = 1e13

/** Whole yuan: `522 亿元`, `3,000 万元`; `CNY 52.2 billion`, `CNY 30 million`. */
export function formatAmount(cny: number, locale: Locale): string {
  const steps: readonly [number, string][] =
    locale === 'zh'
      ? [
          [1e8, ' 亿元'],
          [1e4, ' 万元'],
          [1, ' 元'],
        ]
      : [
          [1e9, ' billion'],
          [1e6, ' million'],
          [1, ''],
        ]
  const many: readonly [number, string] = [1e12, locale === 'zh' ? ' 万亿元' : ' trillion']
  const [step, unit] = cny >= MANY_CNY ? many : (steps.find(([size]) => cny >= size) ?? [1, steps.at(-1)![1]])
  const number = formatNumber(cny / step, locale, step === many[0] ? 2 : 4)
  return locale === 'zh' ? `${number}${unit}` : `CNY ${number}${unit}`
}

/** A date at its precision: `2021年10月18日`, `October 2021`, `2020`. `iso` is the first day of its period. */
export const formatDate = (iso: string, precision: DatePrecision, locale: Locale): string =>
  dateFormat(precision, locale).format(new Date(`${iso}T00:00:00Z`))

function dateFormat(precision: DatePrecision, locale: Locale): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
  if (precision !== 'year') options.month = 'long'
  if (precision === 'day') options.day = 'numeric'
  return formatterOf(`date ${locale} ${precision}`, () => new Intl.DateTimeFormat(DATE_LANG[locale], options))
}

/** By whose clock moments are shown. On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingTimeZone?: string }

/** What the settings of the site say; empty: the clock of the server. */
export function showTimesOf(timeZone: string): void {
  shared.landingTimeZone = timeZone
}

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone that a server shows moments in, for what browsers draw again. */
export const shownTimeZone = (): string => shared.landingTimeZone || ownTimeZone()

/** The day that a moment falls on by the site's clock, as an ISO date. Swedish writes dates as ISO does. */
export const localDate = (moment: Date, timeZone = shownTimeZone()): string =>
  formatterOf(`day ${timeZone}`, () => new Intl.DateTimeFormat('sv', { timeZone })).format(moment)

/** Day and minute of an ISO timestamp. */
export const formatMoment = (iso: string, locale: Locale, timeZone = shownTimeZone()): string =>
  formatterOf(
    `moment ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(DATE_LANG[locale], { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(iso))

/** A period: `2021年1月至8月`, `January – August 2021`; one date if start and end are the same at its precision. */
export function formatPeriod(period: NonNullable<IndicatorRecord['period']>, locale: Locale): string {
  const { start, end, precision } = period
  if (locale === 'zh') return chinesePeriod(formatDate(start, precision, 'zh'), formatDate(end, precision, 'zh'))
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
  return dateFormat(precision, locale).formatRange(day(start), day(end))
}

/** Intl would write `2021/1 至 2021/8`. A year that both dates have is written once. */
function chinesePeriod(from: string, to: string): string {
  if (from === to) return from
  const year = from.slice(0, from.indexOf('年') + 1)
  return `${from}至${to.startsWith(year) ? to.slice(year.length) : to}`
}

/** `780 米`, `3.2 公里`; `780 m`, `3.2 km`. */
export function formatDistance(km: number, locale: Locale): string {
  const near = km < 0.995 // from here on it would round to 1,000 m: write 1 km
  const number = near ? formatNumber(Math.round(km * 100) * 10, locale) : formatNumber(km, locale, km < 10 ? 1 : 0)
  return locale === 'zh' ? `${number} ${near ? '米' : '公里'}` : `${number} ${near ? 'm' : 'km'}`
}

/**
 * A figure with its comparison and unit: `超过 1,800 家企业`, `more than CNY 14.9 billion`, `+22%`. A statement in words
 * is returned unchanged.
 */
export function formatIndicator(indicator: IndicatorRecord, locale: Locale): string {
  const { value, comparison, text } = indicator
  if (value === null) return text ? text[locale] : ''
  const compared = labelOf(COMPARISONS, comparison, locale)
  const figure = formatValue({ ...indicator, value }, locale)
  return compared ? `${compared} ${figure}` : figure
}

function formatValue(
  { value, unit, unitName }: Pick<IndicatorRecord, 'unit' | 'unitName'> & { readonly value: number },
  locale: Locale,
): string {
  if (unit === 'cny') return formatAmount(value, locale)
  if (unit === 'percent') return `${formatNumber(value, locale)}%`
  if (unit === 'rank') return locale === 'zh' ? `第 ${value} 位` : `No. ${value}`
  return `${largeNumber(value, locale)}${locale === 'zh' && value >= LARGE.zh ? '' : ' '}${unitName[locale]}`.trim()
}

/** From here on nobody counts digits: 941 亿美元, 94.1 billion USD. */
const LARGE: Readonly<Record<Locale, number>> = { zh: 1e8, en: 1e9 }

function largeNumber(value: number, locale: Locale): string {
  const step = LARGE[locale]
  if (value < step) return formatNumber(value, locale)
  return `${formatNumber(value / step, locale, 4)} ${locale === 'zh' ? '亿' : 'billion'}`
}

/** Degrees to five decimals (about a metre): `120.77254, 31.31038`. */
export const formatPosition = ([lng, lat]: readonly [number, number]): string => `${lng.toFixed(5)}, ${lat.toFixed(5)}`

/** Fills `{name}` in a message; an unknown name stays in the text, where tests notice it. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(lookUp(values, name) ?? whole))

/**
 * Chooses between `one` and `other` for a count, and fills `{n}` with the formatted number. Chinese has `other` only.
 */
export const countText = (forms: { one: string; other: string }, n: number, locale: Locale): string =>
  fill(pluralOf(n, locale) === 'one' ? forms.one : forms.other, { n: formatNumber(n, locale) })

const pluralOf = (n: number, locale: Locale): Intl.LDMLPluralRule =>
  formatterOf(`plural ${locale}`, () => new Intl.PluralRules(LANG[locale])).select(n)
