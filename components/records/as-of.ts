import type { SourceRecord } from '#geo/records'
import { fill, formatDate, formatNumber } from '#geo/text/format'
import { withBrackets } from '#geo/text/punctuation'
import { newestDate, oldestDate } from '#geo/text/source-age'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

/**
 * As of which date sources speak: the newest, and the oldest of another year, since facts may be as old, or of no known
 * date. null: there are no sources.
 */
export function asOfText(sources: readonly SourceRecord[], locale: Locale, t: Messages['project']): string | null {
  const [newest, oldest] = [newestDate(sources), oldestDate(sources)]
  if (!newest || !oldest) return sources.length > 0 ? t.asOfUnknown : null
  const [date, from] = [newest, oldest].map((one) => formatDate(one.date, one.precision, locale))
  const undated = sources.filter(({ published }) => published === null).length
  const counts = { n: formatNumber(undated, locale), all: formatNumber(sources.length, locale) }
  const isSpan = newest.date.slice(0, 4) !== oldest.date.slice(0, 4)
  const span = fill(isSpan ? t.asOfSpan : t.asOf, { date: date!, from: from! })
  return undated > 0 ? withBrackets(span, fill(t.asOfUndated, counts), locale) : span
}
