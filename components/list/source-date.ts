import { fill, formatDate } from '#geo/text/format'
import type { DatePrecision, Locale } from '#geo/vocabulary'

/** What rows say of their sources' dates; for lists that load in the browser too. */
export interface SourceDateWords {
  readonly sourceAsOf: string
  readonly sourceUndated: string
}

const PRECISION_OF_LENGTH: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' }

/** `2021-10` as `2021年10月`. Throws a RangeError for what is no such date. */
function shownDate(asOf: string, locale: Locale): string {
  const precision = PRECISION_OF_LENGTH[asOf.length]
  if (!precision) throw new RangeError(`Not a date: ${asOf}`)
  return formatDate(`${asOf}-01-01`.slice(0, 10), precision, locale)
}

/** As of which date a row's newest source speaks, or that none says so; null where that was not read. */
export function sourceDateText(asOf: string | null | undefined, locale: Locale, t: SourceDateWords): string | null {
  if (asOf === undefined) return null
  return asOf === null ? t.sourceUndated : fill(t.sourceAsOf, { date: shownDate(asOf, locale) })
}
