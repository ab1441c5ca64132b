/** The filter of an address in words, with the names that districts and events have now. */

import { messagesOf } from '#components/messages/index'
import { filterText } from '#geo/captions/filter-words'
import type { Filters } from '#geo/filters'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { meantFilters } from '#prisma/read/canonical-filters'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'

/** '' for no filter. */
export async function conditionOf(filters: Filters, locale: Locale): Promise<string> {
  if (Object.values(filters).every((value) => value === undefined)) return ''
  const [districts, events, snapshot] = await Promise.all([getDistricts(), getEvents(), currentSnapshot()])
  const meant = await meantFilters(snapshot, filters)
  const names = Object.fromEntries([...districts, ...events].map(({ id, name }) => [id, name[locale]]))
  return filterText(meant, locale, messagesOf(locale).home, { names, terms: snapshot.vocabularies })
}
