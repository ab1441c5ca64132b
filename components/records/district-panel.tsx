import Link from 'next/link'
import type { RowView } from '#geo/query/list-rows'
import type { DistrictRecord, DistrictRef } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { countText, formatIndicator, formatPeriod } from '#geo/text/format'
import { COLON, joinNames } from '#geo/text/punctuation'
import { viewQuery } from '#geo/url/view-url'
import { DISTRICT_KINDS, type Locale, labelOf } from '#geo/vocabulary'
import { DownloadLinks } from '../list/download-links'
import { ProjectCard } from '../list/project-card'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'
import { SourceList } from '../ui/source-list'
import { SourceMarks } from '../ui/source-marks'
import { CompareLinks } from './compare-links'
import { Freshness } from './freshness'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly district: DistrictRecord
  readonly projects: readonly RowView[]
  readonly total: number
  /** The other districts, to be compared with. */
  readonly others: readonly DistrictRef[]
  readonly terms: Vocabularies
}

/** A district: its figures, each with period and source, and its projects. */
export function DistrictPanel({ locale, t, district, projects, total, others, terms }: Props) {
  const { id, name, kind, aliases, summary, indicators, events, sources } = district
  return (
    <article className="record">
      <BackLink locale={locale} t={t} />
      <hgroup>
        <p className="kicker">{labelOf(DISTRICT_KINDS, kind, locale)}</p>
        <h1>{name[locale]}</h1>
        <p className="other-name" lang={locale === 'zh' ? 'en' : 'zh-CN'}>
          {name[locale === 'zh' ? 'en' : 'zh']}
        </p>
      </hgroup>
      {summary && <p className="summary">{summary[locale]}</p>}
      <p className="small">
        {aliases.length > 0 && `${t.district.aliases}${COLON[locale]}${joinNames(aliases, locale)} · `}
        {t.district.code} {id}
      </p>
      <section>
        <h2>{t.district.figures}</h2>
        {indicators.length > 0 ? (
          <IndicatorTable indicators={indicators} locale={locale} t={t} terms={terms} />
        ) : (
          <p className="small">{t.district.noFigures}</p>
        )}
      </section>
      <DistrictEvents events={events} locale={locale} t={t} />
      <DistrictProjects district={district} projects={projects} total={total} locale={locale} t={t} terms={terms} />
      <CompareLinks
        locale={locale}
        title={t.compare.fromDistrict}
        links={others.map((other) => ({
          label: other.short[locale],
          areas: [id, other.id].map((code) => ({ kind: 'districts', ids: [code] })),
        }))}
      />
      <section>
        <h2>{t.project.sources}</h2>
        <SourceList sources={sources} locale={locale} t={t.project} />
      </section>
      <Freshness sources={sources} checks={indicators.map(({ check }) => check)} locale={locale} t={t.project} />
    </article>
  )
}

function DistrictEvents({ events, locale, t }: Pick<Props, 'locale' | 't'> & Pick<DistrictRecord, 'events'>) {
  if (events.length === 0) return null
  return (
    <section>
      <h2>{t.district.events}</h2>
      <ul className="links">
        {events.map((event) => (
          <li key={event.id}>
            <Link href={localPath(locale, `/events/${event.slug}`)} prefetch={false} scroll={false}>
              {event.name[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first of its projects, how many there are, and the way to all of them. */
function DistrictProjects({ district, projects, total, locale, t, terms }: Omit<Props, 'others'>) {
  return (
    <section>
      <h2>
        {t.district.projectList} · {total > 0 ? countText(t.district.projects, total, locale) : t.district.none}
      </h2>
      <ol className="cards">
        {projects.map((project) => (
          <ProjectCard
            t={t.home}
            key={project.no}
            no={project.no}
            project={project}
            href={localPath(locale, `/projects/${project.slug}`)}
            locale={locale}
            terms={terms}
            district={district.short[locale]}
          />
        ))}
      </ol>
      {total > 0 && (
        <Link
          className="more"
          href={localPath(locale, '/') + viewQuery({ filters: { district: [district.id] } })}
          prefetch={false}
          scroll={false}
        >
          {t.district.seeFiltered}
        </Link>
      )}
      {total > 0 && <DownloadLinks {...{ locale, t }} filters={{ district: [district.id] }} />}
    </section>
  )
}

/** A row for each figure and year: figures of different years are never mixed. */
function IndicatorTable({
  indicators,
  locale,
  t,
  terms,
}: {
  indicators: DistrictRecord['indicators']
  locale: Locale
  t: Messages
  terms: Vocabularies
}) {
  const topics = terms.indicator.filter(({ value }) => indicators.some(({ topic }) => topic === value))
  return (
    <table className="indicators">
      <thead>
        <tr>
          <th scope="col">{t.district.figure}</th>
          <th scope="col">{t.district.value}</th>
          <th scope="col">{t.district.period}</th>
        </tr>
      </thead>
      {topics.map((topic) => (
        <tbody key={topic.value}>
          <tr>
            <th colSpan={3} scope="rowgroup">
              {topic[locale]}
            </th>
          </tr>
          {indicators
            .filter((indicator) => indicator.topic === topic.value)
            .map((indicator) => (
              <tr key={indicator.id}>
                <th scope="row">{indicator.label[locale]}</th>
                <td>
                  {formatIndicator(indicator, locale)} <SourceMarks cites={indicator.cites} t={t.project} />
                  {indicator.value !== null && indicator.text && <small>{indicator.text[locale]}</small>}
                </td>
                <td>{indicator.period ? formatPeriod(indicator.period, locale) : t.district.noPeriod}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}
