/** Reads the rows of a sheet one after the other into a book of records. */

import type { RowProblem } from '../problems'
import { readEventRow } from './event-sheet'
import { readFactRow } from './fact-sheet'
import { readIndicatorRow } from './indicator-sheet'
import { readOrganisationRow } from './organisation-sheet'
import { readPlaceRow } from './place-sheet'
import type { BookChange, RecordBook } from './record-book'
import type { SheetKind } from './sheet-columns'
import { type SheetLookups, SheetRow, type SheetSettings } from './sheet-row'
import { readSourceRow } from './source-sheet'
import { namesSource } from './sources'

export interface SheetOutcome {
  readonly problems: readonly RowProblem[]
  /** Empty: all that the row says is there already. */
  readonly changes: readonly BookChange[]
}

const READERS: Readonly<Record<SheetKind, (row: SheetRow) => void>> = {
  events: readEventRow,
  indicators: readIndicatorRow,
  organisations: readOrganisationRow,
  places: readPlaceRow,
  sources: readSourceRow,
  facts: readFactRow,
}

/** A reader of rows in order: each sees what those before it have made. A row with an error changes nothing. */
export function sheetReader(settings: SheetSettings, book: RecordBook, look: SheetLookups) {
  return (cells: readonly string[], problems: readonly RowProblem[] = []): SheetOutcome => {
    const row = new SheetRow(cells, settings, book, look)
    row.problems.push(...problems)
    READERS[settings.sheet.kind](row)
    // Whoever mends the row need not be told of its source only then.
    const isSilent = row.isBad() && settings.sheet.kind !== 'sources' && !namesSource(row)
    if (isSilent && !row.problems.some(({ field }) => field === 'source')) row.problem('source', 'required', '')
    if (row.isUnsourced && book.touched().length > 0) row.problem('source', 'required', '')
    if (!row.isBad()) {
      const touched = book.touched()
      row.problems.push(...touched.flatMap(({ entry: { type, values } }) => look.problemsOf(type, values)))
    }
    if (row.isBad()) book.takeBack()
    return { problems: row.problems, changes: book.takeTouched() }
  }
}
