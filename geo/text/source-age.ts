/** As of which date sources speak, and what can be said of one that leads nowhere. */

import type { SourceReach, SourceRecord } from '../records'
import type { DatePrecision } from '../vocabulary'

type Published = NonNullable<SourceRecord['published']>

const ORDER: Readonly<Record<DatePrecision, number>> = { year: 0, month: 1, day: 2 }

/** The latest date that any of the sources carries, of equal ones the most exact; null where none carries one. */
export function newestDate(sources: readonly Pick<SourceRecord, 'published'>[]): Published | null {
  const dates = sources.flatMap(({ published }) => published ?? [])
  return dates.reduce<Published | null>((newest, one) => {
    if (newest === null || one.date > newest.date) return one
    return one.date === newest.date && ORDER[one.precision] > ORDER[newest.precision] ? one : newest
  }, null)
}

/** The earliest date that any of the sources carries; null where none carries one. */
export const oldestDate = (sources: readonly Pick<SourceRecord, 'published'>[]): Published | null =>
  sources
    .flatMap(({ published }) => published ?? [])
    .reduce<Published | null>((oldest, one) => (oldest === null || one.date < oldest.date ? one : oldest), null)

/** What can be looked at of a source. */
export function sourceReach({ url, archiveUrl }: Pick<SourceRecord, 'url' | 'archiveUrl'>): SourceReach {
  if (url !== null && !isFrontPage(url)) return 'page'
  if (archiveUrl !== null) return 'archive'
  return url === null ? 'nothing' : 'home'
}

const INDEX = /^\/(index\.\w+|[a-z]{2}(-[a-z]{2})?\/?)?$/i

function isFrontPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { pathname, search } = new URL(url)
  return search === '' && INDEX.test(pathname)
}
