/** The rows of one sheet, as Excel would show them. */

import type { CellNote, ReadRow } from '#geo/import/row-notes'
import { type Book, MAX_TEXT, type SheetRef, unescaped } from './book'
import { blockOf, type CellPlace, cellPlace, rowIndex } from './cell-place'
import { type CellLink, eachLink, linkNote, pageOfFormula } from './links'
import { formatOf, textOfNumber, textOfText } from './number-format'
import { type Parts, XlsxError } from './parts'

export interface Bounds {
  readonly maxRows: number
  readonly maxColumns: number
}

/** Of cells that merged ones cover. */
const MAX_COVERED = 2_000_000
/** No page is longer. */
const MAX_FORMULA = 3000
const MAX_LINKS = 100_000
const GENERAL = formatOf(0, null)

type OwnNote = Pick<CellNote, 'code' | 'value'>

interface Cell extends CellPlace {
  readonly type: string
  readonly style: number
  /** Its beginning; null: none. */
  formula: string | null
  hasValue: boolean
  value: string
}

interface OpenRow {
  readonly cells: string[]
  readonly notes: CellNote[]
}

/** All rows that hold nothing. */
const EMPTY: OpenRow = { cells: [], notes: [] }

export interface SheetRows {
  /** From the first row of the sheet; rows that the file leaves out are empty. Some end before the last column. */
  readonly rows: readonly ReadRow[]
  /** Cells with content lie beyond the bounds, and the rows end before them: the sheet cannot be used. */
  readonly failure: XlsxError | null
}

/** Throws an XlsxError for what is no sheet. Cells without content are passed over, wherever they are. */
export async function readSheet(parts: Parts, book: Book, sheet: SheetRef, bounds: Bounds): Promise<SheetRows> {
  const reader = new SheetReader(book, bounds)
  try {
    await parts.parse(sheet.path, reader)
    await eachLink(parts, sheet.path, reader.links, (row, column, page) => reader.leadsTo(row, column, page))
    return { rows: reader.finish(), failure: null }
  } catch (error) {
    const isBeyond = error instanceof XlsxError && (error.code === 'too-wide' || error.code === 'too-long')
    if (!isBeyond) throw error
    return { rows: reader.finish(), failure: error }
  }
}

class SheetReader {
  readonly links: CellLink[] = []
  readonly #rows: OpenRow[] = []
  readonly #merges: string[] = []
  /** By their columns, for those that are not shown. */
  readonly #hiddenNotes: CellNote[] = []
  #row = -1
  #column = -1
  #isHidden = false
  #cell: Cell | null = null
  /** The element whose text counts. */
  #inside: 'v' | 't' | 'f' | null = null
  #phonetic = 0

