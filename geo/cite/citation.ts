/** How a view of this map is cited: in words, and as the files that reference managers read. */

import { fill, formatDate } from '../text/format'
import { joinEntries } from '../text/punctuation'
import type { Locale } from '../vocabulary'

export interface Reference {
  readonly title: string
  /** The titles of the sources of a single figure; none: of a whole view, or of what the map has counted. */
  readonly sources?: readonly string[]
  /** What the site is called: who answers for it. */
  readonly site: string
  readonly url: string
  readonly revision: number
  /** ISO date: when it was looked at. */
  readonly accessed: string
  readonly locale: Locale
  /** Letters, digits and hyphens: of the page. */
  readonly key: string
}

/** Words for a view and for a figure that sources state: {title}, {site}, {n}, {url}, {date} and {sources}. */
export interface CitationWords {
  readonly sentence: string
  readonly figure: string
}

export function citationSentence(citation: Reference, words: CitationWords, locale: Locale): string {
  const { title, site, revision, url, accessed, sources = [] } = citation
  return fill(sources.length > 0 ? words.figure : words.sentence, {
    ...{ title, site, n: String(revision), url, date: formatDate(accessed, 'day', locale) },
    sources: joinEntries(sources, locale),
  })
}

/** What reference managers keep as a note: the sources of a figure. */
const noteOf = ({ sources = [] }: Reference): string => sources.join('; ')

const keyOf = ({ key, revision }: Reference): string => `${key}-r${revision}`
const partsOf = (date: string): number[] => date.split('-').map(Number)

const BIBTEX_SIGNS = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
])
const bibtexText = (text: string): string =>
  oneLine(text).replace(/[\\{}&%$#_~^]/g, (sign) => BIBTEX_SIGNS.get(sign) ?? `\\${sign}`)

/** Braces would not balance. */
const bibtexUrl = (url: string): string => url.replaceAll('{', '%7B').replaceAll('}', '%7D')

/** BibTeX, which every dialect of it takes: an address stands as it is within \url. */
export function bibtexOf(citation: Reference): string {
  const { title, site, url, revision, accessed, locale } = citation
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['author', `{${bibtexText(site)}}`],
    ['year', accessed.slice(0, 4)],
    ['howpublished', `\\url{${bibtexUrl(url)}}`],
    ['url', bibtexUrl(url)],
    ['urldate', accessed],
    ['version', `revision ${revision}`],
    ['note', [`Revision ${revision}, accessed ${accessed}`, bibtexText(noteOf(citation))].filter(Boolean).join('. ')],
    ['language', locale === 'zh' ? 'chinese' : 'english'],
  ]
  return `@misc{${keyOf(citation)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** RIS: one tag a line. */
export function risOf(citation: Reference): string {
  const { title, site, url, revision, accessed, locale } = citation
  const note = noteOf(citation)
  const date = (text: string) => text.replaceAll('-', '/')
  const lines = [
    ['TY', 'DATA'],
    ['TI', title],
    ['AU', site],
    ['PB', site],
    ['PY', accessed.slice(0, 4)],
    ['DA', date(accessed)],
    ['ET', `revision ${revision}`],
    ...(note ? [['N1', note]] : []),
    ['UR', url],
    ['Y2', date(accessed)],
    ['LA', locale],
  ]
  return `${lines.map(([tag, value]) => `${tag}  - ${oneLine(value!)}`).join('\r\n')}\r\nER  - \r\n`
}

/** CSL-JSON, a list of one. */
export function cslOf(citation: Reference): string {
  const { title, site, url, revision, accessed, locale } = citation
  return JSON.stringify([
    {
      id: keyOf(citation),
      type: 'dataset',
      title,
      author: [{ literal: site }],
      publisher: site,
      version: `revision ${revision}`,
      URL: url,
      issued: { 'date-parts': [partsOf(accessed)] },
      accessed: { 'date-parts': [partsOf(accessed)] },
      language: locale === 'zh' ? 'zh-CN' : 'en',
      ...(noteOf(citation) && { note: noteOf(citation) }),
    },
  ])
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
