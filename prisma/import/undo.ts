/** Undoes a whole import, a step of the background work like the others. */

import type { Actor } from '#geo/edit/roles'
import type { Query } from '../query'
import { Forbidden } from '../write/errors'
import { undoImport } from '../write/undo-import'

/** By whom it was asked for, noted in `choices` when it was. */
export async function undoBatch(query: Query, importId: string): Promise<void> {
  const [row] = await query<Actor & { fileName: string }>(
    `SELECT u."id", u."name", u."role", u."districtIds", b."fileName" FROM "ImportBatch" b
      JOIN "User" u ON u."id" = b."choices"->>'undoneBy' WHERE b."id" = $1`,
    [importId],
  )
  if (!row) throw new Forbidden()
  await undoImport(query, row, importId, row.fileName)
  await query(`UPDATE "ImportBatch" SET "state" = 'undone', "problem" = NULL, "finishedAt" = now() WHERE "id" = $1`, [
    importId,
  ])
}
