/** How a view of this map is cited: in words, and as the files that reference managers read. */

import { fill, formatDate } from '../text/format'
import type { Locale } from '../vocabulary'

export interface Reference {
  readonly title: string
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

/** `words` has the places {title}, {site}, {n}, {url} and {date}. */
export const citationSentence = ({ title, site, revision, url, accessed }: Reference, words: string, locale: Locale) =>
  fill(words, { title, site, n: String(revision), url, date: formatDate(accessed, 'day', locale) })

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
    ['note', `Revision ${revision}, accessed ${accessed}`],
    ['language', locale === 'zh' ? 'chinese' : 'english'],
  ]
  return `@misc{${keyOf(citation)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** RIS: one tag a line. */
export function risOf({ title, site, url, revision, accessed, locale }: Reference): string {
  const date = (text: string) => text.replaceAll('-', '/')
  const lines = [
    ['TY', 'DATA'],
    ['TI', title],
    ['AU', site],
    ['PB', site],
    ['PY', accessed.slice(0, 4)],
    ['DA', date(accessed)],
    ['ET', `revision ${revision}`],
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
    },
  ])
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
