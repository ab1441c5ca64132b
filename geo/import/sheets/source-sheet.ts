/** Sources from a table: one row for each. */

import { givenOf, writeRecord } from './record-row'
import type { SheetRow } from './sheet-row'
import { pageOf, sourceOfPage } from './sources'

/** Writes nothing where the row has an error. */
export function readSourceRow(row: SheetRow): void {
  const title = row.required('title')
  const page = addressIn(row, 'page')
  const archive = addressIn(row, 'archive')
  const published = row.date('published')
  if (row.isBad()) return
  const standing = (page && sourceOfPage(row.book, page)) || row.one('title', 'source', title)
  if (row.isBad()) return
  const publisher = row.both('publisher', 'publisherEn')
  const note = row.both('note', 'noteEn')
  const isKnown = standing !== undefined
  const standingTitle = String(standing?.values.columns.titleZh ?? '')
  if (isKnown && standingTitle !== title) row.stays('title', title, standingTitle)
  writeRecord(row.book, {
    ...{ type: 'source', standing, cite: null },
    given: givenOf({
      ...(!isKnown && { titleZh: title }),
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

function addressIn(row: SheetRow, field: string): string | null {
  const text = row.cell(field)
  if (text === '') return null
  return pageOf(text) ?? row.problem(field, 'invalid', text, undefined, 'https://…')
}
