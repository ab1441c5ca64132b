/** Undoes a whole import, unless somebody has changed one of its records since. */

import { sameJson } from '#geo/edit/diff'
import { type Actor, isAtLeast, mayEdit } from '#geo/edit/roles'
import type { RecordType, RecordValues } from '#geo/edit/values'
import type { Query } from '../query'
import { REFERENCE_ORDER } from '../records/edited'
import { table } from '../tables'
import { applyTransitions, type Transition } from './apply-transitions'
import { Conflict, Forbidden } from './errors'
import { MANY_RECORDS, withLateRevision } from './late-revision'
import { holdCopies, readPublic, readWorking } from './read'
import { districtsOf } from './refs'
import { statisticsOf } from './statistics'
import { removeRecords, storeRecords } from './store'

interface Imported {
  readonly type: RecordType
  readonly id: string
  /** The last version that the import wrote. */
  readonly version: number
  /** The public values before; only if `isPublished`. */
  readonly publicBefore: RecordValues | null
  readonly isPublished: boolean
  /** The working copy before. */
  readonly copyBefore: RecordValues | null
}

const c = table('Change')
const IMPORTED = `
  SELECT ${c.record} AS "type", ${c.recordId} AS "id", max(${c.version}) AS "version",
    bool_or(${c.action} = 'publish') AS "isPublished",
    (array_agg(${c.before} ORDER BY ${c.id}) FILTER (WHERE ${c.action} = 'publish'))[1] AS "publicBefore",
    (array_agg(${c.before} ORDER BY ${c.id}))[1] AS "copyBefore"
  FROM ${c} WHERE ${c.importId} = $1 AND ${c.action} IN ('save', 'submit', 'publish') GROUP BY 1, 2 ORDER BY 1, 2`

/** Records at a time, to limit memory and the size of statements. */
const BATCH = 500

/**
 * Returns how many records the import had written; `tell` hears how many are undone, and may throw. Throws a Conflict
 * for the first record that has changed since, or
 * Forbidden: reviewers may undo any import, editors only one in their districts of which nothing is public.
 */
export async function undoImport(
  query: Query,
  actor: Actor,
  importId: string,
  why: string,
  tell: (done: number) => Promise<void> = async () => {},
): Promise<number> {
  if (!isAtLeast(actor.role, 'editor')) throw new Forbidden()
  const all = await query<Imported>(IMPORTED, [importId])
  if (!isAtLeast(actor.role, 'reviewer') && all.some(({ isPublished }) => isPublished)) throw new Forbidden()
  const work = () => undoAll(query, actor, all, why, tell)
  if (all.length < MANY_RECORDS || !all.some(({ isPublished }) => isPublished)) await work()
  else await withLateRevision(query, importId, work, () => tell(all.length))
  return all.length
}

/** Records that refer to others are undone first. */
async function undoAll(
  query: Query,
  actor: Actor,
  all: readonly Imported[],
  why: string,
  tell: (done: number) => Promise<void>,
): Promise<void> {
  await statisticsOf(query, MANY_RECORDS)(all.length)
  let done = 0
  for (const type of [...REFERENCE_ORDER].reverse()) {
    const ofType = all.filter((one) => one.type === type)
    for (let start = 0; start < ofType.length; start += BATCH) {
      const some = ofType.slice(start, start + BATCH)
      await undoType(query, actor, type, some, why)
      done += some.length
      await tell(done)
    }
  }
}

async function undoType(
  query: Query,
  actor: Actor,
  type: RecordType,
  list: readonly Imported[],
  why: string,
): Promise<void> {
  const ids = list.map(({ id }) => id)
  await holdCopies(query, type, ids)
  const working = await readWorking(query, type, ids)
  // A record that somebody has discarded since needs no undoing.
  const standing = list.filter(({ id }) => working.has(id))
  const later = standing.find(({ id, version }) => working.get(id)!.version !== version)
  if (later) throw new Conflict(working.get(later.id)!)
  const published = standing.filter(({ isPublished }) => isPublished)
  await removeRecords(
    query,
    type,
    published.filter(({ publicBefore }) => publicBefore === null).map(({ id }) => id),
  )
  const unpublished = standing.flatMap(({ id, isPublished }) => (isPublished ? [] : [id]))
  const standingPublic = await readPublic(query, type, unpublished)
  const formerValues = published.flatMap(({ id, publicBefore }) => (publicBefore ? [[id, publicBefore] as const] : []))
  await storeRecords(query, type, new Map(formerValues))
  const transitions = standing.map((one) => {
    const publicAfter = one.isPublished ? one.publicBefore : (standingPublic.get(one.id) ?? null)
    return transitionOf(type, one, working.get(one.id)!.values, publicAfter, why)
  })
  const districts = await districtsOf(
    query,
    type,
    transitions.map(({ values }) => values.columns),
  )
  if (!districts.every((ids) => mayEdit(actor, ids))) throw new Forbidden()
  await applyTransitions(
    query,
    actor,
    transitions.map((transition, i) => ({ ...transition, districtIds: districts[i] ?? null })),
  )
}

/** `publicAfter` is what readers see once it is undone. */
function transitionOf(
  type: RecordType,
  { id, version, publicBefore, isPublished, copyBefore }: Imported,
  values: RecordValues,
  publicAfter: RecordValues | null,
  why: string,
): Transition {
  const state = copyBefore === null ? null : sameJson(copyBefore, publicAfter) ? 'published' : 'draft'
  // The public history shows a publication or withdrawal like any other, and no drafts.
  const action = !isPublished ? 'undo' : publicBefore ? 'publish' : 'withdraw'
  const after = isPublished ? publicBefore : copyBefore
  return {
    type,
    id,
    version,
    action,
    state,
    values: copyBefore ?? values,
    districtIds: null,
    before: values,
    after,
    why,
  }
}
