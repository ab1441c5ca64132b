/** Carries values into the public tables, or takes them out. Whoever calls this has checked everything; see publish.ts. */

import { randomUUID } from 'node:crypto'
import type { Citation, Columns, RecordType, RecordValues } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import { indexProjects, type Query } from '../search-index'
import { type PartShape, SHAPES } from './shapes'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Writes records whole: what they no longer hold is deleted. As many statements as there are tables. */
export async function storeRecords(
  query: Query,
  type: RecordType,
  records: ReadonlyMap<string, RecordValues>,
): Promise<void> {
  const shape = SHAPES[type]
  const entries = [...records]
  const stamp = type === 'project' ? { updatedAt: new Date().toISOString() } : {}
  const columns = [...Object.keys(shape.columns.shape), ...Object.keys(stamp)]
  await upsert(
    query,
    shape.model,
    columns,
    entries.map(([id, { columns: row }]) => ({ id, ...row, ...stamp })),
  )
  if (shape.record) {
    const cites = entries.flatMap(([id, values]) => citationRows(shape.record!, id, values.cites))
    await storeCitations(query, shape.record, [...records.keys()], cites)
  }
  for (const [name, part] of Object.entries(shape.parts)) await storeParts(query, name, part, entries)
  await reindex(query, type, [...records.keys()])
}

/** Takes records out of the public tables, with their parts and citations. Fails (code 23503) where others refer to them. */
export async function removeRecords(query: Query, type: RecordType, ids: readonly string[]): Promise<void> {
  const { model, record, parts } = SHAPES[type]
  for (const part of Object.values(parts)) await deleteParts(query, part, ids, [])
  if (record) await storeCitations(query, record, ids, [])
  await query(`DELETE FROM "${model}" WHERE "id" = ANY($1)`, [ids])
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

async function upsert(query: Query, model: string, names: readonly string[], rows: Rows): Promise<void> {
  if (rows.length === 0) return
  const all = quoted(['id', ...names])
  await query(
    `INSERT INTO "${model}" (${all}) SELECT ${all} FROM jsonb_populate_recordset(NULL::"${model}", $1::jsonb)
      ON CONFLICT ("id") DO UPDATE SET (${quoted(names)}) = ROW(${names.map((name) => `EXCLUDED."${name}"`).join(', ')})`,
    [JSON.stringify(rows)],
  )
}

async function storeParts(
  query: Query,
  name: string,
  part: PartShape,
  records: readonly (readonly [string, RecordValues])[],
): Promise<void> {
  const own = [part.parent, ...(part.isOrdered ? ['position'] : [])]
  const rows = records.flatMap(([parent, values]) =>
    (lookUp(values.parts, name) ?? []).map(({ id, columns }, position) => ({
      id,
      ...columns,
      [part.parent]: parent,
      ...(part.isOrdered && { position }),
    })),
  )
  const kept = rows.map(({ id }) => id)
  await deleteParts(
    query,
    part,
    records.map(([id]) => id),
    kept,
  )
  await upsert(query, part.model, [...Object.keys(part.columns.shape), ...own], rows)
  const cites = records.flatMap(([, values]) =>
    (lookUp(values.parts, name) ?? []).flatMap(({ id, cites }) =>
      citationRows(part.record, id, { [part.field]: cites }),
    ),
  )
  await storeCitations(query, part.record, kept, cites)
}

async function deleteParts(
  query: Query,
  part: PartShape,
  parents: readonly string[],
  kept: readonly string[],
): Promise<void> {
  const gone = await query<{ id: string }>(
    `DELETE FROM "${part.model}" WHERE "${part.parent}" = ANY($1) AND NOT "id" = ANY($2) RETURNING "id"`,
    [parents, kept],
  )
  if (gone.length === 0) return
  await storeCitations(
    query,
    part.record,
    gone.map(({ id }) => id),
    [],
  )
}

const citationRows = (record: string, recordId: string, cites: RecordValues['cites']) =>
  Object.entries(cites).flatMap(([field, list]) =>
    unique(list).map((cite): Columns => ({ id: randomUUID(), record, recordId, field, ...cite })),
  )

/** A source backs a value once. */
const unique = (cites: readonly Citation[]) => [...new Map(cites.map((cite) => [cite.sourceId, cite])).values()]

/** The citations of `ids` become `rows`; one that stays keeps its id and the fact of the founding data that it names. */
async function storeCitations(query: Query, record: string, ids: readonly string[], rows: Rows): Promise<void> {
  if (ids.length === 0) return
  const given = JSON.stringify(rows)
  await query(
    `DELETE FROM "Citation" c WHERE c."record" = $1 AND c."recordId" = ANY($2) AND NOT EXISTS (
      SELECT FROM jsonb_populate_recordset(NULL::"Citation", $3::jsonb) n
      WHERE n."recordId" = c."recordId" AND n."field" = c."field" AND n."sourceId" = c."sourceId")`,
    [record, ids, given],
  )
  const columns = quoted(['id', 'sourceId', 'record', 'recordId', 'field', 'locatorZh', 'locatorEn'])
  await query(
    `INSERT INTO "Citation" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"Citation", $1::jsonb)
      ON CONFLICT ("sourceId", "record", "recordId", "field")
      DO UPDATE SET "locatorZh" = EXCLUDED."locatorZh", "locatorEn" = EXCLUDED."locatorEn"`,
    [given],
  )
}

/** The projects that are found by what was written. */
const FOUND_BY: Partial<Record<RecordType, string>> = {
  place: 'SELECT "id" FROM "Project" WHERE "placeId" = ANY($1)',
  organisation: `SELECT "projectId" AS "id" FROM "Participation" WHERE "organisationId" = ANY($1)
    UNION SELECT p."id" FROM "Project" p JOIN "Place" l ON l."id" = p."placeId" WHERE l."operatorId" = ANY($1)`,
}

async function reindex(query: Query, type: RecordType, ids: readonly string[]): Promise<void> {
  if (type === 'project') await indexProjects(query, ids)
  const sql = FOUND_BY[type]
  if (!sql) return
  const found = await query<{ id: string }>(sql, [ids])
  await indexProjects(
    query,
    found.map(({ id }) => id),
  )
}
