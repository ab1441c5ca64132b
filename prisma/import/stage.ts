/** First step: the file's rows into the database, its headings recognised. */

import type { Actor } from '#geo/edit/roles'
import { findHeader } from '#geo/import/headings'
import { type ImportSettings, suggestSettings } from '#geo/import/settings'
import type { Query } from '../query'
import { hintOf } from './hint'
import { loadLookups } from './lookups'
import type { Progress } from './progress'
import { FileError, readFileRows } from './read-file'
import { insertRows, type StagedRow } from './tables'

/** So many rows are looked at for headings. */
const HEAD = 20

/**
 * Reads the file anew each time it is called. Afterwards the batch waits for its columns to be confirmed; those of the last file with the same headings, by the same
 * person, are taken over. Throws a FileError where it cannot be read.
 */
export async function stageFile(query: Query, actor: Actor, importId: string, progress: Progress): Promise<void> {
  await query('DELETE FROM "ImportRow" WHERE "importId" = $1', [importId])
  const [file] = await query<{ bytes: Buffer }>('SELECT "bytes" FROM "ImportFile" WHERE "importId" = $1', [importId])
  if (!file) throw new FileError('empty')
  const { kind, encoding, batches } = await readFileRows(file.bytes)
  let header: ReturnType<typeof findHeader> | null = null
  let [total, last] = [0, 0]
  for await (const batch of batches) {
    header ??= findHeader(batch.slice(0, HEAD))
    const rows = batch.flatMap((cells, i): StagedRow[] => {
      const no = last + i + 1
      const isData = no > header!.firstRow && cells.some((cell) => cell.trim() !== '')
      return isData ? [{ no, cells }] : []
    })
    last += batch.length
    total += rows.length
    if (rows.length > 0) await insertRows(query, importId, rows)
    await progress.tell(total)
  }
  if (!header || total === 0) throw new FileError('empty')
  const headings = header.headings.map((text) => text.slice(0, 200))
  const remembered = await rememberedSettings(query, importId, headings)
  const suggested = remembered ?? suggestSettings(headings)
  await query('UPDATE "ImportBatch" SET "headings" = $2 WHERE "id" = $1', [importId, headings])
  const hint = await hintOf(query, importId, suggested, await loadLookups(query, actor))
  const settings = remembered ?? { ...suggested, datum: hint.datum?.datum ?? suggested.datum }
  await query(
    `UPDATE "ImportBatch" SET "state" = 'mapping', "kind" = $2, "encoding" = $3, "firstRow" = $4, "total" = $5, "done" = 0,
      "settings" = $6, "hint" = $7 WHERE "id" = $1`,
    [importId, kind, encoding, header.firstRow + 1, total, JSON.stringify(settings), JSON.stringify(hint)],
  )
}

async function rememberedSettings(
  query: Query,
  importId: string,
  headings: readonly string[],
): Promise<ImportSettings | null> {
  const [row] = await query<{ settings: ImportSettings }>(
    `SELECT o."settings" FROM "ImportBatch" o JOIN "ImportBatch" b ON b."id" = $1 AND o."userId" = b."userId" AND o."id" <> b."id"
      WHERE o."headings" = $2 AND o."state" IN ('preview', 'running', 'done', 'undone') ORDER BY o."createdAt" DESC LIMIT 1`,
    [importId, headings],
  )
  return row?.settings ?? null
}
