/** What a file says of a row besides its texts: what a reader of the file would see, or would not see, there. */

import { pageOf } from './cells/page-address'
import type { RowProblem } from './problems'
import type { ImportSettings } from './settings'

/**
 * `error-cell`: a formula that has failed (#REF!); `no-value`: a formula without a value, which the program that wrote
 * the file has left to others; `no-text`: the file's list of texts lacks that of the cell; `merged`: part of a merged
 * cell, `value` is its text and `from` its row; `hidden-row`; `hidden-column`: the cell has a value, and its column is
 * not shown; `struck-row`, `struck`: all that the row says, or this cell or a part of it, is struck out; `link`: the
 * cell leads to the page `value`, which is not its text; `stray-quote`: a quotation mark that opens or closes nothing;
 * `rows-in-cell`: one of its cells holds what may be rows; `number-point`: 1.200 or 1,200 in a file where a comma may
 * stand before decimals; `bad-byte`: no character of the encoding; `cut`: the text is longer than any cell, `value` is
 * its beginning; `geometry`: a shape that has no single position, `value` is its type.
 */
export interface CellNote {
  /** From 0; null: the whole row. */
  readonly column: number | null
  readonly code:
    | ('error-cell' | 'no-value' | 'no-text' | 'merged' | 'hidden-row' | 'hidden-column')
    | ('struck-row' | 'struck' | 'link')
    | ('stray-quote' | 'rows-in-cell' | 'number-point' | 'bad-byte' | 'cut' | 'geometry')
  readonly value: string
  readonly from?: number
}

export interface ReadRow {
  readonly cells: readonly string[]
  readonly notes: readonly CellNote[]
}

/** A sheet of a workbook. */
export interface TableFacts {
  readonly name: string
  readonly isHidden: boolean
  /** Rows with two or more cells. */
  readonly rows: number
}

/** The tables of a file that may have several, and which of them is read, from 0. */
export interface FileReading {
  readonly tables: readonly TableFacts[]
  readonly table: number
  /** How many visible sheets have the headings of that one, itself included; absent: it is the only one. */
  readonly alike?: number
  /** All those are read, as one table. */
  readonly isTogether?: boolean
}

/** What is chosen instead of the number of a table. */
export const TOGETHER = 'together'

/** What wrong cells make of a row, for its columns that are imported. */
export function problemsOfNotes(
  notes: readonly CellNote[],
  { columns, answers }: ImportSettings,
  cells: readonly string[] = [],
): RowProblem[] {
  return notes.flatMap(({ column, code, value, from }): RowProblem[] => {
    if (code === 'hidden-row' || code === 'struck-row')
      return answers[code] ? [] : [{ field: null, code: `ask-${code}`, value: '' }]
    if (code === 'stray-quote' || code === 'rows-in-cell' || code === 'geometry') return [{ field: null, code, value }]
    const field = column === null ? null : (columns[column] ?? null)
    if (field === null) return []
    if (code === 'hidden-column')
      return answers['hidden-column'] ? [] : [{ field, code: 'ask-hidden-column', value: '' }]
    if (code === 'number-point') return answers['number-point'] ? [] : [{ field, code: 'ask-number-point', value }]
    if (code === 'link') return [linkProblem(field, cells[column!] ?? '', value)]
    if (code === 'merged') return [{ field, code: 'filled-down', value, allowed: String(from) }]
    return [{ field, code, value }]
  })
}

/** Whether the file hides the row, or strikes it out, and such rows are to be left out. */
export const isLeftHidden = (notes: readonly CellNote[], { answers }: ImportSettings): boolean =>
  notes.some(({ code }) => (code === 'hidden-row' || code === 'struck-row') && answers[code] === 'leave')

/** The columns that hold addresses of pages. */
const OF_PAGES: readonly string[] = ['source', 'page', 'archive']

const isLinked = (field: string | null, text: string): boolean =>
  field !== null && OF_PAGES.includes(field) && text.trim() !== '' && pageOf(text.trim()) === null

/** What becomes of the page that a cell leads to. */
function linkProblem(field: string, text: string, page: string): RowProblem {
  const code = isLinked(field, text) ? 'link-taken' : OF_PAGES.includes(field) ? 'link-differs' : 'link-left'
  return { field, code, value: text.slice(0, SHOWN_TEXT), allowed: page }
}
const SHOWN_TEXT = 80

/** The cells, with the pages that those lead to which should hold an address and hold words. */
export function linkedCells(
  cells: readonly string[],
  notes: readonly CellNote[],
  columns: readonly (string | null)[],
): readonly string[] {
  const links = notes.filter(
    ({ code, column }) => code === 'link' && column !== null && isLinked(columns[column] ?? null, cells[column] ?? ''),
  )
  if (links.length === 0) return cells
  const linked = [...cells]
  for (const { column, value } of links) linked[column!] = value
  return linked
}

/** The cells as the answers say: without those of hidden columns, and with 1.200 as the number that it is meant for. */
export function answeredCells(
  cells: readonly string[],
  notes: readonly CellNote[],
  { answers }: ImportSettings,
): readonly string[] {
  const leavesHidden = answers['hidden-column'] === 'leave'
  const point = answers['number-point']
  const asked = notes.filter(
    ({ code }) => (leavesHidden && code === 'hidden-column') || (point && code === 'number-point'),
  )
  if (asked.length === 0) return cells
  const answered = [...cells]
  for (const { column, code } of asked) {
    const cell = cells[column!] ?? ''
    answered[column!] = code === 'hidden-column' ? '' : cell.replace(/[.,]/, point === 'decimals' ? '.' : '')
  }
  return answered
}

/** The cells with what merged cells show in them. */
export function withMerged(cells: readonly string[], notes: readonly CellNote[]): readonly string[] {
  const merged = notes.filter(({ code, column }) => code === 'merged' && column !== null)
  if (merged.length === 0) return cells
  const filled = [...cells]
  for (const { column, value } of merged) {
    while (filled.length <= column!) filled.push('')
    if (filled[column!]!.trim() === '') filled[column!] = value
  }
  return filled
}
