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
  /** Whether its names are others than those that its projects are found by. */
  readonly isRenamed: boolean
  /** Merges whose projects are found by the names of another term still, by their lines of history. */
  readonly moved: readonly string[]
}

/** In the transaction of a merge: the index is to follow for the projects that it has moved, and for them alone. */
export const oweIndex = (query: Query, vocabulary: VocabularyName, heir: string, merge: string) =>
  query('UPDATE "Term" SET "moved" = "moved" || $3::bigint WHERE "vocabulary" = $1 AND "value" = $2', [
    vocabulary,
    heir,
    merge,
  ])

const BEHIND = `SELECT "vocabulary", "value", "version", "indexed" < "version" AS "isRenamed", "moved" FROM "Term"
  WHERE ("indexed" < "version" OR "moved" <> '{}') AND "vocabulary" IN ('sector', 'kind')`

/** Its trigger raises the revision, so that no answer to a search stays that was found by the old names. */
const DONE = `UPDATE "Term" SET "indexed" = greatest("indexed", $3), "moved" = ARRAY(SELECT unnest("moved") EXCEPT SELECT unnest($4::bigint[])),
  "position" = "position" WHERE "vocabulary" = $1 AND "value" = $2`

async function work(): Promise<void> {
  for (const term of await query<Behind>(BEHIND, [])) {
    await indexAll(term.isRenamed ? await holdersOf(term) : await movedTo(term))
    await query(DONE, [term.vocabulary, term.value, term.version, term.moved])
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

const holdersOf = async ({ vocabulary, value }: Behind): Promise<string[]> =>
  idsOf(await query(`SELECT "id" FROM "Project" WHERE "${HOLDERS[vocabulary].column}" = $1 ORDER BY "id"`, [value]))

const movedTo = async ({ moved }: Behind): Promise<string[]> =>
  idsOf(
    await query(
      `SELECT DISTINCT jsonb_array_elements_text("after"->'moved'->'rows') AS "id" FROM "Change" WHERE "id" = ANY($1) ORDER BY 1`,
      [moved],
    ),
  )

/** Projects that somebody else is writing come last. Their writers index them too, and wait for nobody. */
async function indexAll(ids: readonly string[]): Promise<void> {
  let left = ids
  while (left.length > 0) {
    const busy: string[] = []
    for (let from = 0; from < left.length; from += BATCH) {
      const batch = left.slice(from, from + BATCH)
      const began = performance.now()
      const free = await transaction((tx) => indexFree(tx, batch))
      busy.push(...batch.filter((id) => !free.has(id)))
      await sleep(performance.now() - began) // half the time is left to readers
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
  const free = idsOf(rows)
  await indexProjects(tx, free)
  return new Set(free)
}

/** Of these projects those that there still are. */
async function existing(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await query<{ id: string }>('SELECT "id" FROM "Project" WHERE "id" = ANY($1)', [ids])
  return idsOf(rows)
}
