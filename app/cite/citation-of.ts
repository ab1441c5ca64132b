import { noteText } from '#components/compare/note-text'
import { localPath } from '#components/paths'
import type { Reference } from '#geo/cite/citation'
import { compareQuery, parseCompare } from '#geo/compare/url'
import { districtsQuery } from '#geo/districts/url'
import { localDate } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import { LONGEST_LINK, shortPath } from '#geo/url/short-link'
import { parseView, viewQuery } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { keepShortLink } from '#prisma/links/short-links'
import { comparableDistricts } from '#prisma/read/comparison'
import { readSite } from '#prisma/site/site'
import { type ComparisonOfAddress, comparisonAt } from '../comparison/comparison-at'
import { unreadIn } from '../condition'
import { readDistrictTable } from '../district-table'
import { embedAddress, embeddedMap } from '../embed/address'
import type { Address } from '../picture'
import { siteUrl } from '../site'
import { viewTitle } from '../view-title'
import { type CitedFigure, figuresOfComparison, figuresOfDistricts, figuresOfPage } from './figures'

export interface CitedReference extends Reference {
  /** The single values of the page that can be cited. */
  readonly figures: readonly CitedFigure[]
}

/**
 * How a view is cited today: its link leads to this revision, by a short address where its own is too long. Null where
 * there is no such page.
 */
export async function citationAt(
  parts: readonly string[],
  query: URLSearchParams,
  linkOf: CiteLink,
): Promise<CitedReference | null> {
  const cited = await citedAt(parts, query)
  if (!cited) return null
  const { locale, path, search, revision, figures } = cited
  const asked = query.get('figure')
  const figure = figures.find(({ id }) => id === asked)
  if (asked !== null && !figure) return null
  return {
    title: figure ? `${figure.label}${COLON[locale]}${figure.text} · ${cited.title}` : cited.title,
    sources: figure?.sources ?? [],
    figures,
    site: (await readSite()).name[locale],
    url: await linkOf(locale, path, search),
    revision,
    accessed: localDate(new Date()),
    locale,
    key: path.split('/').filter(Boolean).join('-') || 'map',
  }
}

/** What of the address of a view cannot be used, in words: a reference must not stand for something else. */
export async function unreadOf(parts: readonly string[], query: URLSearchParams): Promise<readonly string[]> {
  const locale = LOCALES.find((name) => name === parts[0]) ?? 'zh'
  if (parts[1] !== 'compare') return unreadIn(query, locale)
  return parseCompare(query, await comparableDistricts()).notes.map((note) => noteText(note, locale))
}

async function citedAt(parts: readonly string[], query: URLSearchParams): Promise<Cited | null> {
  const address = embedAddress(parts, query)
  if (!address) return citedComparison(await comparisonAt(parts, query))
  return address.path === '/districts' ? citedDistricts(address, query) : citedPage(address)
}

interface Cited {
  readonly locale: Locale
  readonly path: string
  /** Of the revision. */
  readonly search: string
  readonly title: string
  readonly revision: number
  readonly figures: readonly CitedFigure[]
}

type CiteLink = (locale: Locale, path: string, search: string) => Promise<string>

/** The address of a view, short where it is too long for servers, which counts as `reader`'s doing. */
export const linkFor =
  (reader: string): CiteLink =>
  async (locale, path, search) => {
    const { origin } = siteUrl()
    const long = origin + localPath(locale, path) + search
    if (long.length <= LONGEST_LINK) return long
    const id = await keepShortLink(path + search, reader)
    return id === null ? long : origin + shortPath(locale, id)
  }

function citedComparison(comparison: ComparisonOfAddress | null): Cited | null {
  if (!comparison) return null
  const { locale, view, query, title, revision } = comparison
  const then = { ...view, filters: { ...view.filters, asOf: String(revision) } }
  return {
    locale,
    path: '/compare',
    search: compareQuery(then, parseView(new URLSearchParams(query)).camera),
    title,
    revision,
    figures: figuresOfComparison(comparison),
  }
}

/** The table, with its columns and its ranking. */
async function citedDistricts(address: Address, query: URLSearchParams): Promise<Cited | null> {
  const page = await citedPage(address)
  if (!page) return null
  const read = await readDistrictTable(query)
  const revision = read.figures.snapshot.revision
  const filters = { ...read.view.filters, asOf: String(revision) }
  return {
    ...page,
    search: districtsQuery({ ...read.view, filters }),
    revision,
    figures: figuresOfDistricts(read, address.locale),
  }
}

async function citedPage(address: Address): Promise<Cited | null> {
  const { locale, path, view } = address
  const embedded = await embeddedMap(address)
  if (!embedded) return null
  const { revision } = embedded.map.snapshot
  const then = { ...view, filters: { ...view.filters, asOf: String(revision) } }
  const title = await viewTitle(embedded.caption.title, address)
  return { locale, path, search: viewQuery(then), title, revision, figures: await figuresOfPage(address) }
}
