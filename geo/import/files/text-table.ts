/** Reads tables in texts: detects the delimiter, and yields the rows in batches. */

import Papa from 'papaparse'
import type { CellNote, ReadRow } from '../row-notes'

/** Characters: the sample for guesses. */
const SAMPLE = 1 << 20

const BATCH = 1000
/** Each costs a look at all that follows: beyond so many, quotes count within their line only. */
const MAX_UNCLOSED = 20
const DELIMITERS = [',', '\t', ';', '|', '，']

/** `sep=;`, which Excel writes and reads: the delimiter of the lines below. */
const SEP = /^sep=(.)\r?\n/i

/**
 * The rows of a text in batches, so that never all rows are in memory. An empty line is a row whose cells are empty. A
 * quote that stands alone, or never closes, spoils no other row: its line is read as it stands, with a note.
 */
export function* textRows(text: string): Generator<ReadRow[]> {
  const sep = SEP.exec(text)
  const start = sep ? sep[0].length : 0
  const head = text.slice(start, start + SAMPLE)
  const { meta } = Papa.parse<string[]>(head, { preview: 50, delimitersToGuess: DELIMITERS })
  const delimiter = sep?.[1] ?? (meta.delimiter || ',')
  const options = { delimiter, newline: newlineOf(head), fastMode: false, preview: BATCH } as const
  const hasCommas = delimiter !== ',' && usesDecimalComma(head, options)
  const row = (cells: readonly string[], isStray = false): ReadRow => ({
    cells: hasCommas ? cells.map(withPoint) : cells,
    notes: [
      ...(isStray ? [{ column: null, code: 'stray-quote' as const, value: short(cells[0] ?? '') }] : []),
      ...spoilt(cells),
    ],
  })
  if (sep) yield [row([''])]
  let unclosedLines = 0
  for (let at = start; at < text.length; ) {
    const { data, errors, meta: parsed } = Papa.parse<string[]>(text.slice(at), options)
    if (data.length === 0 || parsed.cursor <= 0) return
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
    if (!unclosed) {
      yield data.map((cells, i) => row(cells, isStrayAt(errors, i)))
      at += parsed.cursor
      continue
    }
    // All lines from the quote on are in its cell: the first is read as it stands, and the others anew.
    const before = Math.min(unclosed.row ?? data.length - 1, data.length - 1)
    yield data.slice(0, before).map((cells, i) => row(cells, isStrayAt(errors, i)))
    at += before > 0 ? Papa.parse<string[]>(text.slice(at), { ...options, preview: before }).meta.cursor : 0
    if (++unclosedLines > MAX_UNCLOSED) return yield* singleLines(text.slice(at), options, row)
    const end = text.indexOf(options.newline, at)
    yield [row(text.slice(at, end < 0 ? text.length : end).split(delimiter), true)]
    at = end < 0 ? text.length : end + options.newline.length
  }
}

const isStrayAt = (errors: readonly Papa.ParseError[], at: number): boolean =>
  errors.some(({ type, row }) => type === 'Quotes' && row === at)

const short = (text: string): string => [...text].slice(0, 40).join('')

/** Line by line, so that no quote reaches into another line. */
function* singleLines(
  text: string,
  { delimiter, newline }: { readonly delimiter: string; readonly newline: string },
  row: (cells: readonly string[], isStray?: boolean) => ReadRow,
): Generator<ReadRow[]> {
  const lines = text.split(newline)
  for (let start = 0; start < lines.length; start += BATCH)
    yield lines.slice(start, start + BATCH).map((line) => {
      const { data, errors } = Papa.parse<string[]>(line, { delimiter })
      return row(
        data[0] ?? [''],
        errors.some(({ type }) => type === 'Quotes'),
      )
    })
}

/** Cells with what is no character of the encoding. */
const spoilt = (cells: readonly string[]): CellNote[] =>
  cells.flatMap((cell, column) =>
    cell.includes('\ufffd') ? [{ column, code: 'bad-byte' as const, value: short(cell) }] : [],
  )

const DECIMAL_COMMA = /^-?\d{1,3}((\.\d{3})*|\d*),\d+$/
/** 1,200 may be a thousand and two hundred: it is no sign of a decimal comma. */
const THOUSANDS = /^-?\d{1,3}(,\d{3})+$/
const DECIMAL_POINT = /^-?\d+\.\d+$/

/** Numbers such as 120,7215 and 1.200,5, where no cell writes its decimals behind a point. */
function usesDecimalComma(
  head: string,
  options: { readonly delimiter: string; readonly newline: '\r\n' | '\n' | '\r' },
): boolean {
  const { data } = Papa.parse<string[]>(head, { ...options, preview: 200 })
  const cells = data.flat().map((cell) => cell.trim())
  const isPlain = (cell: string) => DECIMAL_POINT.test(cell) && !/^-?\d{1,3}\.\d{3}$/.test(cell)
  return cells.some((cell) => DECIMAL_COMMA.test(cell) && !THOUSANDS.test(cell)) && !cells.some(isPlain)
}

const withPoint = (cell: string): string =>
  DECIMAL_COMMA.test(cell.trim()) ? cell.trim().replaceAll('.', '').replace(',', '.') : cell

/** The line end outside quoted cells, which may contain other line ends. */
function newlineOf(head: string): '\r\n' | '\n' | '\r' {
  const outside = head.replace(/"[^"]*"/g, '')
  if (outside.includes('\r\n')) return '\r\n'
  return outside.includes('\n') || !outside.includes('\r') ? '\n' : '\r'
}
