import Link from 'next/link'
import { sectorPin } from '#geo/map/pin-art'
import type { EventRecord, Text } from '#geo/records'
import { termLabel, type Vocabularies } from '#geo/terms'
import { fill, formatDate, formatIndicator } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { DownloadLinks } from '../list/download-links'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'
import { PinIcon } from '../ui/pin-icon'
import { SourceList } from '../ui/source-list'
import { SourceMarks } from '../ui/source-marks'
import { Freshness } from './freshness'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly event: EventRecord
  readonly terms: Vocabularies
  /** What the map calls the venue's city; null: nothing. */
  readonly cityName: Text | null
  /** Whether the map has a mark for it. */
  readonly isMarked: boolean
}

/** A signing event: its figures as its sources give them, what was launched there, and what is not known. */
export function EventPanel(props: Props) {
  const { locale, t, event, terms } = props
  const { event: words } = t
  const launches = terms.milestone
    .map((kind) => ({ kind, projects: event.projects.filter(({ milestone }) => milestone === kind.value) }))
    .filter(({ projects }) => projects.length > 0)
  return (
    <article className="record">
      <BackLink locale={locale} t={t} />
      <hgroup>
        <p className="kicker">{words.single}</p>
        <h1>{event.name[locale]}</h1>
      </hgroup>
      {event.slogan && (
        <p className="slogan">
          {event.slogan[locale]} <SourceMarks cites={event.cites.slogan} t={t.project} />
        </p>
      )}
      <dl className="figures">
        {event.indicators
          .filter(({ value }) => value !== null)
          .map((figure) => (
            <div key={figure.id}>
              <dt>
                {figure.label[locale]} <SourceMarks cites={figure.cites} t={t.project} />
              </dt>
              <dd>{formatIndicator(figure, locale)}</dd>
            </div>
          ))}
      </dl>
      {event.summary[locale] !== event.name[locale] && <p className="summary">{event.summary[locale]}</p>}
      <EventFacts {...props} />
      {event.categories.length > 0 && (
        <section>
          <h2>{words.categories}</h2>
          <ul className="tags">
            {event.categories.map((category) => (
              <li key={category.zh}>{category[locale]}</li>
            ))}
          </ul>
          <p className="small">
            {words.categoriesNote} <SourceMarks cites={event.cites.categories} t={t.project} />
          </p>
        </section>
      )}
      {launches.map(({ kind, projects }) => (
        <section key={kind.value}>
          <h2>{fill(words.atEvent, { label: kind[locale] })}</h2>
          <ol className="cards">
            {projects.map((project) => (
              <LaunchedProject key={project.slug} project={project} locale={locale} terms={terms} />
            ))}
          </ol>
        </section>
      ))}
      {launches.length > 0 && <DownloadLinks {...{ locale, t }} filters={{ event: [event.id] }} />}
      <section>
        <h2>{t.project.sources}</h2>
        <SourceList sources={event.sources} locale={locale} t={t.project} />
      </section>
      <Freshness
        sources={event.sources}
        checks={[event.check, ...event.indicators.map(({ check }) => check)]}
        locale={locale}
        t={t.project}
      />
    </article>
  )
}

/** When, where and for which district, and what else its sources say. */
function EventFacts({ event, locale, t, terms, cityName, isMarked }: Props) {
  const { event: words } = t
  const mark = (cites: EventRecord['details'][number]['cites'] | undefined) => (
    <SourceMarks cites={cites} t={t.project} />
  )
  const city = event.place?.location.position === null ? cityName : null
  return (
    <table className="facts">
      <tbody>
        <tr>
          <th scope="row">{words.when}</th>
          <td>
            {formatDate(event.date, event.datePrecision, locale)} {mark(event.cites.date)}
          </td>
        </tr>
        <tr>
          <th scope="row">{words.where}</th>
          <td>
            {event.place?.name[locale] ?? words.noPlace} {mark(event.cites.place)}
            {city && (
              <p className="small">{fill(isMarked ? words.venueNote : words.unmarkedNote, { city: city[locale] })}</p>
            )}
          </td>
        </tr>
        <tr>
          <th scope="row">{words.forDistrict}</th>
          <td>
            {event.district ? (
              <Link href={localPath(locale, `/districts/${event.district.slug}`)} prefetch={false}>
                {event.district.name[locale]}
              </Link>
            ) : (
              words.wholeCity
            )}{' '}
            {mark(event.cites.district)}
          </td>
        </tr>
        {event.details.map(({ topic, text, cites }) => (
          <tr key={`${topic} ${text.zh}`}>
            <th scope="row">{termLabel(terms, 'topic', topic, locale)}</th>
            <td>
              {text[locale]} {mark(cites)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LaunchedProject({
  project,
  locale,
  terms,
}: Pick<Props, 'locale' | 'terms'> & { readonly project: EventRecord['projects'][number] }) {
  const { slug, name, sector } = project
  return (
    <li className="card">
      <Link href={localPath(locale, `/projects/${slug}`)} prefetch={false} scroll={false}>
        <PinIcon pin={{ ...sectorPin(terms, sector), precision: 'district' }} />
        <span className="card-text">
          <span className="card-name">{name[locale]}</span>
        </span>
      </Link>
    </li>
  )
}
