/** Rows of several tables in one statement: the database goes on from table to table and waits for nobody. */

import type { Query } from '../query'
import { type Column, insertOf, type Model } from '../tables'

/** A part of such a statement. */
export interface Piece {
  readonly name: string
  /** Its parameters are those from `$at` on. It may read what pieces before it select, by their names. */
  readonly sql: (at: number) => string
  readonly values: readonly unknown[]
}

/** Nothing where there are no rows. */
export const inserted = <M extends Model>(
  model: M,
  columns: readonly Column<M>[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Piece[] =>
  rows.length === 0
    ? []
    : [{ name: `new_${model}`, sql: (at) => insertOf(model, columns, at), values: [JSON.stringify(rows)] }]

/** All pieces or none. References among the rows are looked at once all are written. */
export async function insertTogether(query: Query, pieces: readonly Piece[]): Promise<void> {
  if (pieces.length === 0) return
  const values: unknown[] = []
  const parts = pieces.map((piece) => {
    const sql = piece.sql(values.length + 1)
    values.push(...piece.values)
    return `"${piece.name}" AS (${sql})`
  })
  await query(`WITH ${parts.join(', ')} SELECT`, values)
}
