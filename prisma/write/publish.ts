/** Publishes working copies and withdraws records. Reviewers and admins only. */

import { isDeepStrictEqual } from 'node:util'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Problem, RecordType, RecordValues, Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { givenFields } from '../records/citable'
import { EDITED, REFERENCE_ORDER } from '../records/edited'
import { type Stored, table } from '../tables'
import { holdTerms } from '../vocabulary/hold-terms'
import { applyTransitions } from './apply-transitions'
import { Conflict, Forbidden, Invalid, Missing, type Target } from './errors'
import { holdCopies, readPublic, readWorking } from './read'
import { districtsOf, eachRef, missingRefs } from './refs'
import { removeRecords, storeRecords } from './store'

/** A record and the version that the actor has seen. */
export interface Seen extends Target {
  readonly version: number
}

export interface Reason {
  readonly why: string
  readonly sourceId?: string | null
  readonly importId?: string | null
  /** Whether the actor says that the values have been compared with their sources; publishing alone does not. */
  readonly isVerified?: boolean
}

/**
 * Publishes all or throws: Forbidden, Missing, Conflict, or Invalid if a value has no source or refers to a record that
 * is not public. A source that is still a draft is published along with what cites it. Records that are published
 * already are skipped.
 */
export async function publishRecords(query: Query, actor: Actor, list: readonly Seen[], reason: Reason): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  if (list.length === 0) return
  await holdTerms(query)
  for (const type of REFERENCE_ORDER) {
    const ofType = list.map((seen, index) => ({ seen, index })).filter(({ seen }) => seen.type === type)
    if (ofType.length > 0) await publishType(query, actor, type, ofType, reason)
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
  await makePublishable(query, actor, type, waiting, reason)
  const ids = waiting.map(({ id }) => id)
  const areNew = waiting.every(({ isPublic }) => !isPublic)
  const before: ReadonlyMap<string, RecordValues> = areNew ? new Map() : await readPublic(query, type, ids)
  await storeRecords(query, type, new Map(waiting.map((one) => [one.id, one.values])), areNew)
  const districts = await districtsOf(
    query,
    type,
    waiting.map(({ values }) => values.columns),
  )
  await applyTransitions(
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
      isVerified: reason.isVerified || (isDeepStrictEqual(before.get(one.id), one.values) ? undefined : false),
    })),
  )
}

/**
 * Publishes the sources that the records cite. Throws Invalid if a value has no source or refers to a record that is
 * not public; its indexes are those of `waiting`.
 */
export async function makePublishable(
  query: Query,
  actor: Actor,
  type: RecordType,
  waiting: readonly { readonly values: RecordValues; readonly index: number }[],
  reason: Reason,
): Promise<void> {
  checkSources(type, waiting)
  const values = waiting.map((one) => one.values)
  await publishSources(query, actor, values, reason)
  const missing = await missingRefs(query, values)
  if (missing.length > 0)
    throw new Invalid(missing.map((problem) => ({ ...problem, index: waiting[problem.index]!.index })))
}

/** Throws Invalid if a value has no source. */
export function checkSources(
  type: RecordType,
  waiting: readonly { readonly values: RecordValues; readonly index: number }[],
): void {
  const unsourced = waiting.flatMap(({ values, index }) =>
    missingSources(type, values).map((path): Problem & { index: number } => ({ index, path, code: 'no-source' })),
  )
  if (unsourced.length > 0) throw new Invalid(unsourced)
}

/**
 * Unpublishes records; the working copy stays as a draft. Throws Invalid if other records refer to one, and as above.
 */
export async function withdrawRecords(
  query: Query,
  actor: Actor,
  list: readonly Seen[],
  reason: Reason,
): Promise<void> {
  if (!isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  for (const type of [...REFERENCE_ORDER].reverse()) {
    const ofType = list.filter((seen) => seen.type === type)
    if (ofType.length === 0) continue
    const working = await seenWorking(query, type, ofType)
    const publicValues = await readPublic(
      query,
      type,
      ofType.map(({ id }) => id),
    )
    const published = ofType.filter(({ id }) => publicValues.has(id))
    await remove(query, type, published)
    const districts = await districtsOf(
      query,
      type,
      published.map(({ id }) => working.get(id)!.values.columns),
    )
    await applyTransitions(
      query,
      actor,
      published.map((seen, i) => ({
        ...seen,
        ...reason,
        action: 'withdraw',
        state: 'draft',
        values: working.get(seen.id)!.values,
        districtIds: districts[i] ?? null,
        before: publicValues.get(seen.id)!,
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

/** The working copies, locked. Throws Missing, or Conflict if one is not at the version seen. */
export async function seenWorking(
  query: Query,
  type: RecordType,
  list: readonly Seen[],
): Promise<Map<string, Working>> {
  const ids = list.map(({ id }) => id)
  await holdCopies(query, type, ids)
  const working = await readWorking(query, type, ids)
  for (const seen of list) {
    const one = working.get(seen.id)
    if (!one) throw new Missing(seen)
    if (one.version !== seen.version) throw new Conflict(one)
  }
  return working
}

/** The paths of all values without a source. */
function missingSources(type: RecordType, { columns, cites, parts }: RecordValues): string[] {
  const { record } = EDITED[type]
  const fields = record ? givenFields(record, columns) : []
  return [
    ...fields.filter((field) => !lookUp(cites, field)?.length).map((field) => `cites.${field}`),
    ...Object.entries(parts).flatMap(([name, list]) =>
      list.flatMap((part, i) =>
        Object.hasOwn(EDITED[type].parts, name) && part.cites.length === 0 ? [`parts.${name}.${i}.cites`] : [],
      ),
    ),
  ]
}

/** Publishes the cited sources that are still drafts. */
async function publishSources(
  query: Query,
  actor: Actor,
  records: readonly RecordValues[],
  reason: Reason,
): Promise<void> {
  const cited = new Set<string>()
  for (const values of records) eachRef(values, (model, id) => model === 'Source' && cited.add(id))
  const [d, s] = [table('Draft', 'd'), table('Source', 's')]
  const drafts = await query<{ id: string } & Stored<'Draft', 'version'>>(
    `SELECT ${d.recordId} AS "id", ${d.version} FROM ${d} WHERE ${d.record} = 'source' AND ${d.state} <> 'published'
      AND ${d.recordId} = ANY($1) AND NOT EXISTS (SELECT FROM ${s} WHERE ${s.id} = ${d.recordId})`,
    [[...cited]],
  )
  await publishRecords(
    query,
    actor,
    drafts.map((draft) => ({ ...draft, type: 'source' })),
    reason,
  )
}
