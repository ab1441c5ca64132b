/** What a file says of a row besides its texts: what a reader of the file would see, or would not see, there. */

import type { RowProblem } from './problems'
import type { ImportSettings } from './settings'

/**
 * `error-cell`: a formula that has failed (#REF!); `no-value`: a formula without a value, which the program that wrote
 * the file has left to others; `no-text`: the file's list of texts lacks that of the cell; `merged`: part of a merged
 * cell, `value` is its text and `from` its row; `hidden-row`; `hidden-column`: the cell has a value, and its column is
 * not shown; `stray-quote`: a quotation mark that opens or closes nothing; `rows-in-cell`: one of its
 * cells holds what may be rows; `number-point`: 1.200 or 1,200 in a file where a comma may stand before decimals;
 * `bad-byte`: no character of the encoding;
 * `cut`: the text is longer than any cell, `value` is its beginning; `geometry`: a shape that has no single position,
 * `value` is its type.
 */
export interface CellNote {
  /** From 0; null: the whole row. */
  readonly column: number | null
  readonly code:
    | ('error-cell' | 'no-value' | 'no-text' | 'merged' | 'hidden-row' | 'hidden-column')
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
}

/** What wrong cells make of a row, for its columns that are imported. */
export function problemsOfNotes(notes: readonly CellNote[], { columns, answers }: ImportSettings): RowProblem[] {
  return notes.flatMap(({ column, code, value, from }): RowProblem[] => {
    if (code === 'hidden-row') return answers['hidden-row'] ? [] : [{ field: null, code: 'ask-hidden-row', value: '' }]
    if (code === 'stray-quote' || code === 'rows-in-cell' || code === 'geometry') return [{ field: null, code, value }]
    const field = column === null ? null : (columns[column] ?? null)
    if (field === null) return []
    if (code === 'hidden-column')
      return answers['hidden-column'] ? [] : [{ field, code: 'ask-hidden-column', value: '' }]
    if (code === 'number-point') return answers['number-point'] ? [] : [{ field, code: 'ask-number-point', value }]
    if (code === 'merged') return [{ field, code: 'filled-down', value, allowed: String(from) }]
    return [{ field, code, value }]
  })
}

/** Whether the file hides the row, and hidden rows are to be left out. */
export const isLeftHidden = (notes: readonly CellNote[], { answers }: ImportSettings): boolean =>
  answers['hidden-row'] === 'leave' && notes.some(({ code }) => code === 'hidden-row')

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
