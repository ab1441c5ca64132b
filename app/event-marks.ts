import type { FeatureCollection } from 'geojson'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { lookUp } from '#geo/look-up'
import { arrowBearing, arrowOf, eventLine } from '#geo/map/events/event-line'
import type { StaticMapEvent } from '#geo/map/static-map-input'
import type { Position } from '#geo/records'
import { labelName, type MapShapes } from '#geo/shapes/map-shapes'
import { countText, formatIndicator } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { type EventSummary, getEvents } from '#prisma/read/events'

/** Events change as seldom as the revision says: read once for each. */
let cached: { revision: number; events: Promise<EventSummary[]> } | null = null

async function eventsOfRevision(): Promise<EventSummary[]> {
  const { revision } = await currentSnapshot()
  if (cached?.revision !== revision) {
    cached = { revision, events: getEvents() }
    cached.events.catch(() => {
      cached = null
    })
  }
  return cached.events
}

/** An event with its way: from the venue to the label point of the district that its projects go to. */
interface Way {
  readonly event: EventSummary
  readonly cityId: string
  readonly venue: Position
  /** Null: they go to the whole city, which no single place stands for. */
  readonly target: Position | null
}

/**
 * What the map draws of signing events, or of `only` some, by their ids: one mark for each venue, with a line to each
 * district; an event of the whole city has no line. An event whose venue or district has no label point is left out,
 * and so is one at home, of whose venue no more is known than the city.
 */
export async function eventMarks(locale: Locale, only: readonly string[] | null = null): Promise<StaticMapEvent[]> {
  const [events, { shapes }, districts] = await Promise.all([eventsOfRevision(), currentSnapshot(), getDistricts()])
  const home = homeOf(districts)
  const byVenue = new Map<string, Way[]>()
  const shown = only === null ? events : events.filter(({ id }) => only.includes(id))
  for (const way of shown.flatMap((event) => wayOf(event, shapes, home))) {
    const key = way.venue.join(' ')
    byVenue.set(key, [...(byVenue.get(key) ?? []), way])
  }
  return [...byVenue.values()].map((ways) => ({ ...markOf(ways, shapes, locale), isAlone: only !== null }))
}

function wayOf(event: EventSummary, shapes: MapShapes, home: ReadonlySet<string>): Way[] {
  const ends = endsOf(event, shapes, home)
  return ends ? [{ event, cityId: event.place!.cityId, ...ends }] : []
}

type Held = Pick<EventSummary, 'place' | 'district'>

/** Whether the map has a mark for the event. */
export const isMarked = (event: Held, shapes: MapShapes, districts: readonly { readonly cityId: string }[]): boolean =>
  endsOf(event, shapes, homeOf(districts)) !== null

const homeOf = (districts: readonly { readonly cityId: string }[]): ReadonlySet<string> =>
  new Set(districts.map(({ cityId }) => cityId))

/** Null: there is no mark. */
function endsOf(
  { place, district }: Held,
  { labelPoints, labels }: MapShapes,
  home: ReadonlySet<string>,
): Pick<Way, 'venue' | 'target'> | null {
  if (!place) return null
  const { position } = place.location
  const isAtHome = district
    ? labels.find(({ id, type }) => id === district.id && type === 'district')?.city === place.cityId
    : home.has(place.cityId)
  const venue = position ?? (isAtHome ? undefined : lookUp(labelPoints, place.cityId))
  const target = district ? lookUp(labelPoints, district.id) : null
  return venue && (target || !district) ? { venue, target: target ?? null } : null
}

function markOf(ways: readonly Way[], shapes: MapShapes, locale: Locale): Omit<StaticMapEvent, 'isAlone'> {
  const { event, cityId, venue } = ways[0]!
  const targets = new Map(ways.flatMap(({ target }) => (target ? [[target.join(' '), target] as const] : [])))
  const isOne = ways.length === 1
  const figures = event.indicators
    .filter(({ value }) => value !== null)
    .map((figure) => formatIndicator(figure, locale))
    .slice(0, 2)
  const name = (isOne ? undefined : labelName(shapes, cityId)) ?? event.place!.name
  const what = isOne ? figures.join(' · ') : countText(messagesOf(locale).event.several, ways.length, locale)
  return {
    id: event.id,
    href: localPath(locale, isOne ? `/events/${event.slug}` : '/events'),
    venue,
    lines: [...targets.values()].map((target) => eventLine(venue, target)),
    label: `${name[locale]}\n${what}`,
  }
}

/** As the live map's source of events takes them. */
export function eventCollection(events: readonly StaticMapEvent[]): FeatureCollection {
  const features = events.flatMap(({ id, href, label, venue, lines, isAlone }) => [
    ...lines.map((line) => ({
      type: 'Feature' as const,
      properties: isAlone ? { alone: true } : {},
      geometry: { type: 'LineString' as const, coordinates: line.map(([lng, lat]) => [lng, lat]) },
    })),
    ...lines.map(arrowOf).map(([at, ahead]) => ({
      type: 'Feature' as const,
      properties: { bearing: Math.round(arrowBearing([at, ahead])), ...(isAlone && { alone: true }) },
      geometry: { type: 'Point' as const, coordinates: [...at] },
    })),
    {
      type: 'Feature' as const,
      properties: { id, href, label },
      geometry: { type: 'Point' as const, coordinates: [...venue] },
    },
  ])
  return { type: 'FeatureCollection', features }
}
