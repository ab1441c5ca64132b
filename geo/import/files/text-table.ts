/** Reads tables in texts: detects the delimiter, and yields the rows in batches. */

import Papa from 'papaparse'
import type { CellNote, ReadRow } from '../row-notes'
import { parsedRows } from './text-rows'

/** Characters and rows: the sample for guesses. */
const SAMPLE = 1 << 20
const SAMPLE_ROWS = 200

const BATCH = 1000
const DELIMITERS = [',', '\t', ';', '|', '，']

/** `sep=;`, which Excel writes and reads: the delimiter of the lines below. */
const SEP = /^"?sep=(.)"?(\r\n|\r|\n)/i

/**
 * The rows of a text in batches, so that never all rows are in memory. An empty line is a row whose cells are empty. A
 * quote that stands alone, or never closes, spoils no other row: it stands for itself, with a note.
 */
export function* textRows(text: string): Generator<ReadRow[]> {
  const sep = SEP.exec(text)
  const start = sep ? sep[0].length : 0
  const head = text.slice(start, start + SAMPLE)
  const delimiter = sep?.[1] ?? delimiterOf(head)
  const width = usualWidth(sampleOf(head, delimiter, 0))
  const convert = delimiter === ',' ? null : decimalCommas(sampleOf(head, delimiter, width))
  let batch: ReadRow[] = sep ? [{ cells: [''], notes: [] }] : []
  for (const { cells, isStray, isDoubtful } of parsedRows(text, start, delimiter, width)) {
    const ofRow = (code: CellNote['code']): CellNote => ({ column: null, code, value: short(cells[0] ?? '') })
    const notes = [
      ...(isStray ? [ofRow('stray-quote')] : []),
      ...(isDoubtful ? [ofRow('rows-in-cell')] : []),
      ...spoilt(cells),
    ]
    batch.push(convert ? convert(cells, notes) : { cells, notes })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Empty lines, such as the one behind the last row, have no number of cells that tells anything. */
function delimiterOf(head: string): string {
  const lines = head.replace(/\r\n?/g, '\n')
  const guess = { preview: 50, delimitersToGuess: DELIMITERS, newline: '\n', skipEmptyLines: 'greedy' } as const
  return Papa.parse(lines, guess).meta.delimiter || ','
}

function sampleOf(head: string, delimiter: string, width: number): (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (const { cells } of parsedRows(head, 0, delimiter, width)) if (rows.push(cells) >= SAMPLE_ROWS) break
  return rows
}

/** How many cells most rows have that have several. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
  return usual?.[0] ?? 1
}

const short = (text: string): string => [...text.replaceAll('\u0000', '\ufffd')].slice(0, 40).join('')

/** Cells with what is no character of the encoding. */
const spoilt = (cells: readonly string[]): CellNote[] =>
  cells.flatMap((cell, column) =>
    cell.includes('\ufffd') || cell.includes('\u0000')
      ? [{ column, code: 'bad-byte' as const, value: short(cell) }]
      : [],
  )

const DECIMAL_COMMA = /^-?\d{1,3}((\.\d{3})*|\d*),\d+$/
/** 1,200 may be a thousand and two hundred: it is no sign of a decimal comma. */
const THOUSANDS = /^-?\d{1,3}(,\d{3})+$/
const DECIMAL_POINT = /^-?\d+\.\d+$/
const POINT_THOUSANDS = /^-?\d{1,3}(\.\d{3})+$/
/** 1.200 and 1,200, but not 1.200.000. */
const EITHER = /^-?\d{1,3}[.,]\d{3}$/

/**
 * Numbers such as 120,7215 and 1.200,5, where no cell writes its decimals behind a point, with points for commas; null
 * where there are none. In a column of such numbers 1.200 is a thousand and two hundred; in others, as 1,200, it may be
 * more or less.
 */
function decimalCommas(rows: readonly (readonly string[])[]) {
  const columns = new Set<number>()
  for (const cells of rows)
    for (const [column, text] of cells.entries()) {
      const cell = text.trim()
      if (DECIMAL_POINT.test(cell) && !POINT_THOUSANDS.test(cell)) return null
      if (DECIMAL_COMMA.test(cell) && !THOUSANDS.test(cell)) columns.add(column)
    }
  if (columns.size === 0) return null
  return (cells: readonly string[], notes: readonly CellNote[]): ReadRow => {
    const asked: CellNote[] = []
    const converted = cells.map((text, column) => {
      const cell = text.trim()
      const isNumber = POINT_THOUSANDS.test(cell) || DECIMAL_COMMA.test(cell)
      if (isNumber && (columns.has(column) || !EITHER.test(cell))) return cell.replaceAll('.', '').replace(',', '.')
      if (isNumber) asked.push({ column, code: 'number-point', value: cell })
      return text
    })
    return { cells: converted, notes: asked.length > 0 ? [...notes, ...asked] : notes }
  }
}