  constructor(
    private readonly book: Book,
    private readonly bounds: Bounds,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'col') this.#openColumn(attributes)
    else if (name === 'mergeCell' && attributes.ref) this.#merges.push(attributes.ref)
    else if (name === 'hyperlink') this.#openLink(attributes)
    else if (name === 'rPh') this.#phonetic++
    else if (this.#cell && name === 'f') {
      this.#inside = 'f'
      this.#cell.formula = ''
    } else if (this.#cell && (name === 'v' || (name === 't' && this.#phonetic === 0))) {
      this.#inside = name
      this.#cell.hasValue = true
    }
  }

  text(piece: string): void {
    const cell = this.#cell
    if (!cell || !this.#inside) return
    if (this.#inside === 'f') cell.formula = (cell.formula + piece).slice(0, MAX_FORMULA)
    else if (cell.value.length < MAX_TEXT) cell.value += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.#inside = null
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'c' && this.#cell) this.#closeCell(this.#cell)
  }

  #openRow({ r, hidden, ht }: Readonly<Record<string, string>>): void {
    this.#row = r ? rowIndex(r) : this.#row + 1
    this.#column = -1
    this.#isHidden = isTrue(hidden) || isNothing(ht)
  }

  #openColumn({ min, max, hidden, width }: Readonly<Record<string, string>>): void {
    if (!isTrue(hidden) && !isNothing(width)) return
    for (let column = Math.max(0, Number(min) - 1); column < Math.min(Number(max), this.bounds.maxColumns); column++)
      this.#hiddenNotes[column] = { column, code: 'hidden-column', value: '' }
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    if (r) {
      const { row, column } = cellPlace(r)
      this.#column = column
      if (row >= 0) this.#row = row
    } else this.#column++
    const style = Number(s)
    const value = ''
    this.#cell = { row: this.#row, column: this.#column, type: t, style, formula: null, hasValue: false, value }
  }

  #closeCell(cell: Cell): void {
    this.#cell = null
    const { text, note } = this.#read(cell)
    if (text.trim() === '' && !note) return
    if (cell.column >= this.bounds.maxColumns) throw new XlsxError('too-wide')
    if (cell.row >= this.bounds.maxRows) throw new XlsxError('too-long')
    if (cell.row < 0) throw new XlsxError('broken')
    const row = this.#rowAt(cell.row)
    // Of two cells at one place nobody can say which holds.
    if (row.cells[cell.column]) throw new XlsxError('broken')
    while (row.cells.length < cell.column) row.cells.push('')
    row.cells[cell.column] = text
    if (note) row.notes.push({ column: cell.column, ...note })
    if (text !== '') this.#strike(row, cell)
    if (cell.formula) this.leadsTo(cell.row, cell.column, pageOfFormula(cell.formula))
    if (this.#isHidden && !row.notes.some(({ code }) => code === 'hidden-row'))
      row.notes.push({ column: null, code: 'hidden-row', value: '' })
    const hidden = this.#hiddenNotes[cell.column]
    if (hidden) row.notes.push(hidden)
  }

  #openLink(attributes: Readonly<Record<string, string>>): void {
    const [, id] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
    if (attributes.ref && id && this.links.length < MAX_LINKS) this.links.push({ ref: attributes.ref, id })
  }

  /** Of a cell with a text. */
  leadsTo(row: number, column: number, page: string): void {
    const { cells, notes } = this.#rows[row] ?? EMPTY
    const note = (cells[column] ?? '') === '' ? null : linkNote(column, cells[column]!, page)
    if (note && !notes.some((one) => one.code === 'link' && one.column === column)) notes.push(note)
  }

  #strike(row: OpenRow, { style, type, value, column }: Cell): void {
    const isPart = type === 's' && this.book.struckTexts.has(Number(value))
    if (isPart || this.book.struckStyles.has(style))
      row.notes.push({ column, code: 'struck', value: row.cells[column]! })
  }

  #rowAt(index: number): OpenRow {
    while (this.#rows.length <= index) this.#rows.push(EMPTY)
    if (this.#rows[index] === EMPTY) this.#rows[index] = { cells: [], notes: [] }
    return this.#rows[index]!
  }

  #read(cell: Cell): { readonly text: string; readonly note?: OwnNote } {
    const { type, value, style, formula, hasValue } = cell
    // A formula whose result is the empty text says so by its type.
    const hasResult = hasValue && (value.trim() !== '' || type === 'str')
    if (formula !== null && !hasResult) return { text: '', note: { code: 'no-value', value: '' } }
    if (type === 'e') return { text: '', note: { code: 'error-cell', value } }
    const format = this.book.formats[style] ?? GENERAL
    if (type === 's') {
      if (!hasValue) return { text: '' }
      const text = /^\s*\d+\s*$/.test(value) ? this.book.texts[Number(value)] : undefined
      return text === undefined
        ? { text: '', note: { code: 'no-text', value: '' } }
        : { text: textOfText(text, format) }
    }
    if (type === 'str' || type === 'inlineStr') return { text: textOfText(unescaped(value), format) }
    if (type === 'b') return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    if (type === 'd') return { text: value.replace(/T00:00:00(\.0+)?Z?$/, '') }
    if (value.trim() === '') return { text: '' }
    const number = Number(value)
    // A number keeps fifteen digits: of one that has more, such as that of a document, the file knows better.
    if (!Number.isFinite(number) || /^-?\d{16,}$/.test(value)) return { text: value }
    return { text: textOfNumber(number, format, this.book.is1904) }
  }

  /**
   * Merged cells of several rows: every cell that they cover says what stands in the first, and where that is. Those of
   * one row are titles and sums, and are read as they stand.
   */
  finish(): ReadRow[] {
    let covered = 0
    for (const ref of this.#merges) {
      const block = blockOf(ref)
      if (!block) continue
      const { row: top, column: left } = block.first
      const value = this.#rows[top]?.cells[left] ?? ''
      const bottom = Math.min(block.last.row, this.#rows.length - 1)
      if (value === '' || bottom <= top) continue
      for (let column = left; column <= Math.min(block.last.column, this.bounds.maxColumns - 1); column++) {
        covered += bottom - top + 1
        if (covered > MAX_COVERED) throw new XlsxError('bomb')
        const note: CellNote = { column, code: 'merged', value, from: top + 1 }
        for (let at = column === left ? top + 1 : top; at <= bottom; at++) cover(this.#rowAt(at), note)
      }
    }
    for (const { cells, notes } of this.#rows) withStruckRow(cells, notes)
    return this.#rows
  }
}

/** Where all that a row says is struck out, the row is. */
function withStruckRow(cells: readonly string[], notes: CellNote[]): void {
  const struck = notes.filter(({ code }) => code === 'struck').length
  if (struck > 0 && struck === cells.filter((text) => (text ?? '') !== '').length)
    notes.splice(0, notes.length, ...notes.filter(({ code }) => code !== 'struck'), STRUCK_ROW)
}

const STRUCK_ROW: CellNote = { column: null, code: 'struck-row', value: '' }

/** A cell that two merged ones cover belongs to the first. */
function cover({ notes }: OpenRow, note: CellNote): void {
  if (!notes.some(({ code, column }) => code === 'merged' && column === note.column)) notes.push(note)
}

const isTrue = (text = ''): boolean => /^(1|true)$/.test(text)

/** A height or width of nothing hides as well. */
const isNothing = (text = ''): boolean => /^0+(\.0+)?$/.test(text)
