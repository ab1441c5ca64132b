/** Undoes a whole import, a step of the background work like the others. */

import type { Actor } from '#geo/edit/roles'
import type { Query } from '../query'
import { table } from '../tables'
import { Forbidden } from '../write/errors'
import { undoImport } from '../write/undo-import'

const [b, u] = [table('ImportBatch', 'b'), table('User', 'u')]
const plain = table('ImportBatch')

/** By whom it was asked for, noted in `choices` when it was. */
export async function undoBatch(query: Query, importId: string): Promise<void> {
  const [row] = await query<Actor & { fileName: string }>(
    `SELECT ${u.id}, ${u.name}, ${u.role}, ${u.districtIds}, ${b.fileName} FROM ${b}
      JOIN ${u} ON ${u.id} = ${b.choices}->>'undoneBy' WHERE ${b.id} = $1`,
    [importId],
  )
  if (!row) throw new Forbidden()
  await undoImport(query, row, importId, row.fileName)
  await query(
    `UPDATE ${plain} SET ${plain.state} = 'undone', ${plain.problem} = NULL, ${plain.finishedAt} = now() WHERE ${plain.id} = $1`,
    [importId],
  )
}
