/** Sources from a table: one row for each. */

import { pageOf } from '../cells/page-address'
import { givenOf, writeRecord } from './record-row'
import type { SheetRow } from './sheet-row'
import { sourceOfPage } from './sources'

/** Writes nothing where the row has an error. */
export function readSourceRow(row: SheetRow): void {
  const title = row.required('title')
  const page = addressIn(row, 'page')
  const archive = addressIn(row, 'archive')
  const published = row.date('published')
  if (row.isBad()) return
  const named = row.bySlug('source')
  const standing = named ?? ((page && sourceOfPage(row.book, page)) || row.one('title', 'source', title))
  if (row.isBad()) return
  const isKnown = standing !== undefined
  const publisher = texts(row, 'publisher', 'publisherEn', isKnown)
  const note = texts(row, 'note', 'noteEn', isKnown)
  const standingTitle = String(standing?.values.columns.titleZh ?? '')
  if (isKnown && !named && standingTitle !== title) row.stays('title', title, standingTitle)
  writeRecord(row.book, {
    ...{ type: 'source', standing, cite: null },
    given: givenOf({
      ...((!isKnown || named) && { titleZh: title }),
      titleEn: row.cell('titleEn'),
      ...{ publisherZh: publisher?.zh, publisherEn: publisher?.en, url: page, archiveUrl: archive },
      ...{ publishedOn: published?.date, publishedPrecision: published?.precision },
      ...{ noteZh: note?.zh, noteEn: note?.en },
    }),
    blank: {
      ...{ titleEn: title, publisherZh: null, publisherEn: null, url: null, archiveUrl: null },
      ...{ publishedOn: null, publishedPrecision: null, noteZh: null, noteEn: null },
    },
  })
}

/** Of a new source a text in one language stands for both; one that is known keeps the other. */
const texts = (row: SheetRow, zh: string, en: string, isKnown: boolean) =>
  isKnown ? { zh: row.cell(zh), en: row.cell(en) } : row.both(zh, en)

function addressIn(row: SheetRow, field: string): string | null {
  const text = row.cell(field)
  if (text === '') return null
  return pageOf(text) ?? row.problem(field, 'invalid', text, undefined, 'https://…')
}
