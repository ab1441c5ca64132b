/** The smaller steps of working copies: to the reviewer and back, thrown away, confirmed, restored. */

import { randomUUID } from 'node:crypto'
import { type Actor, isAtLeast, mayEdit } from '#geo/edit/roles'
import type { RecordType, RecordValues, Working } from '#geo/edit/values'
import type { Query } from '../query'
import { type Stored, table } from '../tables'
import { type Action, applyTransitions, type Transition } from './apply-transitions'
import { Forbidden, Missing } from './errors'
import { type Reason, type Seen, seenWorking } from './publish'
import { readOne, readPublic } from './read'
import { districtsOf } from './refs'
import { type Saved, saveRecords } from './save'

/** Hands drafts to the reviewers; what is no draft is passed over. Throws Forbidden, Missing or Conflict. */
export const submitRecords = (query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> =>
  transit(query, actor, list, reason, 'submit', ({ state }) => (state === 'draft' ? { state: 'review' } : null))

/** Hands one back to the editors, with what is to be done. Reviewers only. */
export async function returnToDraft(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  return transit(query, actor, [seen], reason, 'return', ({ state }) =>
    state === 'review' ? { state: 'draft' } : null,
  )
}

/** Says that what readers see is still true as of today. */
export const verify = (query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> =>
  transit(query, actor, [seen], reason, 'verify', ({ state }) =>
    state === 'published' ? { state, verifiedOn: new Date().toISOString().slice(0, 10) } : null,
  )

/**
 * Throws the working copy away: what is public stands again, and a record that never was public is gone (but for its
 * history).
 */
export async function discard(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  const published = (await readPublic(query, seen.type, [seen.id])).get(seen.id) ?? null
  await transit(query, actor, [seen], reason, 'discard', ({ state, values }) =>
    state === 'published'
      ? null
      : { state: published && 'published', values: published ?? values, before: values, after: published },
  )
}

/** `changeOf` says what changes, or null where the step does not fit the state: nothing happens to that record then. */
async function transit(
  query: Query,
  actor: Actor,
  list: readonly Seen[],
  reason: Reason,
  action: Action,
  changeOf: (working: Working) => Partial<Transition> | null,
): Promise<void> {
  for (const type of new Set(list.map((seen) => seen.type))) {
    const ofType = await seenWorking(
      query,
      type,
      list.filter((seen) => seen.type === type),
    )
    const copies = [...ofType.values()]
    const districts = await districtsOf(
      query,
      type,
      copies.map(({ values }) => values.columns),
    )
    if (!districts.every((ids) => mayEdit(actor, ids))) throw new Forbidden()
    const transitions = copies.flatMap((working, i): Transition[] => {
      const change = changeOf(working)
      const districtIds = districts[i] ?? null
      return change ? [{ ...working, ...reason, action, districtIds, before: null, after: null, ...change }] : []
    })
    await applyTransitions(query, actor, transitions)
  }
}

interface Past extends Stored<'Change', 'recordId'> {
  readonly record: RecordType
  readonly before: RecordValues | null
  readonly after: RecordValues | null
}

/**
 * Makes the state after a change (before it, where nothing was left after) the working copy again, to be reviewed and
 * published as any other. `version` is that of the record now; 0 where nothing of it is left.
 */
export async function restore(
  query: Query,
  actor: Actor,
  changeId: string,
  version: number,
  why: string,
): Promise<Saved> {
  const c = table('Change')
  const [past] = await query<Past>(
    `SELECT ${c.record}, ${c.recordId}, ${c.before}, ${c.after} FROM ${c} WHERE ${c.id} = $1`,
    [changeId],
  )
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
