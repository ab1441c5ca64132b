/** The filter of an address in words, with the names that districts and events have now. */

import { unvaluedNotes } from '#components/filters/filter-notes'
import { messagesOf } from '#components/messages/index'
import { filterText } from '#geo/captions/filter-words'
import type { Filters } from '#geo/filters'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import { droppedParts } from '#geo/url/dropped-parts'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { meantFilters } from '#prisma/read/canonical-filters'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { unvaluedOf } from '#prisma/read/selected-projects'

/** '' for no filter. */
export async function conditionOf(filters: Filters, locale: Locale): Promise<string> {
  if (Object.values(filters).every((value) => value === undefined)) return ''
  const [districts, events, snapshot] = await Promise.all([getDistricts(), getEvents(), currentSnapshot()])
  const meant = await meantFilters(snapshot, filters)
  const names = Object.fromEntries([...districts, ...events].map(({ id, name }) => [id, name[locale]]))
  return filterText(meant, locale, messagesOf(locale).home, { names, terms: snapshot.vocabularies })
}

/** What the bounds of a filter leave out that has no date or no disclosed amount, each with its number. */
export const unvaluedIn = async (filters: Filters, locale: Locale): Promise<string[]> =>
  unvaluedNotes(await unvaluedOf(filters), messagesOf(locale).home, locale)

/** What of the conditions of a query cannot be read, in words; the camera and the order are no conditions. */
export function unreadIn(query: URLSearchParams, locale: Locale): string[] {
  const parts = droppedParts(query).filter(({ key }) => !PRESENTATION.has(key))
  const text = joinNames(
    parts.map((part) => `${part.key}=${part.text}`),
    locale,
  )
  return text ? [fill(messagesOf(locale).home.dropped, { text })] : []
}

const PRESENTATION: ReadonlySet<string> = new Set(['at', 'sort', 'table'])
