import Link from 'next/link'
import type { Area } from '#geo/areas/area'
import { pinOf } from '#geo/map/pin-art'
import type { RowView } from '#geo/query/list-rows'
import type { DistrictRef, Position, ProjectRecord } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { fill, formatDistance } from '#geo/text/format'
import { hasTwoNames, isOwnTranslation } from '#geo/text/names'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { ProjectCard } from '../list/project-card'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { Icon } from '../ui/icon'
import { PinIcon } from '../ui/pin-icon'
import { SourceList } from '../ui/source-list'
import { type CompareLink, CompareLinks } from './compare-links'
import { Freshness } from './freshness'
import { LocationSection } from './location-section'
import { ProjectFacts } from './project-facts'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly project: ProjectRecord
  /** The list that the reader came from. */
  readonly back: View
  readonly nearby: readonly { readonly project: RowView; readonly km: number }[]
  /** Of the same district, for a project that has no neighbours. */
  readonly others: readonly RowView[]
  readonly districts: readonly DistrictRef[]
  readonly terms: Vocabularies
}

/** One project: its facts, their sources, and how exactly its place is known. */
export function ProjectPanel({ locale, t, project, back, nearby, others, districts, terms }: Props) {
  const { name, kind, location, summary, sources, nameEnOfficial } = project
  const short = new Map(districts.map((district) => [district.id, district.short[locale]]))
  const card = (other: RowView, extra?: string) => (
    <ProjectCard
      t={t.home}
      key={other.no}
      no={other.no}
      project={other}
      href={localPath(locale, `/projects/${other.slug}`) + viewQuery(back)}
      locale={locale}
      terms={terms}
      district={short.get(other.districtId) ?? ''}
      extra={extra}
    />
  )
  return (
    <article className="record" data-kind={kind}>
      <div className="record-tools">
        <Link className="back" href={localPath(locale, '/') + viewQuery(back)} prefetch={false} scroll={false}>
          <Icon name="left" />
          {t.project.back}
        </Link>
      </div>
      <header>
        <PinIcon pin={pinOf(terms, { ...project, precision: location.precision })} size={40} />
        <div>
          <h1>{name[locale]}</h1>
          {hasTwoNames(name) && (
            <p className="other-name" lang={locale === 'zh' ? 'en' : 'zh-CN'}>
              {name[locale === 'zh' ? 'en' : 'zh']}
            </p>
          )}
          {isOwnTranslation(name, nameEnOfficial) && <p className="small">{t.project.ownTranslation}</p>}
        </div>
      </header>
      <p className="summary">{summary[locale]}</p>
      <ProjectFacts project={project} locale={locale} t={t.project} terms={terms} />
      <LocationSection project={project} locale={locale} t={t.project} />
      <section className="neighbours">
        <h2>{location.position ? t.project.nearby : t.project.sameDistrict}</h2>
        {!location.position && <p className="small">{t.project.nearbyNone}</p>}
        <ol className="cards">
          {location.position
            ? nearby.map((near) => card(near.project, formatDistance(near.km, locale)))
            : others.map((other) => card(other))}
        </ol>
      </section>
      <CompareLinks locale={locale} title={t.compare.fromProject} links={around(project, nearby, locale, t)} />
      <section>
        <h2>{t.project.sources}</h2>
        <SourceList sources={sources} locale={locale} t={t.project} />
      </section>
      <Freshness sources={sources} checks={[project.check]} locale={locale} t={t.project} />
    </article>
  )
}

const RADIUS_KM = 5

/** Links that compare the surroundings of this project with those of each neighbour at another position. */
function around({ location }: ProjectRecord, nearby: Props['nearby'], locale: Locale, t: Messages): CompareLink[] {
  const here = location.position
  if (!here) return []
  const circle = (centre: Position): Area => ({ kind: 'circle', centre, radiusKm: RADIUS_KM })
  return nearby.flatMap(({ project: { name, position }, km }) =>
    position && km > 0
      ? [{ label: fill(t.compare.fromProjectText, { label: name[locale] }), areas: [circle(here), circle(position)] }]
      : [],
  )
}
