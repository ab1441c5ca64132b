/** The rows of one sheet, as Excel would show them. */

import type { CellNote, ReadRow } from '#geo/import/row-notes'
import { type Book, MAX_TEXT, type SheetRef, unescaped } from './book'
import { formatOf, textOfNumber } from './number-format'
import { type Parts, XlsxError } from './parts'

export interface Bounds {
  readonly maxRows: number
  readonly maxColumns: number
}

const GENERAL = formatOf(0, null)

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
  hasFormula: boolean
  hasValue: boolean
  value: string
}

interface OpenRow {
  readonly cells: string[]
  readonly notes: CellNote[]
}

/**
 * All rows from the first one of the sheet; rows that the file leaves out are empty. Throws an XlsxError for cells with
 * content beyond the bounds: cells without any are passed over, wherever they are.
 */
export async function readSheet(parts: Parts, book: Book, sheet: SheetRef, bounds: Bounds): Promise<ReadRow[]> {
  const reader = new SheetReader(book, bounds)
  await parts.parse(sheet.path, reader)
  return reader.finish()
}

class SheetReader {
  readonly #rows: OpenRow[] = []
  readonly #merges: string[] = []
  #row = -1
  #column = -1
  #isHidden = false
  #cell: Cell | null = null
  /** The element whose text counts. */
  #inside: 'v' | 't' | null = null
  #phonetic = 0

  constructor(
    private readonly book: Book,
    private readonly bounds: Bounds,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r) - 1
      this.#column = -1
      this.#isHidden = /^(1|true)$/.test(attributes.hidden ?? '')
    } else if (name === 'c') this.#openCell(attributes)
    else if (name === 'mergeCell' && attributes.ref) this.#merges.push(attributes.ref)
    else if (name === 'rPh') this.#phonetic++
    else if (this.#cell && name === 'f') this.#cell.hasFormula = true
    else if (this.#cell && (name === 'v' || (name === 't' && this.#phonetic === 0))) {
      this.#inside = name
      this.#cell.hasValue = true
    }
  }

  text(piece: string): void {
    if (this.#cell && this.#inside && this.#cell.value.length < MAX_TEXT) this.#cell.value += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inside = null
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'c' && this.#cell) this.#closeCell(this.#cell)
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const place = r === undefined ? null : /^([A-Za-z]{1,3})(\d*)$/.exec(r)
    this.#column = place ? columnOf(place[1]!) : this.#column + 1
    if (place?.[2]) this.#row = Number(place[2]) - 1
    const style = Number(s)
    this.#cell = { column: this.#column, type: t, style, hasFormula: false, hasValue: false, value: '' }
  }

  #closeCell(cell: Cell): void {
    this.#cell = null
    const { text, note } = this.#read(cell)
    if (text.trim() === '' && !note) return
    if (cell.column >= this.bounds.maxColumns) throw new XlsxError('too-wide')
    if (this.#row >= this.bounds.maxRows) throw new XlsxError('too-long')
    const row = this.#rowAt(this.#row)
    while (row.cells.length < cell.column) row.cells.push('')
    row.cells[cell.column] = text
    if (note) row.notes.push({ column: cell.column, ...note })
    const isNoted = row.notes.some(({ code }) => code === 'hidden-row')
    if (this.#isHidden && !isNoted) row.notes.push({ column: null, code: 'hidden-row', value: '' })
  }

  #rowAt(index: number): OpenRow {
    while (this.#rows.length <= index) this.#rows.push({ cells: [], notes: [] })
    return this.#rows[index]!
  }

  #read(cell: Cell): { readonly text: string; readonly note?: Pick<CellNote, 'code' | 'value'> } {
    const { type, value, style, hasFormula, hasValue } = cell
    if (hasFormula && !hasValue) return { text: '', note: { code: 'no-value', value: '' } }
    if (type === 'e') return { text: '', note: { code: 'error-cell', value } }
    if (type === 's') return { text: this.book.texts[Number(value)] ?? '' }
    if (type === 'str' || type === 'inlineStr') return { text: unescaped(value) }
    if (type === 'b') return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    if (type === 'd') return { text: value.replace(/T00:00:00(\.0+)?Z?$/, '') }
    const number = Number(value)
    if (value.trim() === '') return { text: '' }
    if (!Number.isFinite(number)) return { text: value }
    return { text: textOfNumber(number, this.book.formats[style] ?? GENERAL, this.book.is1904) }
  }

  /** Merged cells downwards: the rows below the first say what stands in it, and whose it is. */
  finish(): ReadRow[] {
    for (const ref of this.#merges) {
      const place = /^\$?([A-Za-z]{1,3})\$?(\d+):\$?[A-Za-z]{1,3}\$?(\d+)$/.exec(ref)
      if (!place) continue
      const [column, first, last] = [columnOf(place[1]!), Number(place[2]) - 1, Number(place[3]) - 1]
      const value = this.#rows[first]?.cells[column] ?? ''
      if (value === '' || column >= this.bounds.maxColumns) continue
      for (let at = first + 1; at <= Math.min(last, this.#rows.length - 1); at++)
        this.#rows[at]!.notes.push({ column, code: 'merged', value, from: first + 1 })
    }
    const width = this.#rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
    for (const { cells } of this.#rows) while (cells.length < width) cells.push('')
    return this.#rows
  }
}

/** From 0. */
const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1
