/** Tables that go out: CSV as RFC 4180 writes it, and cells that no spreadsheet takes for a formula. */

import Papa from 'papaparse'

/** What a cell of a table may hold; null is an empty cell. */
export type CsvCell = string | number | boolean | null

/** Excel, LibreOffice and Google Sheets run a text that begins so, also after spaces and when it is full width. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n|]/

/**
 * The text with an apostrophe before it where a spreadsheet would run it as a formula. Numbers are to be passed as
 * numbers.
 */
export const safeText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text as it was before `safeText`, for tables that come back. */
export const unsafeText = (text: string): string =>
  text.startsWith("'") && safeText(text.slice(1)) === text ? text.slice(1) : text

/** One line with its end, as RFC 4180 quotes it. */
export const csvLine = (cells: readonly CsvCell[]): string =>
  `${Papa.unparse([cells.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell))], { newline: '\r\n' })}\r\n`

/** UTF-8 with a byte order mark, without which Excel reads Chinese as something else. */
export const BOM = '\ufeff'

/** A whole table. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string => BOM + rows.map(csvLine).join('')
