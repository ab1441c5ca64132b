/** Brings the search index after changed names of terms, in the background: the map has them at once. */

import '#server-only'
import type { VocabularyName } from '#geo/terms'
import { indexProjects } from '../search-index'
import { query, transaction } from '../transaction'
import { HOLDERS } from './usage'

/** Projects of one transaction. */
const BATCH = 5000

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingReindex?: Promise<void> }

/**
 * Starts it, or lets the one under way look once more. It is safe to be broken off: what is behind is behind in the
 * database too.
 */
export function reindexTerms(): Promise<void> {
  shared.landingReindex = (shared.landingReindex ?? Promise.resolve())
    .then(work)
    .catch((error: Error) => console.error(`The search index could not follow a change of terms: ${error.message}`))
  return shared.landingReindex
}

interface Behind {
  readonly vocabulary: VocabularyName
  readonly value: string
  readonly version: number
}

async function work(): Promise<void> {
  const behind = await query<Behind>(
    `SELECT "vocabulary", "value", "version" FROM "Term" WHERE "indexed" < "version" AND "vocabulary" IN ('sector', 'kind')`,
    [],
  )
  for (const { vocabulary, value, version } of behind) {
    const { column } = HOLDERS[vocabulary]
    const rows = await query<{ id: string }>(`SELECT "id" FROM "Project" WHERE "${column}" = $1 ORDER BY "id"`, [value])
    for (let from = 0; from < rows.length; from += BATCH) {
      const ids = rows.slice(from, from + BATCH).map(({ id }) => id)
      await transaction((tx) => indexProjects(tx, ids))
    }
    await query('UPDATE "Term" SET "indexed" = $3 WHERE "vocabulary" = $1 AND "value" = $2', [
      vocabulary,
      value,
      version,
    ])
  }
}
