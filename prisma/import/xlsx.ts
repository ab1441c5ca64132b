/** Reads Excel sheets as tables of text. */

import { readSheet } from 'read-excel-file/node'
import { unpack, ZipError } from '../zip'

/**
 * `broken`, `bomb`, `locked`: see ZipError; `not-xlsx`: an archive of something else; `too-wide`, `too-long`: cells
 * beyond the bounds.
 */
export class XlsxError extends Error {
  constructor(readonly code: ZipError['code'] | 'not-xlsx' | 'too-wide' | 'too-long') {
    super(`The workbook is ${code}`)
  }
}

export interface XlsxBounds {
  readonly maxBytes: number
  readonly maxRows: number
  readonly maxColumns: number
}

/** The rows of the first sheet. Throws an XlsxError before the library reads anything that would fill the memory. */
export async function xlsxRows(bytes: Buffer, bounds: XlsxBounds): Promise<string[][]> {
  await inspect(bytes, bounds)
  try {
    const rows = await readSheet(bytes)
    return rows.map((row) => row.map(textOf))
  } catch (error) {
    throw new XlsxError(/sheet/i.test(String((error as Error)?.message)) ? 'not-xlsx' : 'broken')
  }
}

/** Checks the bounds first: one cell far out makes any reader build all rows and columns up to it. */
async function inspect(bytes: Buffer, { maxBytes, maxRows, maxColumns }: XlsxBounds): Promise<void> {
  let isWorkbook = false
  let tail = ''
  try {
    await unpack(bytes, maxBytes, (name, piece) => {
      if (name === 'xl/workbook.xml') isWorkbook = true
      if (!name.startsWith('xl/worksheets/')) return
      const text = tail + piece.toString('latin1')
      for (const [, column, row] of text.matchAll(/<c [^>]{0,40}?\br="([A-Z]{1,3})(\d{1,9})"/g)) {
        if (numberOf(column!) > maxColumns) throw new XlsxError('too-wide')
        if (Number(row) > maxRows) throw new XlsxError('too-long')
      }
      for (const [, row] of text.matchAll(/<row [^>]{0,200}?\br="(\d{1,9})"/g))
        if (Number(row) > maxRows) throw new XlsxError('too-long')
      tail = text.slice(-260)
    })
  } catch (error) {
    throw error instanceof ZipError ? new XlsxError(error.code) : error
  }
  if (!isWorkbook) throw new XlsxError('not-xlsx')
}

const numberOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0)

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
