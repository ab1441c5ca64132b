/** Saves new records and publishes them in one go, as an import does that goes public. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { RecordType, RecordValues } from '#geo/edit/values'
import type { Query } from '../query'
import { holdTerms } from '../vocabulary/hold-terms'
import { applyNewPublished, type Transition } from './apply-transitions'
import { Forbidden } from './errors'
import { makePublishable, type Reason } from './publish'
import { type Edit, planSaves } from './save'
import { searchesOf, storeRecords } from './store'

export interface NewRecords {
  readonly type: RecordType
  readonly saves: readonly Transition[]
  readonly values: ReadonlyMap<string, RecordValues>
  readonly searches: ReadonlyMap<string, string> | null
}

/**
 * Checks new records and writes nothing: others that were checked before may still be being written, whose slugs are
 * `reserved`. Throws as `saveRecords` does.
 */
export async function planNewRecords(
  query: Query,
  actor: Actor,
  type: RecordType,
  edits: readonly Edit[],
  reserved: Set<string>,
): Promise<NewRecords> {
  if (edits.length === 0) return { type, saves: [], values: new Map(), searches: null }
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  await holdTerms(query)
  const list = edits.map((edit, index) => ({ edit, index }))
  const { transitions: saves } = await planSaves(query, actor, type, list, reserved)
  const values = new Map(saves.map((save) => [save.id, save.values]))
  return { type, saves, values, searches: await searchesOf(query, type, [...values]) }
}

/**
 * The same as `saveRecords` and then `publishRecords`: nobody else can know the records between the two, so nothing is
 * written twice, nor read again. Throws as `publishRecords` does.
 */
export async function publishNewRecords(
  query: Query,
  actor: Actor,
  { type, saves, values, searches }: NewRecords,
  reason: Reason,
): Promise<void> {
  if (saves.length === 0) return
  const waiting = saves.map((save, index) => ({ values: save.values, index }))
  await makePublishable(query, actor, type, waiting, reason)
  await storeRecords(query, type, values, true, searches ?? undefined)
  await applyNewPublished(query, actor, saves)
}
