/** What the headings of a table say that its rows are. */

import type { ImportField } from '../columns'
import { recognise } from '../headings'
import { isWhole, type RecordSheet, readAs, SHEET_KINDS } from './sheet-columns'

/** What only a table of projects tells of its rows. */
const OF_PROJECTS: readonly ImportField[] = [
  ...(['slug', 'nameZh', 'nameEn', 'kind', 'sector', 'status', 'investor', 'place', 'amount'] as const),
  ...(['lng', 'lat', 'position', 'summaryZh', 'summaryEn'] as const),
]

/** Projects beside companies of which nothing says what they do there: a list of projects. */
const isWithCompanies = ({ kind, columns }: RecordSheet): boolean =>
  kind === 'organisations' && columns.includes('project') && !columns.includes('role')

/**
 * The sheet that the headings are, if they have what one needs and nothing that only projects have; of two the one that
 * uses more columns. Null: a table of projects.
 */
export function sheetOf(headings: readonly string[]): RecordSheet | null {
  const projects = headings.map((heading) => recognise(heading).field)
  const isOther = (sheet: RecordSheet) =>
    projects.every((field, i) => field === null || sheet.columns[i] !== null || !OF_PROJECTS.includes(field))
  const sheets = SHEET_KINDS.map((kind) => readAs(kind, headings)).filter(
    (sheet) => isWhole(sheet) && isOther(sheet) && !isWithCompanies(sheet),
  )
  const used = ({ columns }: RecordSheet) => columns.filter((field) => field !== null).length
  return sheets.toSorted((a, b) => used(b) - used(a))[0] ?? null
}
