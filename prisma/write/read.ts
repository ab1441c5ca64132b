/** Reads records as editors write them: public values and working copies. */

import type { Citation, Columns, DraftState, Part, RecordType, RecordValues, Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../query'
import { EDITED, type EditedPart, type EditedRecord } from '../records/edited'
import type { RecordModel } from '../records/record-entry'
import { type Stored, table } from '../tables'

type Row = Record<string, unknown> & { readonly id: string }

/**
 * The public values of the records `ids`; records that are not public are left out. The number of queries does not
 * depend on the number of records.
 */
export async function readPublic(
  query: Query,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, RecordValues>> {
  const edited = EDITED[type]
  const rows = await rowsOf(query, edited.model, 'id', ids)
  const parts: { name: string; byOwner: Map<string, Part[]> }[] = []
  for (const [name, part] of Object.entries(edited.parts)) {
    const partRows = await rowsOf(query, part.model, part.owner, ids)
    parts.push({ name, byOwner: partsOf(part, partRows, await citationsOf(query, part.record, idsOf(partRows))) })
  }
  const cites = edited.record ? await citationsOf(query, edited.record, idsOf(rows)) : new Map<string, Cited[]>()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        columns: columnsOf(edited.columns, row),
        cites: byField(cites.get(row.id) ?? []),
        parts: Object.fromEntries(parts.map(({ name, byOwner }) => [name, byOwner.get(row.id) ?? []])),
      },
    ]),
  )
}

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id)

async function rowsOf(query: Query, model: RecordModel, column: string, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const t = table(model, 't')
  const rows = await query<{ row: Row }>(
    `SELECT to_jsonb(t) AS "row" FROM ${t} WHERE t."${column}" = ANY($1) ORDER BY ${t.id}`,
    [ids],
  )
  return rows.map(({ row }) => row)
}

/** The columns without those that only the database uses (position, search …). */
function columnsOf(columns: EditedRecord['columns'], row: Row): Columns {
  return Object.fromEntries(Object.keys(columns.shape).map((name) => [name, lookUp(row, name) ?? null])) as Columns
}

interface Cited extends Citation {
  readonly field: string
}

async function citationsOf(query: Query, record: string, ids: readonly string[]): Promise<Map<string, Cited[]>> {
  const byRecord = new Map<string, Cited[]>()
  if (ids.length === 0) return byRecord
  const c = table('Citation')
  const rows = await query<Stored<'Citation', 'recordId' | 'field' | 'sourceId' | 'locatorZh' | 'locatorEn'>>(
    `SELECT ${c.recordId}, ${c.field}, ${c.sourceId}, ${c.locatorZh}, ${c.locatorEn} FROM ${c}
      WHERE ${c.record} = $1 AND ${c.recordId} = ANY($2) ORDER BY ${c.recordId}, ${c.field}, ${c.sourceId}, ${c.id}`,
    [record, ids],
  )
  for (const { recordId, ...cited } of rows) byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), cited])
  return byRecord
}

const plain = ({ sourceId, locatorZh, locatorEn }: Cited): Citation => ({ sourceId, locatorZh, locatorEn })

function byField(cites: readonly Cited[]): RecordValues['cites'] {
  const fields = new Map<string, Citation[]>()
  for (const cited of cites) fields.set(cited.field, [...(fields.get(cited.field) ?? []), plain(cited)])
  return Object.fromEntries(fields)
}

function partsOf(part: EditedPart, rows: readonly Row[], cites: Map<string, Cited[]>): Map<string, Part[]> {
  const sorted = part.isOrdered ? [...rows].sort((a, b) => Number(a.position) - Number(b.position)) : rows
  const byOwner = new Map<string, Part[]>()
  for (const row of sorted) {
    const owner = lookUp(row, part.owner) as string
    const one = { id: row.id, columns: columnsOf(part.columns, row), cites: (cites.get(row.id) ?? []).map(plain) }
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), one])
  }
  return byOwner
}

interface CopyRow extends Stored<'Draft', 'recordId' | 'version'> {
  readonly state: DraftState
  readonly values: RecordValues
}

/**
 * The working copies of `ids`: an unpublished one if there is one, otherwise the public values. Others are left out.
 */
export async function readWorking(
  query: Query,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, Working>> {
  if (ids.length === 0) return new Map()
  const d = table('Draft')
  const copies = await query<CopyRow>(
    `SELECT ${d.recordId}, ${d.state}, ${d.version}, ${d.values} FROM ${d} WHERE ${d.record} = $1 AND ${d.recordId} = ANY($2)`,
    [type, ids],
  )
  const copyOf = new Map(copies.map((copy) => [copy.recordId, copy]))
  const published = await readPublic(query, type, ids)
  const working = new Map<string, Working>()
  for (const id of new Set(ids)) {
    const copy = copyOf.get(id)
    const values = published.get(id)
    if (copy && copy.state !== 'published')
      working.set(id, { type, id, ...pick(copy), values: copy.values, isPublic: values !== undefined })
    else if (values)
      working.set(id, { type, id, version: copy?.version ?? 0, state: 'published', values, isPublic: true })
  }
  return working
}

const pick = ({ version, state }: CopyRow) => ({ version, state })

/**
 * Locks the working copies until the caller's transaction ends, in order of id, so that two transactions never wait for
 * each other. Call it before reading anything about the records. (A record that nobody has edited has no copy to lock:
 * there the first to write one wins.)
 */
export async function holdCopies(query: Query, type: RecordType, ids: readonly string[]): Promise<void> {
  const d = table('Draft')
  await query(`SELECT FROM ${d} WHERE ${d.record} = $1 AND ${d.recordId} = ANY($2) ORDER BY ${d.recordId} FOR UPDATE`, [
    type,
    ids,
  ])
}

/** One working copy; null if there is none. */
export async function readOne(query: Query, type: RecordType, id: string): Promise<Working | null> {
  return (await readWorking(query, type, [id])).get(id) ?? null
}
