/** The text of a date or period of a row, with the year that stands elsewhere. */

import { type DatePart, dateOfParts, isWithoutYear, partField } from '../date-parts'
import type { RowProblem } from '../problems'
import type { ImportSettings } from '../settings'
import type { RecordSheet } from './sheet-columns'

interface DatedRow {
  readonly settings: Pick<ImportSettings, 'titleYear' | 'answers'> & { readonly sheet: RecordSheet }
  cell(field: string): string
  problem(field: string, code: RowProblem['code'], value: string): null
}

const YEAR = /^(19|20)\d{2}/

/** '' where the row has none, or, with a problem, only a part of it. */
export function dateTextOf(row: DatedRow, field: string): string {
  const part = (name: DatePart) => row.cell(partField(field, name))
  const whole = row.cell(field)
  const { sheet, titleYear, answers } = row.settings
  // A month alone is of the year that is said of all rows.
  const ofAll = part('month') === '' ? '' : (YEAR.exec(sheet.ofAll?.period ?? '')?.[0] ?? '')
  const texts = { year: part('year') || ofAll, month: part('month'), day: part('day') }
  const joined = dateOfParts(whole, texts)
  const isOpen = typeof joined === 'string' ? isWithoutYear(joined) : joined.error === 'no-year'
  if (isOpen && titleYear !== undefined) {
    const ofTitle = answers['title-year'] ? dateOfParts(whole, { ...texts, year: String(titleYear) }) : null
    if (typeof ofTitle === 'string') return ofTitle
    row.problem(field, 'ask-title-year', `${whole || [texts.month, texts.day].join('-')} (${titleYear})`)
    return ''
  }
  if (typeof joined === 'string') return joined
  row.problem(partField(field, joined.part), `date-${joined.error}`, part(joined.part))
  return ''
}
