import Link from 'next/link'
import type { EventRecord, SourceRecord } from '#geo/records'
import { formatDate, formatIndicator } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'
import { SourceList } from '../ui/source-list'
import { SourceMarks } from '../ui/source-marks'

type EventLine = Pick<
  EventRecord,
  'slug' | 'name' | 'date' | 'datePrecision' | 'place' | 'district' | 'indicators' | 'sources'
>

interface Props {
  readonly locale: Locale
  readonly t: Messages
  /** Newest first. */
  readonly events: readonly EventLine[]
}

/** All signing events on a time line, the newest first, each with its figures as its sources give them. */
export function EventList({ locale, t, events }: Props) {
  const years = [...new Set(events.map(({ date }) => date.slice(0, 4)))]
  const sources = new Map(
    events.flatMap((event) => event.sources.map((source): [string, SourceRecord] => [source.id, source])),
  )
  return (
    <article className="record">
      <BackLink locale={locale} t={t} />
      <h1>{t.event.title}</h1>
      {events.length === 0 ? <p>{t.event.empty}</p> : <p className="small">{t.event.intro}</p>}
      {years.map((year) => (
        <section key={year}>
          <h2>{formatDate(`${year}-01-01`, 'year', locale)}</h2>
          <ol className="timeline">
            {events
              .filter(({ date }) => date.startsWith(year))
              .map((event) => (
                <EventItem key={event.slug} event={event} locale={locale} t={t} />
              ))}
          </ol>
        </section>
      ))}
      {sources.size > 0 && (
        <section>
          <h2>{t.project.sources}</h2>
          <SourceList sources={[...sources.values()]} locale={locale} t={t.project} />
        </section>
      )}
    </article>
  )
}

function EventItem({ event, locale, t }: Omit<Props, 'events'> & { readonly event: EventLine }) {
  const { slug, name, date, datePrecision, place, district, indicators } = event
  const way = [place?.name[locale], district?.short[locale] ?? t.event.wholeCity].filter(Boolean).join(' → ')
  return (
    <li>
      <p className="small">
        <time dateTime={date}>{formatDate(date, datePrecision, locale)}</time> · {way}
      </p>
      <Link href={localPath(locale, `/events/${slug}`)} prefetch={false} scroll={false}>
        {name[locale]}
      </Link>
      <ul className="timeline-figures">
        {indicators
          .filter(({ value }) => value !== null)
          .map((figure) => (
            <li key={figure.id}>
              <span className="small">{figure.label[locale]}</span> {formatIndicator(figure, locale)}{' '}
              <SourceMarks cites={figure.cites} t={t.project} />
            </li>
          ))}
      </ul>
    </li>
  )
}
