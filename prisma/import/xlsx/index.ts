/** Reads workbooks as tables of text: what Excel would show, and what it would not. */

import type { ReadRow, TableFacts } from '#geo/import/row-notes'
import { readBook } from './book'
import { Parts, type Tick, XlsxError } from './parts'
import { type Bounds, readSheet } from './sheet'

export interface XlsxBounds extends Bounds {
  /** Of all parts, unpacked. */
  readonly maxBytes: number
}

export interface Workbook {
  readonly sheets: readonly TableFacts[]
  /** The number of the sheet that was read, from 0. */
  readonly chosen: number
  readonly rows: readonly ReadRow[]
}

const looksLikeRecord = ({ cells }: ReadRow): boolean => cells.filter((cell) => cell.trim() !== '').length >= 2

/**
 * The rows of the sheet `wanted`, by its number; else of the visible one with the most rows that look like a table's.
 * Throws an XlsxError before anything fills the memory, or what `tick` throws, which is called again and again.
 */
export async function readWorkbook(
  bytes: Buffer,
  bounds: XlsxBounds,
  wanted: number | null = null,
  tick: Tick = async () => {},
): Promise<Workbook> {
  const parts = await Parts.of(bytes, bounds.maxBytes, tick)
  const book = await readBook(parts)
  const read: (readonly ReadRow[])[] = []
  for (const sheet of book.sheets) read.push(await readSheet(parts, book, sheet, bounds))
  const sheets = book.sheets.map(({ name, isHidden }, i): TableFacts => {
    return { name, isHidden, rows: read[i]!.filter(looksLikeRecord).length }
  })
  const best = sheets.reduce((top, { isHidden, rows }, i) => {
    const isBetter = !isHidden && (sheets[top]!.isHidden || rows > sheets[top]!.rows)
    return isBetter ? i : top
  }, 0)
  const chosen = wanted !== null && sheets[wanted] ? wanted : best
  return { sheets, chosen, rows: read[chosen]! }
}

export { XlsxError }
