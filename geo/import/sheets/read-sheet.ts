/** Reads the rows of a sheet one after the other into a book of records. */

import type { RecordType } from '../../edit/values'
import { nameOf } from '../../edit/values'
import type { Text } from '../../records'
import { recognise } from '../headings'
import type { RowProblem } from '../problems'
import { readEventRow } from './event-sheet'
import { readFactRow } from './fact-sheet'
import { readIndicatorRow } from './indicator-sheet'
import type { RecordBook } from './record-book'
import type { RecordSheet } from './sheet-columns'
import { type SheetLookups, SheetRow } from './sheet-row'

/** A record that a row makes or changes. */
interface SheetRecord {
  readonly type: RecordType
  readonly id: string
  readonly name: Text
  readonly isNew: boolean
}

export interface SheetOutcome {
  readonly problems: readonly RowProblem[]
  /** Empty: all that the row says is there already. */
  readonly records: readonly SheetRecord[]
}

/** A reader of rows in order: each sees what those before it have made. A row with a problem changes nothing. */
export function sheetReader(sheet: RecordSheet, headings: readonly string[], book: RecordBook, look: SheetLookups) {
  const at = sheet.columns.indexOf('amount')
  const unit = at < 0 ? null : (recognise(headings[at]!).unit?.unit ?? null)
  return (cells: readonly string[]): SheetOutcome => {
    const row = new SheetRow(cells, sheet.columns, book, look)
    if (sheet.kind === 'events') readEventRow(row, unit)
    else if (sheet.kind === 'indicators') readIndicatorRow(row)
    else readFactRow(row)
    const records = book.takeTouched().map(({ type, id, values, isNew }) => ({
      ...{ type, id, isNew },
      name: { zh: nameOf(values, 'zh'), en: nameOf(values, 'en') },
    }))
    return { problems: row.problems, records }
  }
}
