import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { EventPanel } from '#components/records/event-panel'
import { JsonLd } from '#components/ui/json-ld'
import { labelName } from '#geo/shapes/map-shapes'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvent } from '#prisma/read/events'
import { eventCollection, eventMarks, isMarked } from '../../../../event-marks'
import { eventFocus } from '../../../../focus'
import { MapCondition } from '../../../../map-condition'
import { alternates, pictureOf, pictureSearch } from '../../../../metadata'
import { eventJsonLd } from '../../../../structured-data'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly slug: string }>
  readonly searchParams: Promise<QueryValues>
}

const read = cache(getEvent)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const event = await read(slug)
  if (!event) return { title: messagesOf(locale).errors.notFoundTitle }
  const path = `/events/${slug}`
  const view = parseView(await searchParams)
  return {
    title: event.name[locale],
    ...alternates(locale, path, view),
    ...(await pictureOf(locale, path, event.name[locale], event.summary[locale], pictureSearch(view))),
  }
}

export default async function EventPage({ params, searchParams }: Props) {
  const { locale, slug } = await params
  const [event, { revision, shapes, vocabularies }, districts, list] = await Promise.all([
    read(slug),
    currentSnapshot(),
    getDistricts(),
    headers(),
  ])
  if (!event) notFound()
  const ways = eventCollection(await eventMarks(locale, [event.id]))
  return (
    <>
      <MapSync revision={revision} {...eventFocus(shapes, event, districts)} events={ways} />
      <MapCondition locale={locale} searchParams={searchParams} />
      {!list.get('x-synthetic') && <JsonLd data={eventJsonLd(event, locale)} nonce={list.get('x-nonce')} />}
      <EventPanel
        locale={locale}
        t={messagesOf(locale)}
        event={event}
        terms={vocabularies}
        cityName={event.place && labelName(shapes, event.place.cityId)}
        isMarked={isMarked(event, shapes, districts)}
      />
    </>
  )
}
