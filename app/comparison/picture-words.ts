/** What every picture of a comparison says of itself, whoever draws it. */

import { messagesOf } from '#components/messages/index'
import type { AreaComparison } from '#geo/compare/statistics/compare'
import type { SourceRecord } from '#geo/records'
import { fill, formatDate, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'

interface Pictured {
  readonly areas: readonly { readonly letter: string }[]
  readonly comparison: AreaComparison
  readonly revision: number
  /** ISO. */
  readonly today: string
}

/** How many projects of each area a picture stands for. */
export function countsLine({ areas, comparison }: Pick<Pictured, 'areas' | 'comparison'>, locale: Locale): string {
  const counts = areas.map(({ letter }, i) => `${letter} ${formatNumber(comparison.areas[i]!.projects.count, locale)}`)
  return fill(messagesOf(locale).compare.pictureCounts, { names: counts.join(' · ') })
}

/** That line, then the day and the revision: a line each. */
export function pictureLines({ areas, comparison, revision, today }: Pictured, locale: Locale): [string, string] {
  const t = messagesOf(locale).compare
  return [
    countsLine({ areas, comparison }, locale),
    fill(t.chartFoot, { date: formatDate(today, 'day', locale), n: formatNumber(revision, locale) }),
  ]
}

const MAX_SOURCES = 4

/** The titles of the first few sources. */
export const pictureSources = (sources: readonly Pick<SourceRecord, 'title'>[], locale: Locale): string[] =>
  [...new Set(sources.map(({ title }) => title[locale]))].slice(0, MAX_SOURCES)
