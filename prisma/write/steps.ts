/** The smaller steps of a working copy: to the reviewer and back, thrown away, confirmed, restored. */

import { randomUUID } from 'node:crypto'
import { type Actor, isAtLeast, mayEdit } from '#geo/edit/roles'
import type { RecordType, RecordValues, Working } from '#geo/edit/values'
import type { Query } from '../search-index'
import { type Action, advance, type Move } from './advance'
import { Forbidden, Missing } from './errors'
import { type Reason, type Seen, seenWorking } from './publish'
import { readOne, readPublic } from './read'
import { districtsOf } from './refs'
import { type Saved, saveRecords } from './save'

/** Hands a draft to the reviewers. */
export const submit = (query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> =>
  step(query, actor, seen, reason, 'submit', (one) => (one.state === 'draft' ? { state: 'review' } : null))

/** Hands it back to the editors, with what is to be done. Reviewers only. */
export async function returnToDraft(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  return step(query, actor, seen, reason, 'return', (one) => (one.state === 'review' ? { state: 'draft' } : null))
}

/** Says that what readers see is still true as of today. */
export const verify = (query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> =>
  step(query, actor, seen, reason, 'verify', (one) =>
    one.state === 'published' ? { state: 'published', verifiedOn: new Date().toISOString().slice(0, 10) } : null,
  )

/** Throws the working copy away: what is public stands again, and a record that never was public is gone (but for its history). */
export async function discard(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  const shown = (await readPublic(query, seen.type, [seen.id])).get(seen.id) ?? null
  await step(query, actor, seen, reason, 'discard', (one) =>
    one.state === 'published'
      ? null
      : { state: shown && 'published', values: shown ?? one.values, before: one.values, after: shown },
  )
}

/** `next` says what changes, or null where the step does not fit the state: nothing happens then. */
async function step(
  query: Query,
  actor: Actor,
  seen: Seen,
  reason: Reason,
  action: Action,
  next: (one: Working) => Partial<Move> | null,
): Promise<void> {
  const one = (await seenWorking(query, seen.type, [seen])).get(seen.id)!
  const [districtIds] = await districtsOf(query, seen.type, [one.values.columns])
  if (!mayEdit(actor, districtIds ?? null)) throw new Forbidden()
  const change = next(one)
  if (!change) return
  const move: Move = {
    ...one,
    ...reason,
    action,
    districtIds: districtIds ?? null,
    before: null,
    after: null,
    ...change,
  }
  await advance(query, actor, [move])
}

interface Past {
  readonly record: RecordType
  readonly recordId: string
  readonly before: RecordValues | null
  readonly after: RecordValues | null
}

/**
 * Makes the state after a change (before it, where nothing was left after) the working copy again, to be reviewed and published as
 * any other. `version` is that of the record now; 0 where nothing of it is left.
 */
export async function restore(
  query: Query,
  actor: Actor,
  changeId: string,
  version: number,
  why: string,
): Promise<Saved> {
  const [past] = await query<Past>('SELECT "record", "recordId", "before", "after" FROM "Change" WHERE "id" = $1', [
    changeId,
  ])
  const values = past?.after ?? past?.before
  if (!past || !values) throw new Missing({ type: past?.record ?? 'project', id: past?.recordId ?? changeId })
  const standing = await readOne(query, past.record, past.recordId)
  const id = standing ? past.recordId : null
  const fresh = standing ? values : withoutParts(values)
  const [saved] = await saveRecords(query, actor, [{ type: past.record, id, version, values: fresh, why }])
  return saved!
}

/** A record that comes back from nothing gets an id of its own, and so do its parts. */
const withoutParts = (values: RecordValues): RecordValues => ({
  ...values,
  parts: Object.fromEntries(
    Object.entries(values.parts).map(([name, list]) => [name, list.map((part) => ({ ...part, id: randomUUID() }))]),
  ),
})
