import '#server-only'
import { messagesOf } from '#components/messages/index'
import type { Filters } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { facets } from '#geo/query/facets'
import { filterKey } from '#geo/query/selection-cache'
import { termLabel } from '#geo/terms'
import { countText, fill, formatDate, formatIndicator, formatNumber } from '#geo/text/format'
import { DISTRICT_KINDS, labelOf } from '#geo/vocabulary'
import { meantFilters } from '#prisma/read/canonical-filters'
import { getEvent } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import { readSiteWords } from '#prisma/site/site'
import { conditionOf } from '../condition'
import type { Caption, MapOfAddress } from '../picture'

type PageCaption = Omit<Caption, 'condition'>

/**
 * The caption of a page with a picture, with the filter that its map shows; null where there is no such page.
 */
export async function captionOf(map: MapOfAddress): Promise<Caption | null> {
  const [caption, condition] = await Promise.all([
    pageCaption(map),
    conditionOf(map.address.view.filters, map.address.locale),
  ])
  if (!caption || !condition) return caption && { ...caption, condition: null }
  const line = fill(messagesOf(map.address.locale).home.condition, { text: condition })
  return { ...caption, lines: [...caption.lines, line], condition: line }
}

async function pageCaption(map: MapOfAddress): Promise<PageCaption | null> {
  const [, section, slug, ...rest] = map.address.path.split('/')
  if (rest.length > 0) return null
  if (!section) return homeCaption(map)
  if (!slug) return sectionCaption(map, section)
  if (section === 'projects') return projectCaption(map, slug)
  if (section === 'districts') return districtCaption(map, slug)
  return section === 'events' ? eventCaption(map, slug) : null
}

async function homeCaption({ address: { locale }, snapshot, selection }: MapOfAddress): Promise<PageCaption> {
  const { home } = messagesOf(locale)
  const site = await readSiteWords(locale)
  const [n, all] = [selection.count, snapshot.count]
  const matches =
    n === all
      ? countText(home.found, n, locale)
      : fill(home.foundOf, { n: formatNumber(n, locale), all: formatNumber(all, locale) })
  return { kicker: null, title: site.name, lines: [site.tagline, matches] }
}

async function sectionCaption({ address: { locale } }: MapOfAddress, section: string): Promise<PageCaption | null> {
  const { district, event, about } = messagesOf(locale)
  const title = lookUp({ districts: district.title, events: event.title, about: about.title }, section)
  return title ? { kicker: null, title, lines: [(await readSiteWords(locale)).tagline] } : null
}

async function projectCaption(
  { address: { locale }, snapshot: { vocabularies } }: MapOfAddress,
  slug: string,
): Promise<PageCaption | null> {
  const project = await getProject(slug)
  if (!project) return null
  const { name, sector, kind, status, place, district } = project
  return {
    kicker: termLabel(vocabularies, 'sector', sector, locale),
    title: name[locale],
    lines: [
      [district.name, ...(place ? [place.name] : [])].map((text) => text[locale]).join(' · '),
      [
        termLabel(vocabularies, 'kind', kind, locale),
        ...(status ? [termLabel(vocabularies, 'status', status, locale)] : []),
      ].join(' · '),
    ],
  }
}

async function districtCaption(map: MapOfAddress, slug: string): Promise<PageCaption | null> {
  const { snapshot, districts } = map
  const { locale } = map.address
  const asked = await meantFilters(snapshot, map.address.view.filters)
  const district = districts.find((candidate) => candidate.slug === slug)
  if (!district) return null
  const words = messagesOf(locale).district
  const countOf = (filters: Filters) =>
    facets(snapshot, filters).district.find(({ value }) => value === district.id)?.count ?? 0
  const isAsked = asked.district?.includes(district.id) ?? true
  const [count, matching] = [countOf({}), isAsked ? countOf(asked) : 0]
  const isFiltered = filterKey({ ...asked, asOf: undefined }) !== filterKey({})
  return {
    kicker: labelOf(DISTRICT_KINDS, district.kind, locale),
    title: district.name[locale],
    lines: [
      isFiltered
        ? fill(messagesOf(locale).home.foundOf, { n: formatNumber(matching, locale), all: formatNumber(count, locale) })
        : count > 0
          ? countText(words.projects, count, locale)
          : words.none,
    ],
  }
}

async function eventCaption({ address: { locale } }: MapOfAddress, slug: string): Promise<PageCaption | null> {
  const event = await getEvent(slug)
  if (!event) return null
  const figures = event.indicators.filter(({ value }) => value !== null)
  const date = formatDate(event.date, event.datePrecision, locale)
  return {
    kicker: messagesOf(locale).event.single,
    title: event.name[locale],
    lines: [date, figures.map((figure) => formatIndicator(figure, locale)).join(' · ')],
  }
}
