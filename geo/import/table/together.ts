/** Several sheets of one form, as one table: a list for each year, or for each district. */

import { DATE_FIELDS } from '../columns'
import { recogniseAll } from '../headings'
import type { CellNote, ReadRow } from '../row-notes'
import { findHeader, HEAD_ROWS, type TableHeader, unitAbove } from './header'
import { leftOutAs, type TableForm } from './left-out'

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

const lineOf = ({ cells }: ReadRow): string =>
  cells
    .map((cell) => (cell ?? '').trim())
    .join('\n')
    .trimEnd()

/** Where a sheet has the headings that stand in `lines`: the index of the first row below them; -1: nowhere. */
function belowHeadings(rows: readonly ReadRow[], lines: readonly string[]): number {
  const texts = rows.slice(0, HEAD_ROWS).map(lineOf)
  const at = texts.findIndex((_, i) => lines.every((line, j) => texts[i + j] === line))
  return at < 0 ? -1 : at + lines.length
}

const headingLines = (rows: readonly ReadRow[], { headingRow, firstRow }: TableHeader): string[] =>
  rows.slice(headingRow, firstRow).map(lineOf)

/** Whether a sheet that begins so has the headings and the unit of the one that begins with `rows`. */
export function isAlike(rows: readonly ReadRow[]): (other: readonly ReadRow[]) => boolean {
  if (rows.length === 0) return () => false
  const header = headerOf(rows)
  const lines = headingLines(rows, header)
  const isTable = header.headings.filter((heading) => heading !== '').length > 1
  const unitOf = (head: readonly ReadRow[]) => JSON.stringify(unitAbove(head.map((row) => textsOf(row, widthOf(head)))))
  const unit = unitOf(rows.slice(0, header.firstRow))
  return (other) => {
    const below = isTable ? belowHeadings(other, lines) : -1
    return below >= 0 && unitOf(other.slice(0, below)) === unit
  }
}

/**
 * The rows of the sheets below the headings of the first, with the sheet that each comes from in a column of its own.
 * What stands above the others' headings stands above all, so that no title counts for the rows of another sheet.
 */
export function together(sheets: readonly NamedRows[]): ReadRow[] {
  const width = Math.max(...sheets.map(({ rows }) => widthOf(rows)))
  const header = headerOf(sheets[0]!.rows)
  const { headings, headingRow, firstRow } = header
  const lines = headingLines(sheets[0]!.rows, header)
  const below = sheets.map(({ rows }) => belowHeadings(rows, lines))
  const form = { headings, columns: recogniseAll(headings).map(({ field }) => field) }
  const titles = sheets
    .slice(1)
    .flatMap(({ rows }, i) => rows.slice(0, below[i + 1]! - lines.length))
    .filter((row) => lineOf(row) !== '')
    .slice(0, MAX_TITLES)
  const first = sheets[0]!.rows
  const all: ReadRow[] = [...first.slice(0, headingRow), ...titles].map(({ cells }) => ({ cells, notes: [] }))
  const heading = columnName(sheets, form)
  for (const [i, { cells, notes }] of first.slice(headingRow, firstRow).entries())
    all.push({ cells: [...textsOf({ cells, notes }, width), i === firstRow - headingRow - 1 ? heading : ''], notes })
  for (const [i, { name, rows }] of sheets.entries()) {
    const from = below[i]!
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
