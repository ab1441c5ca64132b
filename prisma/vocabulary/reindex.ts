/** Brings the search index after changed names of terms, in the background: the map has them at once. */

import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { VocabularyName } from '#geo/terms'
import type { Query } from '../query'
import { indexProjects } from '../search-index'
import { query, transaction } from '../transaction'
import { HOLDERS } from './usage'

/** Projects of one transaction: so few that neither an editor who waits for one of them nor the event loop feels it. */
const BATCH = 100
/** How long projects that an editor is writing are left alone. */
const PAUSE_MS = 200
const RETRY_MS = 30_000
/** Until then instances take the changed terms up: nothing else is to take their processor. */
const LATER_MS = 2000

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & {
  landingReindex?: Promise<void>
  landingReindexTimer?: NodeJS.Timeout
}

/**
 * Starts it, or lets the one under way look once more. It is safe to be broken off: what is behind is behind in the
 * database too.
 */
export function reindexTerms(): Promise<void> {
  clearTimeout(shared.landingReindexTimer)
  shared.landingReindex = (shared.landingReindex ?? Promise.resolve()).then(work).catch((error: Error) => {
    console.error(`The search index could not follow a change of terms, and tries again: ${error.message}`)
    reindexIn(RETRY_MS)
  })
  return shared.landingReindex
}

/** The same, once the map has followed. */
export const reindexTermsLater = (): void => reindexIn(LATER_MS)

function reindexIn(delayMs: number): void {
  clearTimeout(shared.landingReindexTimer)
  shared.landingReindexTimer = setTimeout(reindexTerms, delayMs).unref()
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
    await indexAll(rows.map(({ id }) => id))
    // Its trigger raises the revision, so that no answer to a search stays that was found by the old names.
    await query('UPDATE "Term" SET "indexed" = $3, "position" = "position" WHERE "vocabulary" = $1 AND "value" = $2', [
      vocabulary,
      value,
      version,
    ])
  }
}

/** Projects that somebody else is writing come last. Their writers index them too, and wait for nobody. */
async function indexAll(ids: readonly string[]): Promise<void> {
  let left = ids
  while (left.length > 0) {
    const busy: string[] = []
    for (let from = 0; from < left.length; from += BATCH) {
      const batch = left.slice(from, from + BATCH)
      const free = await transaction((tx) => indexFree(tx, batch))
      busy.push(...batch.filter((id) => !free.has(id)))
    }
    if (busy.length > 0) await sleep(PAUSE_MS)
    left = await existing(busy)
  }
}

/** Indexes the projects that nobody else is writing, and comes back with their ids. */
async function indexFree(tx: Query, ids: readonly string[]): Promise<ReadonlySet<string>> {
  await tx(`SELECT set_config('landing.index_only', 'on', true)`, [])
  const rows = await tx<{ id: string }>(
    'SELECT "id" FROM "Project" WHERE "id" = ANY($1) FOR NO KEY UPDATE SKIP LOCKED',
    [ids],
  )
  const free = rows.map(({ id }) => id)
  await indexProjects(tx, free)
  return new Set(free)
}

/** Of these projects those that there still are. */
async function existing(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await query<{ id: string }>('SELECT "id" FROM "Project" WHERE "id" = ANY($1)', [ids])
  return rows.map(({ id }) => id)
}
