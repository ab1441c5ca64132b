/**
 * The only place that writes working copies. Each write adds a line of history: one line for each version of a record.
 */

import type { Actor } from '#geo/edit/roles'
import type { DraftState, RecordType, RecordValues } from '#geo/edit/values'
import { nameOf } from '#geo/edit/values'
import { localDate } from '#geo/text/format'
import type { Query } from '../query'
import { type Column, columnsOf, insertOf, list, type NewRow, rowsOf, type Stored, table } from '../tables'
import { Conflict, Missing } from './errors'
import type { Piece } from './insert-together'
import { readOne } from './read'

export type Action = 'save' | 'submit' | 'return' | 'publish' | 'withdraw' | 'discard' | 'verify' | 'undo'

/** A step of a working copy. */
export interface Transition {
  readonly type: RecordType
  readonly id: string
  readonly action: Action
  /** The version before it. */
  readonly version: number
  /** The state after it; null deletes the working copy of a record that is not public. */
  readonly state: DraftState | null
  readonly values: RecordValues
  readonly districtIds: readonly string[] | null
  readonly before: RecordValues | null
  readonly after: RecordValues | null
  readonly why: string
  readonly sourceId?: string | null
  readonly importId?: string | null
  /** Whether the actor has just confirmed the public values; undefined keeps what was said before. */
  readonly isVerified?: boolean
}

type Written = Stored<'Draft', 'recordId'>

/** Writes the next version of each record. Throws a Conflict if somebody else has changed any of them meanwhile. */
export async function applyTransitions(query: Query, actor: Actor, transitions: readonly Transition[]): Promise<void> {
  if (transitions.length === 0) return
  await writeCopies(
    query,
    actor,
    transitions.filter(({ state }) => state !== null),
  )
  await dropCopies(
    query,
    transitions.filter(({ state }) => state === null),
  )
  await writeHistory(query, actor, transitions)
}

/**
 * What writes new records that are published as soon as they are saved: the working copy once, as published, and both
 * lines of history, as if each step had been applied by itself. `saves` are the first steps; nobody else knows of the
 * records.
 */
export function newPublished(actor: Actor, saves: readonly Transition[], why: string): Piece[] {
  const rows = saves.map((save) => copyOf(actor, { ...save, state: 'published', version: save.version + 1 }))
  const sources = Object.fromEntries(saves.map(({ id, sourceId }) => [id, sourceId ?? null]))
  const [d, c] = [table('Draft'), table('Change')]
  const linesOf = (at: number) => ({
    ...{ userId: `$${at}::text`, userName: `$${at + 1}::text`, action: 's."action"' },
    ...{ record: d.record, recordId: d.recordId, slug: d.slug, version: `${d.version} - 2 + s."n"`, after: d.values },
    ...{ why: `$${at + 2}::text`, importId: d.importId },
    sourceId: `CASE WHEN s."action" = 'save' THEN $${at + 3}::jsonb->>${d.recordId} END`,
  })
  return [
    { name: 'copies', sql: (at) => `SELECT * FROM ${rowsOf('Draft', at)}`, values: [JSON.stringify(rows)] },
    {
      name: 'new_Draft',
      sql: () => `INSERT INTO ${d} (${list(columnsOf('Draft'))}) SELECT ${list(columnsOf('Draft'))} FROM "copies"`,
      values: [],
    },
    {
      name: 'new_Change',
      sql: (at) => `INSERT INTO ${c} (${list(Object.keys(linesOf(at)))}) SELECT ${Object.values(linesOf(at)).join(', ')}
        FROM "copies" CROSS JOIN (VALUES ('save', 1), ('publish', 2)) AS s("action", "n") ORDER BY s."n", ${d.recordId}`,
      values: [actor.id, actor.name, why, JSON.stringify(sources)],
    },
  ]
}

const copyOf = (actor: Actor, transition: Transition): NewRow<'Draft'> => ({
  record: transition.type,
  recordId: transition.id,
  slug: transition.values.columns.slug ?? null,
  nameZh: nameOf(transition.values, 'zh'),
  nameEn: nameOf(transition.values, 'en'),
  districtIds: transition.districtIds ?? [],
  state: transition.state,
  version: transition.version + 1,
  values: transition.values,
  verifiedOn: transition.isVerified ? localDate(new Date()) : null,
  verifiedRole: transition.isVerified ? actor.role : null,
  importId: transition.importId ?? null,
  updatedBy: actor.name,
  updatedAt: new Date().toISOString(),
})

