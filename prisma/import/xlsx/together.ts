/** Several sheets of one form, as one table: a list for each year, or for each district. */

import { DATE_FIELDS } from '#geo/import/columns'
import { recogniseAll } from '#geo/import/headings'
import type { CellNote, ReadRow } from '#geo/import/row-notes'
import { findHeader, HEAD_ROWS, type TableHeader } from '#geo/import/table/header'
import { leftOutAs, type TableForm } from '#geo/import/table/left-out'

export interface NamedRows {
  readonly name: string
  readonly rows: readonly ReadRow[]
}

const YEAR = /^(19|20)\d{2}\s*年?度?$/
/** With more of them the headings would no longer be looked for below. */
const MAX_TITLES = HEAD_ROWS / 2

const textsOf = ({ cells }: ReadRow, width: number): string[] =>
  Array.from({ length: width }, (_, i) => (cells[i] ?? '').trim())

const widthOf = (rows: readonly ReadRow[]): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

function headerOf(rows: readonly ReadRow[]): TableHeader {
  const first = rows.slice(0, HEAD_ROWS)
  return findHeader(first.map((row) => textsOf(row, widthOf(first))))
}

/** The headings and the unit of a sheet, by which those of one form are alike; null: it holds no table. */
export function formOf(rows: readonly ReadRow[]): string | null {
  if (rows.length === 0) return null
  const { headings, unit } = headerOf(rows)
  const last = headings.findLastIndex((heading) => heading !== '')
  return last < 1 ? null : JSON.stringify([headings.slice(0, last + 1), unit])
}

/**
 * The rows of the sheets below the headings of the first, with the sheet that each comes from in a column of its own.
 * What stands above the others' headings stands above all, so that no title counts for the rows of another sheet.
 */
export function together(sheets: readonly NamedRows[]): ReadRow[] {
  const width = Math.max(...sheets.map(({ rows }) => widthOf(rows)))
  const headers = sheets.map(({ rows }) => headerOf(rows))
  const [{ headings, headingRow, firstRow }] = headers as [TableHeader]
  const form = { headings, columns: recogniseAll(headings).map(({ field }) => field) }
  const titles = headers
    .slice(1)
    .flatMap((header, i) => sheets[i + 1]!.rows.slice(0, header.headingRow))
    .filter(({ cells }) => cells.some((cell) => (cell ?? '').trim() !== ''))
    .slice(0, MAX_TITLES)
  const first = sheets[0]!.rows
  const all: ReadRow[] = [...first.slice(0, headingRow), ...titles].map(({ cells }) => ({ cells, notes: [] }))
  const heading = columnName(sheets, form)
  for (const [i, { cells, notes }] of first.slice(headingRow, firstRow).entries())
    all.push({ cells: [...textsOf({ cells, notes }, width), i === firstRow - headingRow - 1 ? heading : ''], notes })
  for (const [i, { name, rows }] of sheets.entries()) {
    const from = headers[i]!.firstRow
    const moved = all.length - from
    for (const { cells, notes } of rows.slice(from)) {
      const isRecord =
        cells.some((cell) => (cell ?? '') !== '') && leftOutAs(textsOf({ cells, notes }, width), form) === null
      const texts = Array.from({ length: width }, (_, at) => cells[at] ?? '')
      all.push({ cells: isRecord ? [...texts, name] : cells, notes: notes.map((note) => movedBy(note, moved)) })
    }
  }
  return all
}

const movedBy = (note: CellNote, rows: number): CellNote =>
  note.from === undefined ? note : { ...note, from: note.from + rows }

/** Of lists by years the year, which dates without one have; of others the sheet. */
function columnName(sheets: readonly NamedRows[], { headings, columns }: TableForm): string {
  const isHan = /\p{Script=Han}/u.test(headings.join(''))
  if (!sheets.every(({ name }) => YEAR.test(name.trim()))) return isHan ? '工作表' : 'Sheet'
  const dates = headings.filter((_, i) => DATE_FIELDS.some((date) => date === columns[i]))
  if (!isHan) return 'Year'
  return dates.length === 1 ? `${dates[0]}（年）` : '年份'
}
