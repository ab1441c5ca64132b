import { localPath } from '#components/paths'
import { lookUp } from '#geo/look-up'
import { eventLine } from '#geo/map/event-line'
import type { StaticMapEvent } from '#geo/map/static-map-input'
import type { EventRecord, Position } from '#geo/records'
import { formatIndicator } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getEvent, getEvents } from '#prisma/read/events'

/** Events change as seldom as the revision says: read once for each. */
let cached: { revision: number; events: Promise<EventRecord[]> } | null = null

async function eventsOfRevision(): Promise<EventRecord[]> {
  const { revision } = await currentSnapshot()
  if (cached?.revision !== revision) {
    const events = getEvents().then((list) => Promise.all(list.map(({ slug }) => getEvent(slug))))
    cached = { revision, events: events.then((list) => list.filter((event) => event !== null)) }
    cached.events.catch(() => {
      cached = null
    })
  }
  return cached.events
}

/** What the map draws of signing events. An event whose place or district has no label point is left out. */
export async function eventMarks(locale: Locale): Promise<StaticMapEvent[]> {
  const [events, { shapes }] = await Promise.all([eventsOfRevision(), currentSnapshot()])
  return events.flatMap((event) => {
    const venue = event.place.location.position ?? lookUp(shapes.labelPoints, event.place.cityId)
    const target = lookUp(shapes.labelPoints, event.district.id)
    return venue && target ? [markOf(event, venue, target, locale)] : []
  })
}

function markOf(event: EventRecord, venue: Position, target: Position, locale: Locale): StaticMapEvent {
  const figures = event.indicators
    .filter(({ value }) => value !== null)
    .map((figure) => formatIndicator(figure, locale))
  return {
    id: event.id,
    cityId: event.place.cityId,
    districtId: event.district.id,
    href: localPath(locale, `/events/${event.slug}`),
    venue,
    line: eventLine(venue, target),
    label: `${event.place.name[locale]}\n${figures.slice(0, 2).join(' · ')}`,
  }
}