async function writeCopies(query: Query, actor: Actor, transitions: readonly Transition[]): Promise<void> {
  if (transitions.length === 0) return
  const rows = transitions.map((transition) => copyOf(actor, transition))
  const written = [
    ...(await insertCopies(
      query,
      rows.filter(({ version }) => version === 1),
    )),
    ...(await updateCopies(
      query,
      rows.filter(({ version }, i) => version !== 1 && transitions[i]!.isVerified !== undefined),
      columnsOf('Draft'),
    )),
    ...(await updateCopies(
      query,
      rows.filter(({ version }, i) => version !== 1 && transitions[i]!.isVerified === undefined),
      columnsOf('Draft').filter((column) => column !== 'verifiedOn' && column !== 'verifiedRole'),
    )),
  ]
  if (written.length < rows.length) await throwConflict(query, transitions, written)
}

/** Inserts first working copies. Returns those written: a record that somebody has edited meanwhile is missing. */
async function insertCopies(query: Query, rows: readonly NewRow<'Draft'>[]): Promise<Written[]> {
  if (rows.length === 0) return []
  const d = table('Draft')
  return query<Written>(
    `${insertOf('Draft', columnsOf('Draft'))} ON CONFLICT (${d.record}, ${d.recordId}) DO NOTHING RETURNING ${d.recordId}`,
    [JSON.stringify(rows)],
  )
}

/** Returns the working copies written: one that is at another version by now, or gone, is missing. */
async function updateCopies(
  query: Query,
  rows: readonly NewRow<'Draft'>[],
  columns: readonly Column<'Draft'>[],
): Promise<Written[]> {
  if (rows.length === 0) return []
  const [name, old, fresh] = [table('Draft'), table('Draft', 'd'), table('Draft', 'fresh')]
  const set = columns.map((column) => `${name[column]} = ${fresh[column]}`)
  return query<Written>(
    `UPDATE ${old} SET ${set.join(', ')} FROM ${rowsOf('Draft', 1)} AS fresh
      WHERE ${old.record} = ${fresh.record} AND ${old.recordId} = ${fresh.recordId} AND ${old.version} = ${fresh.version} - 1
      RETURNING ${old.recordId}`,
    [JSON.stringify(rows)],
  )
}

async function dropCopies(query: Query, transitions: readonly Transition[]): Promise<void> {
  if (transitions.length === 0) return
  const d = table('Draft', 'd')
  const deleted = await query<Written>(
    `DELETE FROM ${d} USING jsonb_to_recordset($1::jsonb) AS m("type" text, "id" text, "version" int)
      WHERE ${d.record} = m."type" AND ${d.recordId} = m."id" AND ${d.version} = m."version" RETURNING ${d.recordId}`,
    [JSON.stringify(transitions.map(({ type, id, version }) => ({ type, id, version })))],
  )
  if (deleted.length < transitions.length) await throwConflict(query, transitions, deleted)
}

async function throwConflict(
  query: Query,
  transitions: readonly Transition[],
  written: readonly Written[],
): Promise<never> {
  const writtenIds = new Set(written.map(({ recordId }) => recordId))
  const late = transitions.find(({ id }) => !writtenIds.has(id))!
  const theirs = await readOne(query, late.type, late.id)
  if (!theirs) throw new Missing(late)
  throw new Conflict(theirs)
}

async function writeHistory(query: Query, actor: Actor, transitions: readonly Transition[]): Promise<void> {
  const rows = transitions.map((transition) => ({
    userId: actor.id,
    userName: actor.name,
    action: transition.action,
    record: transition.type,
    recordId: transition.id,
    slug: transition.values.columns.slug ?? null,
    version: transition.version + 1,
    before: transition.before,
    after: transition.after,
    why: transition.why,
    sourceId: transition.sourceId ?? null,
    importId: transition.importId ?? null,
  }))
  const c = table('Change')
  const written = await query<Written>(
    `${insertOf('Change', Object.keys(rows[0]!) as (keyof (typeof rows)[number])[])}
      ON CONFLICT (${c.record}, ${c.recordId}, ${c.version}, ${c.twin}) DO NOTHING RETURNING ${c.recordId}`,
    [JSON.stringify(rows)],
  )
  if (written.length < rows.length) await throwConflict(query, transitions, written)
}
