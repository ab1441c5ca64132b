/** The changes of a view as a feed. */

import { changeSentences } from '#components/manage/history/change-sentences'
import { embedOf } from '#components/messages/embed/index'
import { manageOf } from '#components/messages/manage'
import { differences } from '#geo/edit/diff'
import { NO_OPTIONS, type Options } from '#geo/edit/options'
import { EMPTY } from '#geo/edit/values'
import { type ChangedRows, changedRows, changesWithin } from '#geo/feeds/changes-within'
import type { Feed, FeedEntry } from '#geo/feeds/feed'
import type { PublishedChange } from '#geo/feeds/published-change'
import type { Filters } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { filterKey } from '#geo/query/selection-cache'
import { rowOfSlug } from '#geo/snapshot/row-lookup'
import { termLabel } from '#geo/terms'
import { fill } from '#geo/text/format'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { meantFilters } from '#prisma/read/canonical-filters'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { readPublishedChanges } from '#prisma/read/published-changes'
import { selected } from '#prisma/read/selected-projects'
import { readSiteWords } from '#prisma/site/site'
import { dataNotice } from '../data-notice'
import { licenceOf } from '../export/licence'
import type { Address } from '../picture'
import { type PageLinks, SITE_LINKS } from '../site'

export const MOST_ENTRIES = 50
/** Of a feed that has no entry yet. */
const BEGINNING = '2026-01-01T00:00:00Z'

/** What a feed is about: the changes, newest first, and what is within its filter now. */
export interface Followed {
  readonly address: Address
  readonly filters: Filters
  readonly changes: readonly PublishedChange[]
}

interface FilteredRows extends ChangedRows {
  readonly byFilter: Map<string, readonly PublishedChange[]>
}

const MAX_FILTERS = 200
let newest: { readonly changes: readonly PublishedChange[]; readonly rows: FilteredRows } | null = null

async function rowsOf(changes: readonly PublishedChange[]): Promise<FilteredRows> {
  if (newest?.changes === changes) return newest.rows
  const [districts, { shapes }] = await Promise.all([getDistricts(), currentSnapshot()])
  const cityOf = new Map(districts.map(({ id, cityId }) => [id, cityId]))
  const rows = { ...changedRows(changes, shapes, cityOf), byFilter: new Map() }
  newest = { changes, rows }
  return rows
}

/** Null: there is no such district or event. A project is followed by its address. */
export async function followed(address: Address): Promise<Followed | null> {
  const [, section, slug] = address.path.split('/')
  const changes = await readPublishedChanges()
  if (section === 'projects' && slug) return ofProject(address, slug, changes)
  const id = slug ? await idOf(section, slug) : undefined
  if (slug && !id) return null
  const more: Filters = id ? { [section === 'events' ? 'event' : 'district']: [id] } : {}
  const filters: Filters = { ...(await meantFilters(await currentSnapshot(), address.view.filters)), ...more }
  const rows = await rowsOf(changes)
  const key = filterKey(filters)
  // What a search finds may change with any record, so its answer is not kept.
  const known = filters.q === undefined ? rows.byFilter.get(key) : undefined
  const within = known ?? changesWithin(rows, filters, await foundBy(filters.q))
  rows.byFilter.set(key, within)
  if (rows.byFilter.size > MAX_FILTERS) rows.byFilter.delete(rows.byFilter.keys().next().value!)
  return { address, filters, changes: within }
}

async function ofProject(
  address: Address,
  slug: string,
  changes: readonly PublishedChange[],
): Promise<Followed | null> {
  if (rowOfSlug(await currentSnapshot(), slug) === undefined) return null
  return { address, filters: {}, changes: changes.filter((c) => c.record === 'project' && c.slug === slug) }
}

async function idOf(section: string | undefined, slug: string): Promise<string | undefined> {
  const all = section === 'events' ? await getEvents() : await getDistricts()
  return all.find((record) => record.slug === slug)?.id
}

/** What is there still by the search itself; what is not any more by its names. */
async function foundBy(q: string | undefined): Promise<(change: PublishedChange) => boolean> {
  if (q === undefined) return () => true
  const { snapshot, searchRanks } = await selected({ q })
  const word = q.toLowerCase()
  return ({ record, slug, before, after }) => {
    const row = record === 'project' && slug ? rowOfSlug(snapshot, slug) : undefined
    if (row !== undefined) return Boolean(searchRanks?.[row])
    const { nameZh, nameEn } = (after ?? before ?? EMPTY).columns
    return `${nameZh} ${nameEn}`.toLowerCase().includes(word)
  }
}

