/** Finds columns whose cells were merged downwards, as text files lose merges: only the first cell has its value. */

import { type ImportField, REQUIRED } from '../columns'
import { partOfField } from '../date-parts'

/** Columns that group rows. Any other column is empty where nothing is known. */
const GROUPING: readonly ImportField[] = ['district', 'place', 'sector', 'kind', 'event']
/** These may group rows as well, or be unknown: nobody but the editor can say. */
const PERHAPS_GROUPING: readonly ImportField[] = [...GROUPING, 'investor', 'status', 'source']

/** A list by years names each once; of months and days only the editor can say. */
const isYear = (field: ImportField): boolean => partOfField(field)?.part === 'year'

/**
 * The columns in which an empty cell means the one above: of grouping columns those whose first cell is filled, that
 * have empty cells after their values, and in which no value comes back further down.
 */
export function mergedColumns(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportField | null)[],
): number[] {
  return columns.flatMap((field, at) => {
    if (field === null || !(GROUPING.includes(field) || isYear(field))) return []
    const cells = rows.map((row) => (row[at] ?? '').trim())
    const values = cells.filter(Boolean)
    const groups = cells.filter((cell, i) => cell !== '' && cells[i + 1] === '').length
    // What every record must have is not left empty otherwise; what it may lack must show the pattern twice.
    const least = REQUIRED.some((one) => one === field) ? 1 : 2
    // One value above one empty cell is no pattern.
    const isPattern = groups >= least && (values.length > 1 || cells.length > values.length + 1)
    const isMerged = cells[0] !== '' && isPattern && new Set(values).size === values.length
    return isMerged ? [at] : []
  })
}

/** The columns in which empty cells stand below values and may mean them, if somebody says so. */
export function gappedColumns(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportField | null)[],
): number[] {
  return columns.flatMap((field, at) => {
    if (field === null || !(PERHAPS_GROUPING.includes(field) || partOfField(field))) return []
    const cells = rows.map((row) => (row[at] ?? '').trim())
    const isGapped = cells[0] !== '' && cells.filter(Boolean).length > 1 && cells.includes('')
    return isGapped ? [at] : []
  })
}

/** Fills the cells of one row from those above, row by row. */
export class FillDown {
  readonly #above = new Map<number, { readonly text: string; readonly no: number }>()

  constructor(private readonly columns: readonly number[]) {}

  /** The cells with what stands above, and which of them came from which row. */
  fill(no: number, cells: readonly string[]) {
    const filled = [...cells]
    const from: { readonly column: number; readonly no: number }[] = []
    for (const column of this.columns) {
      const text = (cells[column] ?? '').trim()
      const above = this.#above.get(column)
      if (text !== '') this.#above.set(column, { text: cells[column]!, no })
      else if (above) {
        filled[column] = above.text
        from.push({ column, no: above.no })
      }
    }
    return { cells: filled, from }
  }
}
