/** The one place that writes working copies, and with each its line of history. */

import type { Actor } from '#geo/edit/roles'
import type { DraftState, RecordType, RecordValues } from '#geo/edit/values'
import { nameOf } from '#geo/edit/values'
import type { Query } from '../search-index'
import { Conflict, Missing } from './errors'
import { readOne } from './read'

export type Action = 'save' | 'submit' | 'return' | 'publish' | 'withdraw' | 'discard' | 'verify' | 'undo'

/** A working copy's next step. */
export interface Move {
  readonly type: RecordType
  readonly id: string
  readonly action: Action
  /** The version before it. */
  readonly version: number
  /** Null: the working copy goes, and nothing public stands behind it. */
  readonly state: DraftState | null
  readonly values: RecordValues
  readonly districtIds: readonly string[] | null
  readonly before: RecordValues | null
  readonly after: RecordValues | null
  readonly why: string
  readonly sourceId?: string | null
  readonly importId?: string | null
  /** ISO date; undefined leaves what was. */
  readonly verifiedOn?: string
}

/** Throws a Conflict when somebody was faster with any of them. */
export async function advance(query: Query, actor: Actor, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await writeDrafts(
    query,
    actor,
    moves.filter(({ state }) => state !== null),
  )
  await dropDrafts(
    query,
    moves.filter(({ state }) => state === null),
  )
  await writeHistory(query, actor, moves)
}

async function writeDrafts(query: Query, actor: Actor, moves: readonly Move[]): Promise<void> {
  const rows = moves.map((move) => ({
    record: move.type,
    recordId: move.id,
    slug: move.values.columns.slug ?? null,
    nameZh: nameOf(move.values, 'zh'),
    nameEn: nameOf(move.values, 'en'),
    districtIds: move.districtIds ?? [],
    state: move.state,
    version: move.version + 1,
    values: move.values,
    verifiedOn: move.verifiedOn ?? null,
    importId: move.importId ?? null,
    updatedBy: actor.name,
    updatedAt: new Date().toISOString(),
  }))
  const names = Object.keys(rows[0] ?? {})
  if (names.length === 0) return
  const columns = names.map((name) => `"${name}"`).join(', ')
  const set = names.map((name) =>
    name === 'verifiedOn'
      ? '"verifiedOn" = coalesce(EXCLUDED."verifiedOn", "Draft"."verifiedOn")'
      : `"${name}" = EXCLUDED."${name}"`,
  )
  const written = await query<{ recordId: string }>(
    `INSERT INTO "Draft" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"Draft", $1::jsonb)
      ON CONFLICT ("record", "recordId") DO UPDATE SET ${set.join(', ')}
      WHERE "Draft"."version" = EXCLUDED."version" - 1 RETURNING "recordId"`,
    [JSON.stringify(rows)],
  )
  if (written.length < rows.length) await tellConflict(query, moves, written)
}

async function dropDrafts(query: Query, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const gone = await query<{ recordId: string }>(
    `DELETE FROM "Draft" d USING jsonb_to_recordset($1::jsonb) AS m("type" text, "id" text, "version" int)
      WHERE d."record" = m."type" AND d."recordId" = m."id" AND d."version" = m."version" RETURNING d."recordId"`,
    [JSON.stringify(moves.map(({ type, id, version }) => ({ type, id, version })))],
  )
  if (gone.length < moves.length) await tellConflict(query, moves, gone)
}

async function tellConflict(
  query: Query,
  moves: readonly Move[],
  written: readonly { recordId: string }[],
): Promise<never> {
  const done = new Set(written.map(({ recordId }) => recordId))
  const late = moves.find(({ id }) => !done.has(id))!
  const theirs = await readOne(query, late.type, late.id)
  if (!theirs) throw new Missing(late)
  throw new Conflict(theirs)
}

async function writeHistory(query: Query, actor: Actor, moves: readonly Move[]): Promise<void> {
  const rows = moves.map((move) => ({
    userId: actor.id,
    userName: actor.name,
    action: move.action,
    record: move.type,
    recordId: move.id,
    slug: move.values.columns.slug ?? null,
    version: move.version + 1,
    before: move.before,
    after: move.after,
    why: move.why,
    sourceId: move.sourceId ?? null,
    importId: move.importId ?? null,
  }))
  const columns = Object.keys(rows[0]!)
    .map((name) => `"${name}"`)
    .join(', ')
  await query(
    `INSERT INTO "Change" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"Change", $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}
