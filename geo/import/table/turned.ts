/** Tables that stand on their side: a column for each record, and what its cells mean in the first column. */

import { recogniseAll } from '../headings'
import { type ReadRow, withMerged } from '../row-notes'
import { findHeader, HEAD_ROWS } from './header'

/** What must be known of the first column. */
const LEAST = 3

/** With rows as columns, or null where the table stands upright, or cannot be told: of a row that a file hides, say. */
export function turned(rows: readonly ReadRow[]): readonly ReadRow[] | null {
  if (rows.length > HEAD_ROWS || rows.some(({ notes }) => notes.some(({ column }) => column === null))) return null
  const table = rows.map(({ cells, notes }) => withMerged(cells, notes))
  const known = (headings: readonly string[]) => recogniseAll(headings).flatMap(({ field }) => field ?? [])
  const first = Math.min(...table.map((cells) => cells.findIndex((cell) => cell.trim() !== '')).filter((at) => at >= 0))
  const down = known(table.map((cells) => cells[first] ?? ''))
  if (down.length < LEAST || !down.includes('nameZh') || known(findHeader(table).headings).length >= down.length)
    return null
  const width = Math.max(...table.map((cells) => cells.length))
  if (width < first + 2) return null
  return Array.from({ length: width }, (_, at) => ({
    cells: table.map((cells) => cells[at] ?? ''),
    notes: rows.flatMap(({ notes }, column) =>
      notes.filter((note) => note.column === at && note.code !== 'merged').map((note) => ({ ...note, column })),
    ),
  }))
}
