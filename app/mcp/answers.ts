/** What the tools of /mcp answer: values with their sources, precision and revision, and no id of the inside. */

import type { Filters } from '#geo/filters'
import { facets, totals } from '#geo/query/facets'
import { page, rowView } from '#geo/query/list-rows'
import type { Cite, ProjectRecord, SourceRecord, Text } from '#geo/records'
import { termLabel, type Vocabularies, type VocabularyName } from '#geo/terms'
import { viewQuery } from '#geo/url/view-url'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistrictRecords, getDistricts } from '#prisma/read/districts'
import { getProject } from '#prisma/read/projects'
import { selected } from '#prisma/read/selected-projects'
import { conditionOf, unvaluedIn } from '../condition'
import { type PageLinks, SITE_LINKS } from '../site'

/** A page as it was at a revision, so that what is cited can be seen again. */
const pageAt = (revision: number, path: string, filters: Filters = {}): Text => {
  const query = viewQuery({ filters: { ...filters, asOf: String(revision) } })
  return { zh: SITE_LINKS.page('zh', path, query), en: SITE_LINKS.page('en', path, query) }
}

/** The links of this site, each to a page as it was at a revision, where its query names no other. */
export const linksAt = (revision: number): PageLinks => ({
  ...SITE_LINKS,
  page: (locale, path, query) => (query ? SITE_LINKS.page(locale, path, query) : pageAt(revision, path)[locale]),
})

function termOf(terms: Vocabularies, name: VocabularyName, value: string | null) {
  return value === null
    ? null
    : { value, zh: termLabel(terms, name, value, 'zh'), en: termLabel(terms, name, value, 'en') }
}

const sourceOf = ({ title, publisher, url, published }: SourceRecord) => ({ title, publisher, url, published })

function sourcesOf(cites: readonly Cite[], sources: readonly SourceRecord[]) {
  return cites.flatMap(({ sourceId, locator }) => {
    const source = sources.find(({ id }) => id === sourceId)
    return source ? [{ ...sourceOf(source), locator }] : []
  })
}

export async function searchProjects(filters: Filters, limit: number) {
  const { snapshot, selection, searchRanks } = await selected(filters)
  const sort = filters.q ? 'relevance' : 'name'
  const { rows } = page(snapshot, selection, { sort, limit, locale: 'en', searchRanks })
  const { vocabularies: terms, revision } = snapshot
  const projects = rows.map((row) => {
    const { slug, name, sector, kind, status, districtId, position, precision, date, amountCny } = rowView(
      snapshot,
      row,
    )
    return {
      slug,
      name,
      page: pageAt(revision, `/projects/${slug}`),
      sector: termOf(terms, 'sector', sector),
      kind: termOf(terms, 'kind', kind),
      status: termOf(terms, 'status', status),
      district: districtId,
      location: { position, precision, datum: 'WGS 84' },
      date,
      amountCny,
    }
  })
  const [zh, en] = await Promise.all([conditionOf(filters, 'zh'), conditionOf(filters, 'en')])
  const undecided = await unvaluedIn(filters, 'en')
  return {
    revision,
    page: pageAt(revision, '/', filters),
    filter: en ? { zh, en } : null,
    matching: selection.count,
    notAmongThem: undecided,
    ofAll: snapshot.count,
    projects,
  }
}

/** Null: there is none. */
export async function oneProject(slug: string) {
  const [project, { revision, vocabularies }] = await Promise.all([getProject(slug), currentSnapshot()])
  return project && { revision, ...projectOf(project, vocabularies, revision) }
}

function projectOf(project: ProjectRecord, terms: Vocabularies, revision: number) {
  const { slug, name, aliases, sector, kind, status, district, location, amountCny, amountKind, summary, sources } =
    project
  return {
    slug,
    name,
    aliases,
    page: pageAt(revision, `/projects/${slug}`),
    summary,
    sector: termOf(terms, 'sector', sector),
    kind: termOf(terms, 'kind', kind),
    status: termOf(terms, 'status', status),
    district: { code: district.id, name: district.name },
    place: project.place && { name: project.place.name, address: project.place.address },
    location: { ...location, datum: 'WGS 84' },
    amount: { cny: amountCny, kind: amountKind, comparison: project.amountComparison, foreign: project.amountForeign },
    organisations: project.organisations.map((one) => ({
      name: one.name,
      role: termOf(terms, 'role', one.role),
      sources: sourcesOf(one.cites, sources),
    })),
    milestones: project.milestones.map((one) => ({
      kind: termOf(terms, 'milestone', one.kind),
      date: one.date,
      precision: one.precision,
      event: one.event?.name ?? null,
      sources: sourcesOf(one.cites, sources),
    })),
    sourcesOfValues: Object.fromEntries(
      Object.entries(project.cites).map(([field, cites]) => [field, sourcesOf(cites, sources)]),
    ),
    checked: project.check,
  }
}

/** By statistical code or slug; those that there are not are named. */
export async function compareDistricts(asked: readonly string[]) {
  const all = await getDistricts()
  const known = all.filter(({ id, slug }) => asked.includes(id) || asked.includes(slug))
  const missing = asked.filter((text) => !known.some(({ id, slug }) => text === id || text === slug))
  const records = await getDistrictRecords(known.map(({ slug }) => slug))
  const { revision } = await currentSnapshot()
  const districts = await Promise.all(
    records.map(async ({ id, slug, name, indicators, sources }) => {
      const { snapshot, selection, searchRanks } = await selected({ district: [id] })
      const { count, disclosed, sumCny } = totals(snapshot, selection)
      const sectors = facets(snapshot, { district: [id] }, searchRanks).sector.filter((one) => one.count > 0)
      return {
        code: id,
        slug,
        name,
        page: pageAt(revision, `/districts/${slug}`),
        projects: { count, withAmount: disclosed, sumCny: disclosed > 0 ? sumCny : null },
        sectors: sectors.map((one) => ({ ...termOf(snapshot.vocabularies, 'sector', one.value), count: one.count })),
        figures: indicators.map(({ label, value, unitName, comparison, text, period, cites }) => ({
          ...{ label, value, unit: unitName, comparison, text, period },
          sources: sourcesOf(cites, sources),
        })),
      }
    }),
  )
  return { revision, districts, missing }
}
