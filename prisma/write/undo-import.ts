/** Undoes a whole import, as long as nobody has changed one of its records since. */

import { type Actor, isAtLeast, mayEdit } from '#geo/edit/roles'
import type { RecordType, RecordValues } from '#geo/edit/values'
import type { Query } from '../search-index'
import { advance, type Move } from './advance'
import { Conflict, Forbidden } from './errors'
import { readWorking } from './read'
import { districtsOf } from './refs'
import { removeRecords, storeRecords } from './store'

interface Touched {
  readonly type: RecordType
  readonly id: string
  /** The last version that the import made. */
  readonly version: number
  /** What readers saw before; only where `published`. */
  readonly shown: RecordValues | null
  readonly published: boolean
  /** The working copy before. */
  readonly draft: RecordValues | null
}

const TOUCHED = `
  SELECT "record" AS "type", "recordId" AS "id", max("version") AS "version", bool_or("action" = 'publish') AS "published",
    (array_agg("before" ORDER BY "id") FILTER (WHERE "action" = 'publish'))[1] AS "shown",
    (array_agg("before" ORDER BY "id"))[1] AS "draft"
  FROM "Change" WHERE "importId" = $1 AND "action" IN ('save', 'submit', 'publish') GROUP BY 1, 2 ORDER BY 1, 2`

/** Records per round: bounds memory and the size of a message. */
const BATCH = 500

/** Those that refer to others go first. */
const ORDER: readonly RecordType[] = ['indicator', 'project', 'event', 'place', 'organisation', 'source']

/**
 * How many records went back. Throws a Conflict for the first record that has changed since, and Forbidden: reviewers undo any import, editors what
 * is not public yet of their districts.
 */
export async function undoImport(query: Query, actor: Actor, importId: string, why: string): Promise<number> {
  if (!isAtLeast(actor.role, 'editor')) throw new Forbidden()
  const all = await query<Touched>(TOUCHED, [importId])
  if (!isAtLeast(actor.role, 'reviewer') && all.some(({ published }) => published)) throw new Forbidden()
  for (const type of ORDER) {
    const own = all.filter((one) => one.type === type)
    for (let start = 0; start < own.length; start += BATCH)
      await undoType(query, actor, type, own.slice(start, start + BATCH), why)
  }
  return all.length
}

async function undoType(
  query: Query,
  actor: Actor,
  type: RecordType,
  list: readonly Touched[],
  why: string,
): Promise<void> {
  const working = await readWorking(
    query,
    type,
    list.map(({ id }) => id),
  )
  // A record that somebody has thrown away since has nothing to go back from.
  const standing = list.filter(({ id }) => working.has(id))
  const later = standing.find(({ id, version }) => working.get(id)!.version !== version)
  if (later) throw new Conflict(working.get(later.id)!)
  const published = standing.filter((one) => one.published)
  await removeRecords(
    query,
    type,
    published.filter(({ shown }) => shown === null).map(({ id }) => id),
  )
  const back = published.flatMap(({ id, shown }) => (shown ? [[id, shown] as const] : []))
  await storeRecords(query, type, new Map(back))
  const moves = standing.map((one): Move => moveOf(type, one, working.get(one.id)!, why))
  const districts = await districtsOf(
    query,
    type,
    moves.map(({ values }) => values.columns),
  )
  if (!districts.every((own) => mayEdit(actor, own))) throw new Forbidden()
  await advance(
    query,
    actor,
    moves.map((move, i) => ({ ...move, districtIds: districts[i] ?? null })),
  )
}

function moveOf(
  type: RecordType,
  { id, version, shown, published, draft }: Touched,
  { values, isPublic }: { readonly values: RecordValues; readonly isPublic: boolean },
  why: string,
): Move {
  const isShown = published ? shown !== null : isPublic
  const hadDraft = draft !== null && JSON.stringify(draft) !== JSON.stringify(shown ?? draft)
  const former = draft ?? values
  const state = draft === null ? null : hadDraft || !isShown ? 'draft' : 'published'
  // To readers it is a publication or a withdrawal like any other; drafts are none of their business.
  const action = !published ? 'undo' : shown ? 'publish' : 'withdraw'
  const after = published ? shown : draft
  return { type, id, version, action, state, values: former, districtIds: null, before: values, after, why }
}
