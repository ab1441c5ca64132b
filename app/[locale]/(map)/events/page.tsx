import type { Metadata } from 'next'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { EventList } from '#components/records/event-list'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { readSiteWords } from '#prisma/site/site'
import { eventsFocus } from '../../../focus'
import { MapCondition } from '../../../map-condition'
import { alternates, pictureOf, pictureSearch } from '../../../metadata'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const { event } = messagesOf(locale)
  const view = parseView(await searchParams)
  const { description } = await readSiteWords(locale)
  return {
    title: event.title,
    ...alternates(locale, '/events', view),
    ...(await pictureOf(locale, '/events', event.title, description, pictureSearch(view))),
  }
}

export default async function EventsPage({ params, searchParams }: Props) {
  const { locale } = await params
  const [events, { revision, shapes }, districts] = await Promise.all([getEvents(), currentSnapshot(), getDistricts()])
  return (
    <>
      <MapSync revision={revision} {...eventsFocus(shapes, events, districts)} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <EventList locale={locale} t={messagesOf(locale)} events={events} />
    </>
  )
}
