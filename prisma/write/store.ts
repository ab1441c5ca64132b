/**
 * Writes values to the public tables, or deletes them. The caller has checked everything: see publish.ts.
 */

import type { Citation, RecordType, RecordValues } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { EDITED, type EditedPart } from '../records/edited'
import type { RecordModel } from '../records/record-entry'
import { indexProjects } from '../search-index'
import { type Column, insertOf, list, type NewRow, rowsOf, type Stored, table } from '../tables'
import { inserted, insertTogether, type Piece } from './insert-together'
import { newSearches } from './new-searches'
import { orderedId } from './ordered-id'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Id = Stored<RecordModel, 'id'>

/**
 * Writes whole records: parts and citations that they no longer have are deleted. A few statements for each table.
 * `areNew`: none of them is public, so there is nothing to delete and nothing to meet.
 */
export async function storeRecords(
  query: Query,
  type: RecordType,
  records: ReadonlyMap<string, RecordValues>,
  areNew = false,
): Promise<void> {
  if (areNew) return insertTogether(query, newRowsOf(type, records, await searchesOf(query, type, records)))
  const { model, columns, record, parts } = EDITED[type]
  const entries = [...records]
  const stamp = stampOf(type)
  const rows = entries.map(([id, values]) => ({ id, ...values.columns, ...stamp }))
  await upsert(query, model, [...Object.keys(columns.shape), ...Object.keys(stamp)], rows)
  if (record) {
    const cites = entries.flatMap(([id, values]) => citationRows(record, id, values.cites))
    await dropCitations(query, record, [...records.keys()], cites)
    await addCitations(query, cites)
  }
  for (const [name, part] of Object.entries(parts)) await storeParts(query, name, part, entries)
  await reindex(query, type, [...records.keys()])
}

const stampOf = (type: RecordType): NewRow<'Project'> =>
  type === 'project' ? { updatedAt: new Date().toISOString() } : {}

/** What writes records that are not public yet, with their search tokens; null: they have none. */
export function newRowsOf(
  type: RecordType,
  records: ReadonlyMap<string, RecordValues>,
  searches: ReadonlyMap<string, string> | null,
): Piece[] {
  const { model, columns, record, parts } = EDITED[type]
  const entries = [...records]
  const stamp = { ...stampOf(type), ...(searches && { search: null }) }
  const rows = entries.map(([id, values]) => ({
    ...{ id, ...values.columns, ...stamp },
    ...(searches && { search: searches.get(id) }),
  }))
  const names = ['id', ...Object.keys(columns.shape), ...Object.keys(stamp)] as Column<RecordModel>[]
  const cites = record ? entries.flatMap(([id, values]) => citationRows(record, id, values.cites)) : []
  const pieces = Object.entries(parts).flatMap(([name, part]) => {
    for (const [, values] of entries) cites.push(...citationsOfParts(name, part, values))
    return inserted(part.model, ['id', ...columnsOfPart(part)] as Column<RecordModel>[], partRows(name, part, entries))
  })
  return [...inserted(model, names, rows), ...pieces, ...inserted('Citation', CITATION, cites)]
}

async function searchesOf(
  query: Query,
  type: RecordType,
  records: ReadonlyMap<string, RecordValues>,
): Promise<ReadonlyMap<string, string> | null> {
  return type === 'project' ? (await newSearches(query, records))(records) : null
}

/**
 * Deletes records from the public tables, with their parts and citations. Fails (code 23503 or 23001) if other records
 * refer to them.
 */
export async function removeRecords(query: Query, type: RecordType, ids: readonly string[]): Promise<void> {
  const { model, record, parts } = EDITED[type]
  const t = table(model)
  for (const part of Object.values(parts)) await deleteParts(query, part, ids, [])
  if (record) await dropCitations(query, record, ids, [])
  await query(`DELETE FROM ${t} WHERE ${t.id} = ANY($1)`, [ids])
}

async function upsert(query: Query, model: RecordModel, names: readonly string[], rows: Rows): Promise<void> {
  if (rows.length === 0) return
  const columns = ['id', ...names] as Column<RecordModel>[] // from RECORDS, where each is checked
  // A public slug stays. Setting it, even to itself, would wait for all who are writing references to the record.
  const set = names.filter((name) => name !== 'slug')
  await query(
    `${insertOf(model, columns)} ON CONFLICT (${table(model).id})
      DO UPDATE SET (${list(set)}) = ROW(${set.map((name) => `EXCLUDED."${name}"`).join(', ')})`,
    [JSON.stringify(rows)],
  )
}

type Entries = readonly (readonly [string, RecordValues])[]

const columnsOfPart = (part: EditedPart): string[] => [
  ...Object.keys(part.columns.shape),
  ...[part.owner, ...(part.isOrdered ? ['position'] : [])],
]

