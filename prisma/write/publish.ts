/** Carries working copies to the readers, and back. Reviewers and admins only. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Problem, RecordType, RecordValues, Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import { givenFields } from '../citable'
import type { Query } from '../search-index'
import { advance } from './advance'
import { Conflict, Forbidden, Invalid, Missing, type Target } from './errors'
import { readPublic, readWorking } from './read'
import { districtsOf, missingRefs, refsOf } from './refs'
import { SHAPES } from './shapes'
import { removeRecords, storeRecords } from './store'

/** A record and the version that the actor has seen of it. */
export interface Seen extends Target {
  readonly version: number
}

export interface Reason {
  readonly why: string
  readonly sourceId?: string | null
  readonly importId?: string | null
}

/** Each refers only to those before it. */
const ORDER: readonly RecordType[] = ['source', 'organisation', 'place', 'event', 'project', 'indicator']

/**
 * Publishes all or throws: Forbidden, Missing, Conflict, or Invalid where a value has no source, or something named is not public. A source
 * that is still a draft goes along with what cites it. A record of which nothing waits is passed over.
 */
export async function publishRecords(query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  for (const type of ORDER) {
    const own = list.map((seen, index) => ({ seen, index })).filter(({ seen }) => seen.type === type)
    if (own.length > 0) await publishType(query, actor, type, own, reason)
  }
}

async function publishType(
  query: Query,
  actor: Actor,
  type: RecordType,
  list: readonly { readonly seen: Seen; readonly index: number }[],
  reason: Reason,
): Promise<void> {
  const working = await seenWorking(
    query,
    type,
    list.map(({ seen }) => seen),
  )
  const waiting = list.flatMap(({ seen, index }) => {
    const one = working.get(seen.id)!
    return one.state === 'published' ? [] : [{ ...one, index }]
  })
  if (waiting.length === 0) return
  const values = waiting.map((one) => one.values)
  const unsourced = waiting.flatMap(({ values, index }) =>
    missingSources(type, values).map((path): Problem & { index: number } => ({ index, path, code: 'no-source' })),
  )
  if (unsourced.length > 0) throw new Invalid(unsourced)
  await publishSources(query, actor, values, reason)
  const missing = await missingRefs(query, values)
  if (missing.length > 0)
    throw new Invalid(missing.map((problem) => ({ ...problem, index: waiting[problem.index]!.index })))

  const ids = waiting.map(({ id }) => id)
  const before = await readPublic(query, type, ids)
  await storeRecords(query, type, new Map(waiting.map((one) => [one.id, one.values])))
  const districts = await districtsOf(
    query,
    type,
    values.map(({ columns }) => columns),
  )
  const today = new Date().toISOString().slice(0, 10)
  await advance(
    query,
    actor,
    waiting.map((one, i) => ({
      ...one,
      ...reason,
      action: 'publish',
      state: 'published',
      districtIds: districts[i] ?? null,
      before: before.get(one.id) ?? null,
      after: one.values,
      verifiedOn: today,
    })),
  )
}

/** Takes records from the readers; the working copy stays, as a draft. Invalid where others refer to one. */
export async function withdrawRecords(
  query: Query,
  actor: Actor,
  list: readonly Seen[],
  reason: Reason,
): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  for (const type of [...ORDER].reverse()) {
    const own = list.filter((seen) => seen.type === type)
    if (own.length === 0) continue
    const working = await seenWorking(query, type, own)
    const shown = await readPublic(
      query,
      type,
      own.map(({ id }) => id),
    )
    const public_ = own.filter(({ id }) => shown.has(id))
    await remove(query, type, public_)
    const districts = await districtsOf(
      query,
      type,
      public_.map(({ id }) => working.get(id)!.values.columns),
    )
    await advance(
      query,
      actor,
      public_.map((seen, i) => ({
        ...seen,
        ...reason,
        action: 'withdraw',
        state: 'draft',
        values: working.get(seen.id)!.values,
        districtIds: districts[i] ?? null,
        before: shown.get(seen.id)!,
        after: null,
      })),
    )
  }
}

async function remove(query: Query, type: RecordType, list: readonly Seen[]): Promise<void> {
  try {
    await removeRecords(
      query,
      type,
      list.map(({ id }) => id),
    )
  } catch (error) {
    const isReferredTo = ['23503', '23001'].includes((error as { code?: string }).code ?? '')
    if (isReferredTo) throw new Invalid([{ index: 0, path: 'columns', code: 'in-use' }])
    throw error
  }
}

/** The working copies, each at the version seen. */
export async function seenWorking(
  query: Query,
  type: RecordType,
  list: readonly Seen[],
): Promise<Map<string, Working>> {
  const working = await readWorking(
    query,
    type,
    list.map(({ id }) => id),
  )
  for (const seen of list) {
    const one = working.get(seen.id)
    if (!one) throw new Missing(seen)
    if (one.version !== seen.version) throw new Conflict(one)
  }
  return working
}

/** The paths of all given values that no source backs. */
export function missingSources(type: RecordType, { columns, cites, parts }: RecordValues): string[] {
  const { record, parts: shapes } = SHAPES[type]
  const given = record ? givenFields(record, columns) : []
  return [
    ...given.filter((field) => !lookUp(cites, field)?.length).map((field) => `cites.${field}`),
    ...Object.entries(parts).flatMap(([name, list]) =>
      list.flatMap((part, i) => (lookUp(shapes, name) && part.cites.length === 0 ? [`parts.${name}.${i}.cites`] : [])),
    ),
  ]
}

/** Publishes the sources among the references that are drafts so far. */
async function publishSources(
  query: Query,
  actor: Actor,
  records: readonly RecordValues[],
  reason: Reason,
): Promise<void> {
  const cited = records.flatMap((values) =>
    refsOf(values)
      .filter(({ model }) => model === 'Source')
      .map(({ id }) => id),
  )
  const drafts = await query<{ id: string; version: number }>(
    `SELECT "recordId" AS "id", "version" FROM "Draft" WHERE "record" = 'source' AND "state" <> 'published'
      AND "recordId" = ANY($1) AND NOT EXISTS (SELECT FROM "Source" s WHERE s."id" = "recordId")`,
    [[...new Set(cited)]],
  )
  await publishRecords(
    query,
    actor,
    drafts.map((draft) => ({ ...draft, type: 'source' })),
    reason,
  )
}
