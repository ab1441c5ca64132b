/** The source that a row of a sheet names: found by its page or name, or made. */

import type { Citation } from '../../edit/values'
import { formatDate } from '../../text/format'
import { pageOf } from '../cells/page-address'
import { type BookEntry, citing, newRecord, type RecordBook } from './record-book'
import { pageKey } from './record-keys'
import type { SheetRow } from './sheet-row'

const OUR_TITLE = { zh: '标题为本图所拟。', en: 'The title is this map’s own.' }

/**
 * What backs the values of the row: null where it names no source, which is enough where it says nothing new.
 * Undefined, with a problem, where what it names is none.
 */
export function rowCitation(row: SheetRow): Citation | null | undefined {
  row.isUnsourced = !namesSource(row)
  if (row.isUnsourced) return null
  const sourceId = citedSource(row)
  return sourceId === null ? undefined : citing(sourceId, row.both('note', 'noteEn'))
}

/** Whether the row names a source, or all rows have one. */
export const namesSource = ({ settings, book, cell }: SheetRow): boolean =>
  ['page', 'publisher', 'publisherEn', 'source'].some((field) => cell(field) !== '') ||
  book.get('source', settings.forAll.source ?? '') !== undefined

/** The id of the source; null, with a problem, where the row names none. */
export function citedSource(row: SheetRow): string | null {
  const { book } = row
  const page = pageOf(row.cell('page'))
  const publisher = row.both('publisher', 'publisherEn')
  const published = row.date('published')
  const name = row.cell('source')
  const ownPage = pageOf(name)
  const named =
    name === ''
      ? undefined
      : (book.get('source', name) ?? book.named('source', name)[0] ?? (ownPage && sourceOfPage(book, ownPage)))
  if (named) return named.id
  const { source: forAll = '' } = row.settings.forAll
  if (page === null && publisher === null && name === '' && book.get('source', forAll)) return forAll
  if (page === null && publisher === null && name === '') return row.problem('source', 'required', '')
  // As in a table of projects: of a page of which nothing else is said the address is the title.
  const isBare = page !== null && name === '' && publisher === null
  const title = {
    zh:
      name ||
      (isBare && page) ||
      [publisher?.zh, published && formatDate(published.date, published.precision, 'zh')].filter(Boolean).join('，'),
    en:
      name ||
      (isBare && page) ||
      [publisher?.en, published && formatDate(published.date, published.precision, 'en')].filter(Boolean).join(', '),
  }
  const same = page
    ? sourceOfPage(book, page)
    : book.named('source', title.zh).find(({ values: { columns } }) => !columns.url && columns.titleZh === title.zh)
  if (same) return same.id
  if (title.zh === '') return row.problem('publisher', 'required', '')
  if (isBare) row.problem('page', 'source-new', page)
  const note = row.both('sourceNoteZh', 'sourceNoteEn')
  return book.create(
    'source',
    newRecord(
      'source',
      {
        titleZh: title.zh,
        titleEn: title.en,
        publisherZh: publisher?.zh ?? null,
        publisherEn: publisher?.en ?? null,
        url: page ?? ownPage,
        publishedOn: published?.date ?? null,
        publishedPrecision: published?.precision ?? null,
        noteZh: [name === '' && !isBare && OUR_TITLE.zh, note?.zh].filter(Boolean).join('') || null,
        noteEn: [name === '' && !isBare && OUR_TITLE.en, note?.en].filter(Boolean).join(' ') || null,
      },
      null,
    ),
  ).id
}

/** The source whose address this is. */
export const sourceOfPage = (book: RecordBook, page: string): BookEntry | undefined =>
  book.keyed('source', pageKey(page))[0]
