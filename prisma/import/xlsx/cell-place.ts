/** Places of cells, as sheets write them. */

import { XlsxError } from './parts'

/** Both from 0; `row` is -1 where the text names none. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

const PLACE = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,8})?$/

/** From 0. Throws an XlsxError for what is no number of a row. */
export function rowIndex(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new XlsxError('broken')
  return Number(text) - 1
}

/** Of `B7` or `B`. Throws an XlsxError for anything else. */
export function cellPlace(text: string): CellPlace {
  const [, letters, digits] = PLACE.exec(text) ?? []
  if (!letters) throw new XlsxError('broken')
  return { row: digits ? rowIndex(digits) : -1, column: columnOf(letters) }
}

function columnOf(letters: string): number {
  let sum = 0
  for (let i = 0; i < letters.length; i++) sum = 26 * sum + (letters.charCodeAt(i) & 31)
  return sum - 1
}

/** Of `A2:B4`, whichever corners it names; null for a single cell, and where it is no block of cells. */
export function blockOf(ref: string): { readonly first: CellPlace; readonly last: CellPlace } | null {
  const corners = ref.split(':')
  if (corners.length !== 2 || !corners.every((corner) => /^\$?[A-Za-z]{1,3}\$?[1-9]\d{0,8}$/.test(corner))) return null
  const [a, b] = corners.map(cellPlace) as [CellPlace, CellPlace]
  return {
    first: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    last: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  }
}
