/** Saves new records and publishes them in one go, as an import does that goes public. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { RecordType, RecordValues } from '#geo/edit/values'
import type { Query } from '../query'
import { holdTerms } from '../vocabulary/hold-terms'
import { newPublished } from './apply-transitions'
import { Forbidden } from './errors'
import { insertTogether, type Piece } from './insert-together'
import { newSearches } from './new-searches'
import { checkSources, makePublishable, type Reason } from './publish'
import { eachRef } from './refs'
import { type Edit, planSaves } from './save'
import { newRowsOf } from './store'

/** Some records, and what writes them. */
export interface NewRecords {
  readonly pieces: readonly Piece[]
  /** In the order of the edits. */
  readonly ids: readonly string[]
  readonly values: readonly RecordValues[]
  /** The records that they refer to. */
  readonly refs: ReadonlySet<string>
}

/** Checks and publishes new records by the thousand, some at a time. */
export interface BulkPublication {
  /**
   * Checks some and writes nothing: others that were checked before may still be being written. Throws as
   * `saveRecords` does.
   */
  plan(edits: readonly Edit[]): Promise<NewRecords>
  /**
   * The same as `saveRecords` and then `publishRecords`: nobody else can know the records between the two, so nothing
   * is written twice, nor read again. Throws as `publishRecords` does.
   */
  store(records: NewRecords): Promise<void>
}

/**
 * In the caller's transaction, which has all records that the new ones refer to. `aside` may be another connection:
 * what is looked up there need not wait for what is being stored.
 */
export async function publicationOf(
  query: Query,
  aside: Query,
  actor: Actor,
  type: RecordType,
  reason: Reason,
): Promise<BulkPublication> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  await holdTerms(query)
  const searches = type === 'project' ? await newSearches(query) : null
  const slugs = new Set<string>()
  /** Nobody takes away what a stored record refers to. */
  const publicRefs = new Set<string>()
  return {
    async plan(edits) {
      const list = edits.map((edit, index) => ({ edit, index }))
      const { transitions } = await planSaves(aside, actor, type, list, slugs)
      const records = new Map(transitions.map((save) => [save.id, save.values]))
      const values = [...records.values()]
      checkSources(
        type,
        values.map((one, index) => ({ values: one, index })),
      )
      const refs = new Set<string>()
      for (const one of values) eachRef(one, (model, id) => refs.add(`${model} ${id}`))
      const rows = newRowsOf(type, records, searches?.(records) ?? null)
      return {
        pieces: [...rows, ...newPublished(actor, transitions, reason.why)],
        ids: [...records.keys()],
        values,
        refs,
      }
    },
    async store({ pieces, values, refs }) {
      if (![...refs].every((ref) => publicRefs.has(ref))) {
        const waiting = values.map((one, index) => ({ values: one, index }))
        await makePublishable(query, actor, type, waiting, reason)
      }
      await insertTogether(query, pieces)
      for (const ref of refs) publicRefs.add(ref)
    },
  }
}
