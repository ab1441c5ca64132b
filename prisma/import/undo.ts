/** Undoes a whole import, as a step of the queue like the others. */

import type { Actor } from '#geo/edit/roles'
import type { Query } from '../query'
import { table } from '../tables'
import { Forbidden } from '../write/errors'
import { undoImport } from '../write/undo-import'
import type { Progress } from './progress'

const [b, u] = [table('ImportBatch', 'b'), table('User', 'u')]
const plain = table('ImportBatch')

/** Acts for the person who asked for it, whose id `askUndo` has stored in `choices`. */
export async function undoBatch(query: Query, importId: string, progress: Progress): Promise<void> {
  const [row] = await query<Actor & { fileName: string }>(
    `SELECT ${u.id}, ${u.name}, ${u.role}, ${u.districtIds}, ${b.fileName} FROM ${b}
      JOIN ${u} ON ${u.id} = ${b.choices}->>'undoneBy' WHERE ${b.id} = $1`,
    [importId],
  )
  if (!row) throw new Forbidden()
  await undoImport(query, row, importId, row.fileName, (done) => progress.tell(done))
  await query(
    `UPDATE ${plain} SET ${plain.state} = 'undone', ${plain.problem} = NULL, ${plain.undoneAt} = clock_timestamp() WHERE ${plain.id} = $1`,
    [importId],
  )
}
