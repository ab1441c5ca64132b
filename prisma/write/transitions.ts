/** The smaller transitions of working copies: submit, return, verify, discard, restore. */

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

/** Submits drafts to the reviewers; records in other states are skipped. Throws Forbidden, Missing or Conflict. */
export const submitRecords = (query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> =>
  transit(query, actor, list, reason, 'submit', ({ state }) => (state === 'draft' ? { state: 'review' } : null))

/** Returns a submitted record to the editors, with a reason. Reviewers only. */
export async function returnToDraft(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  return transit(query, actor, [seen], reason, 'return', ({ state }) =>
    state === 'review' ? { state: 'draft' } : null,
  )
}

/** Confirms that the public values are still true today. */
export const verify = (query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> =>
  verifyRecords(query, actor, [seen], reason)

/** All or none. Throws Forbidden, Missing or Conflict; records that are being edited are skipped. */
export const verifyRecords = (query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> =>
  transit(query, actor, list, reason, 'verify', ({ state }) =>
    state === 'published' ? { state, isVerified: true } : null,
  )

/**
 * Discards the working copy: the public values hold again. Of a record that is not public, only the history remains.
 */
export async function discard(query: Query, actor: Actor, seen: Seen, reason: Reason): Promise<void> {
  const published = (await readPublic(query, seen.type, [seen.id])).get(seen.id) ?? null
  await transit(query, actor, [seen], reason, 'discard', ({ state, values }) =>
    state === 'published'
      ? null
      : { state: published && 'published', values: published ?? values, before: values, after: published },
  )
}

/** `changeOf` gives what changes, or null if the transition does not fit the state: that record is then skipped. */
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
 * Makes the state after a change (before it, if the change removed the record) the working copy again, to be reviewed
 * and published like any other. `version` is the present one of the record; ignored if nothing of it is left.
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
  const restored = standing ? values : withNewPartIds(values)
  const [saved] = await saveRecords(query, actor, [{ type: past.record, id, version, values: restored, why }])
  return saved!
}

/** A record of which nothing is left is restored under a new id, and so are its parts. */
const withNewPartIds = (values: RecordValues): RecordValues => ({
  ...values,
  parts: Object.fromEntries(
    Object.entries(values.parts).map(([name, list]) => [name, list.map((part) => ({ ...part, id: randomUUID() }))]),
  ),
})
