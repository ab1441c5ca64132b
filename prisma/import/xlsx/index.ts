/** Reads workbooks as tables of text: what Excel would show, and what it would not. */

import type { ReadRow, TableFacts } from '#geo/import/row-notes'
import { HEAD_ROWS } from '#geo/import/table/header'
import { isAlike, type NamedRows, together } from '#geo/import/table/together'
import { readBook } from './book'
import { Parts, type Tick, XlsxError } from './parts'
import { type Bounds, readSheet, type SheetRows } from './sheet'

export interface XlsxBounds extends Bounds {
  /** Of all parts, unpacked. */
  readonly maxBytes: number
}

export interface Workbook {
  readonly sheets: readonly TableFacts[]
  /** The number of the sheet that was read, from 0. */
  readonly chosen: number
  /** How many visible sheets have its headings, itself included. */
  readonly alike: number
  /** Some end before the last column. */
  readonly rows: readonly ReadRow[]
}

/** `isTogether`: with all sheets that have the headings of that one. */
export interface WantedSheet {
  readonly at: number | null
  readonly isTogether: boolean
}

const looksLikeRecord = ({ cells }: ReadRow): boolean => cells.filter((cell) => cell.trim() !== '').length >= 2

/**
 * The rows of the sheet `wanted`, by its number; else of the visible one with the most rows that look like a table's.
 * Throws an XlsxError before anything fills the memory, or what `tick` throws, which is called again and again.
 */
export async function readWorkbook(
  bytes: Buffer,
  bounds: XlsxBounds,
  wanted: WantedSheet = { at: null, isTogether: false },
  tick: Tick = async () => {},
): Promise<Workbook> {
  const parts = await Parts.of(bytes, bounds.maxBytes, tick)
  const book = await readBook(parts)
  const sheets: TableFacts[] = []
  const heads: ReadRow[][] = []
  // Of all sheets the rows of one only are held, besides those that are being read and the first of each.
  let best: { readonly at: number; readonly facts: TableFacts; readonly read: SheetRows } | null = null
  for (const [at, sheet] of book.sheets.entries()) {
    const read = await readSheet(parts, book, sheet, bounds)
    const { name, isHidden } = sheet
    const facts = { name, isHidden, rows: read.rows.filter(looksLikeRecord).length }
    sheets.push(facts)
    heads.push(isHidden || read.failure ? [] : read.rows.slice(0, HEAD_ROWS))
    const isWanted =
      wanted.at !== null && book.sheets[wanted.at] ? at === wanted.at : !best || isBetter(facts, best.facts)
    if (isWanted) best = { at, facts, read }
  }
  if (!best) throw new XlsxError('not-xlsx')
  if (best.read.failure) throw best.read.failure
  const isOfForm = isAlike(heads[best.at]!)
  const alike = heads.flatMap((head, at) => (isOfForm(head) ? [at] : []))
  const chosen = { sheets, chosen: best.at, alike: Math.max(1, alike.length) }
  if (!wanted.isTogether || alike.length < 2) return { ...chosen, rows: best.read.rows }
  const all: NamedRows[] = []
  for (const at of alike) {
    const { rows } = at === best.at ? best.read : await readSheet(parts, book, book.sheets[at]!, bounds)
    all.push({ name: book.sheets[at]!.name, rows })
    if (all.reduce((sum, one) => sum + one.rows.length, 0) > bounds.maxRows) throw new XlsxError('too-long')
  }
  return { ...chosen, rows: together(all) }
}

const isBetter = (one: TableFacts, other: TableFacts): boolean =>
  !one.isHidden && (other.isHidden || one.rows > other.rows)

export { XlsxError }