const partRows = (name: string, part: EditedPart, records: Entries) =>
  records.flatMap(([owner, values]) =>
    (lookUp(values.parts, name) ?? []).map(({ id, columns }, position) => ({
      ...{ id, ...columns, [part.owner]: owner },
      ...(part.isOrdered && { position }),
    })),
  )

const citationsOfParts = (name: string, part: EditedPart, values: RecordValues) =>
  (lookUp(values.parts, name) ?? []).flatMap(({ id, cites }) =>
    citationRows(part.record, id, { [part.citedField]: cites }),
  )

async function storeParts(query: Query, name: string, part: EditedPart, records: Entries): Promise<void> {
  const rows = partRows(name, part, records)
  const ids = rows.map(({ id }) => id)
  const owners = records.map(([id]) => id)
  await deleteParts(query, part, owners, ids)
  await upsert(query, part.model, columnsOfPart(part), rows)
  const cites = records.flatMap(([, values]) => citationsOfParts(name, part, values))
  await dropCitations(query, part.record, ids, cites)
  await addCitations(query, cites)
}

/** Deletes the parts of `owners` except those with these ids. */
async function deleteParts(
  query: Query,
  part: EditedPart,
  owners: readonly string[],
  except: readonly string[],
): Promise<void> {
  const t = table(part.model)
  const deleted = await query<Id>(
    `DELETE FROM ${t} WHERE "${part.owner}" = ANY($1) AND NOT ${t.id} = ANY($2) RETURNING ${t.id}`,
    [owners, except],
  )
  if (deleted.length === 0) return
  await dropCitations(
    query,
    part.record,
    deleted.map(({ id }) => id),
    [],
  )
}

const citationRows = (record: string, recordId: string, cites: RecordValues['cites']) =>
  Object.entries(cites).flatMap(([field, list]) =>
    unique(list).map(
      ({ sourceId, locatorZh, locatorEn }): NewRow<'Citation'> => ({
        id: orderedId(),
        ...{ record, recordId, field, sourceId, locatorZh, locatorEn },
      }),
    ),
  )

/** A value cites a source only once. */
const unique = (cites: readonly Citation[]) => [...new Map(cites.map((cite) => [cite.sourceId, cite])).values()]

/** Deletes the citations of `ids` that are not among `rows`: one that stays keeps its id. */
async function dropCitations(query: Query, record: string, ids: readonly string[], rows: Rows): Promise<void> {
  if (ids.length === 0) return
  const [c, n] = [table('Citation', 'c'), table('Citation', 'n')]
  await query(
    `DELETE FROM ${c} WHERE ${c.record} = $1 AND ${c.recordId} = ANY($2) AND NOT EXISTS (
      SELECT FROM ${rowsOf('Citation', 3)} n
      WHERE ${n.recordId} = ${c.recordId} AND ${n.field} = ${c.field} AND ${n.sourceId} = ${c.sourceId})`,
    [record, ids, JSON.stringify(rows)],
  )
}

const CITATION = ['id', 'sourceId', 'record', 'recordId', 'field', 'locatorZh', 'locatorEn'] as const

/** One that is there keeps its id and its reference to the founding data. */
async function addCitations(query: Query, rows: Rows): Promise<void> {
  if (rows.length === 0) return
  const [name, fresh] = [table('Citation'), table('Citation', 'EXCLUDED')]
  await query(
    `${insertOf('Citation', CITATION)} ON CONFLICT (${name.sourceId}, ${name.record}, ${name.recordId}, ${name.field})
      DO UPDATE SET ${name.locatorZh} = ${fresh.locatorZh}, ${name.locatorEn} = ${fresh.locatorEn}`,
    [JSON.stringify(rows)],
  )
}

const [p, r, l] = [table('Project', 'p'), table('Participation', 'r'), table('Place', 'l')]

/** The projects whose search texts contain names of the records written. */
const PROJECTS_NAMING: Partial<Record<RecordType, string>> = {
  place: `SELECT ${p.id} FROM ${p} WHERE ${p.placeId} = ANY($1)`,
  organisation: `SELECT ${r.projectId} AS "id" FROM ${r} WHERE ${r.organisationId} = ANY($1)
    UNION SELECT ${p.id} FROM ${p} JOIN ${l} ON ${l.id} = ${p.placeId} WHERE ${l.operatorId} = ANY($1)`,
}

async function reindex(query: Query, type: RecordType, ids: readonly string[]): Promise<void> {
  if (type === 'project') await indexProjects(query, ids)
  const sql = PROJECTS_NAMING[type]
  if (!sql) return
  const projects = await query<Id>(sql, [ids])
  await indexProjects(
    query,
    projects.map(({ id }) => id),
  )
}
