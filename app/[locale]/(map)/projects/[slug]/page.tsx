import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { BriefPanel } from '#components/records/brief-panel'
import { ProjectPanel } from '#components/records/project-panel'
import { JsonLd } from '#components/ui/json-ld'
import { rowView } from '#geo/query/list-rows'
import { nearby, othersOf } from '#geo/query/nearby'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import { listView, parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { DatabaseAway } from '#prisma/live/last-known'
import { getDistricts } from '#prisma/read/districts'
import { getProject } from '#prisma/read/projects'
import { datedRows } from '#prisma/read/source-dates'
import { NO_FOCUS, projectFocus } from '../../../../focus'
import { MapCondition } from '../../../../map-condition'
import { alternates, ofRevision, pictureOf, pictureSearch } from '../../../../metadata'
import { ProjectHistory } from '../../../../project-history'
import { projectJsonLd } from '../../../../structured-data'

interface Props {
  readonly params: Promise<{ readonly locale: Locale; readonly slug: string }>
  readonly searchParams: Promise<QueryValues>
}

/**
 * Metadata and page ask for the same record. Null: there is none; `unread`: the database is away, and has not been
 * asked before.
 */
const read = cache((slug: string) =>
  getProject(slug).catch((error) => {
    if (error instanceof DatabaseAway) return 'unread' as const
    throw error
  }),
)
const NEARBY = 5

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const project = await read(slug)
  if (!project) return { title: messagesOf(locale).errors.notFoundTitle }
  if (project === 'unread') return { title: messagesOf(locale).errors.notReadTitle, robots: { index: false } }
  const path = `/projects/${slug}`
  const view = ofRevision(parseView(await searchParams))
  return {
    title: project.name[locale],
    ...alternates(locale, path, view),
    ...(await pictureOf(locale, path, project.name[locale], project.summary[locale], pictureSearch(view))),
  }
}

export default async function ProjectPage({ params, searchParams }: Props) {
  const { locale, slug } = await params
  const back = listView(parseView(await searchParams))
  const [project, snapshot, districts, list] = await Promise.all([
    read(slug),
    currentSnapshot(),
    getDistricts(),
    headers(),
  ])
  if (!project) notFound()
  const row = rowOfSlug(snapshot, slug)
  const focus = projectFocus(snapshot, slug) ?? NO_FOCUS
  if (project === 'unread') {
    if (row === undefined) notFound()
    const brief = rowView(snapshot, row)
    return (
      <>
        <MapSync revision={snapshot.revision} {...focus} />
        <MapCondition locale={locale} searchParams={searchParams} />
        <BriefPanel
          locale={locale}
          t={messagesOf(locale)}
          project={brief}
          terms={snapshot.vocabularies}
          district={districts.find(({ id }) => id === brief.districtId) ?? null}
        />
      </>
    )
  }
  const near = row === undefined ? [] : nearby(snapshot, row, NEARBY)
  // In place of neighbours, which a project without a position cannot have.
  const others = project.location.position ? [] : othersOf(snapshot, project.district.id, row, NEARBY)
  const besides = await datedRows(snapshot, [...near.map((one) => one.row), ...others])
  return (
    <>
      <MapSync revision={snapshot.revision} {...focus} />
      <MapCondition locale={locale} searchParams={searchParams} />
      {!list.get('x-synthetic') && <JsonLd data={projectJsonLd(project, locale)} nonce={list.get('x-nonce')} />}
      <ProjectPanel
        locale={locale}
        t={messagesOf(locale)}
        project={project}
        back={back}
        nearby={near.map(({ km }, i) => ({ project: besides.rows[i]!, km }))}
        others={besides.rows.slice(near.length)}
        districts={districts}
        terms={snapshot.vocabularies}
      />
      <ProjectHistory id={project.id} locale={locale} />
    </>
  )
}