/** `self`: the path of the feed. */
export async function feedOf(
  { address, changes }: Followed,
  title: string,
  self: string,
  links: PageLinks = SITE_LINKS,
): Promise<Feed> {
  const { locale, path, view } = address
  const words = embedOf(locale).feed
  const [site, options, { vocabularies }, notice] = await Promise.all([
    readSiteWords(locale),
    readOptions(),
    currentSnapshot(),
    dataNotice(locale),
  ])
  const entries = changes.slice(0, MOST_ENTRIES).flatMap((change): FeedEntry[] => {
    const sentences = sentencesOf(change, { ...options, terms: vocabularies }, locale)
    if (sentences.length === 0) return []
    const link = linkOf(change, locale, links)
    if (change.former && link !== links.page(locale, '/'))
      sentences.push(fill(words.former, { n: String(change.former.revision) }))
    const { columns } = (change.after ?? change.before)!
    const name = String(columns[locale === 'zh' ? 'nameZh' : 'nameEn'] ?? '')
    const sector = columns.sector ? [termLabel(vocabularies, 'sector', String(columns.sector), locale)] : []
    const { lng, lat } = columns
    return [
      {
        id: tagOf(`change/${change.id}`, links),
        title: fill(words.titles[change.kind], { name }),
        link,
        at: change.at,
        sentences: notice ? [...sentences, notice] : sentences,
        categories: [words.kinds[change.kind], ...sector],
        position: typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null,
      },
    ]
  })
  return {
    id: tagOf(`changes/${locale}${path}${viewQuery({ filters: view.filters })}`, links),
    locale,
    title: fill(words.title, { name: title }),
    description: site.description,
    author: site.name,
    page: links.page(locale, path, viewQuery({ filters: view.filters })),
    self: links.file(self),
    icon: links.file('/logo.svg'),
    licence: await licenceOf(locale),
    updated: entries[0]?.at ?? BEGINNING,
    entries,
  }
}

/** The page of what is not public any more is that of its last public revision; the map where none is there. */
function linkOf({ record, slug, former }: PublishedChange, locale: Locale, links: PageLinks): string {
  if (slug) return links.page(locale, `/${record}s/${slug}`)
  if (!former) return links.page(locale, '/')
  return links.page(locale, `/${record}s/${former.slug}`, viewQuery({ filters: { asOf: String(former.revision) } }))
}

/** RFC 4151: of this site, and of the year in which feeds began, whatever year it is. */
const tagOf = (name: string, links: PageLinks): string =>
  `tag:${new URL(links.file('/')).hostname},2026:${encodeURI(name)}`

/** Names of what is public; sources have internal ids, and drafts of them names that nobody may see. */
async function readOptions(): Promise<Options> {
  const [districts, events] = await Promise.all([getDistricts(), getEvents()])
  const optionOf = ({ id, name }: { id: string; name: { zh: string; en: string } }) => ({ id, ...name })
  return { ...NO_OPTIONS, district: districts.map(optionOf), event: events.map(optionOf) }
}

/** A value that refers to a record without a name here is left out. */
function sentencesOf(change: PublishedChange, options: Options, locale: Locale): string[] {
  const t = manageOf(locale)
  if (change.kind === 'again') return [embedOf(locale).feed.again, ...summaryOf(change, locale)]
  const all = changeSentences(change.record, withoutCites(withoutIds(change)), options, locale, t)
  const isChange = change.kind === 'changed' && change.after
  if (isChange && all.length === 0 && differences(change.record, change.before, change.after!).length > 0)
    return [embedOf(locale).feed.more]
  return change.kind === 'new' ? [...all, ...summaryOf(change, locale)] : all
}

function summaryOf({ after }: PublishedChange, locale: Locale): string[] {
  const text = lookUp(after?.columns ?? {}, locale === 'zh' ? 'summaryZh' : 'summaryEn')
  return text ? [String(text)] : []
}

const REFERENCES = ['placeId', 'organisationId'] as const

/** Places and organisations are told of by their pages, not by ids. */
function withoutIds(change: PublishedChange): PublishedChange {
  const strip = (values: PublishedChange['after']) =>
    values && {
      ...values,
      columns: Object.fromEntries(Object.entries(values.columns).filter(([key]) => !REFERENCES.some((k) => k === key))),
      parts: { ...values.parts, participations: [] },
    }
  return { ...change, before: strip(change.before), after: strip(change.after) }
}

function withoutCites(change: PublishedChange): PublishedChange {
  const strip = (values: PublishedChange['after']) =>
    values && {
      ...values,
      cites: {},
      parts: Object.fromEntries(
        Object.entries(values.parts).map(([name, list]) => [name, list.map((part) => ({ ...part, cites: [] }))]),
      ),
    }
  return { ...change, before: strip(change.before), after: strip(change.after) }
}
