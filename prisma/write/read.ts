/** Reads records as editors write them: what is public of them, and their working copies. */

import type { Citation, Columns, DraftState, Part, RecordType, RecordValues, Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { Query } from '../search-index'
import { type PartShape, type RecordShape, SHAPES } from './shapes'

type Row = Record<string, unknown> & { readonly id: string }

/** What readers see of the records `ids`; those that are not public are left out. Five queries at most, whatever their number. */
export async function readPublic(
  query: Query,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, RecordValues>> {
  const shape = SHAPES[type]
  const rows = await rowsOf(query, shape.model, 'id', ids)
  const parts: { name: string; byParent: Map<string, Part[]> }[] = []
  for (const [name, part] of Object.entries(shape.parts)) {
    const found = await rowsOf(query, part.model, part.parent, ids)
    parts.push({ name, byParent: partsOf(part, found, await citationsOf(query, part.record, idsOf(found))) })
  }
  const cites = shape.record ? await citationsOf(query, shape.record, idsOf(rows)) : new Map<string, Cited[]>()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        columns: columnsOf(shape.columns, row),
        cites: byField(cites.get(row.id) ?? []),
        parts: Object.fromEntries(parts.map(({ name, byParent }) => [name, byParent.get(row.id) ?? []])),
      },
    ]),
  )
}

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id)

async function rowsOf(query: Query, model: string, column: string, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const found = await query<{ row: Row }>(
    `SELECT to_jsonb(t) AS "row" FROM "${model}" t WHERE t."${column}" = ANY($1) ORDER BY t."id"`,
    [ids],
  )
  return found.map(({ row }) => row)
}

/** Without those that only the database keeps (position, search …). */
function columnsOf(columns: RecordShape['columns'], row: Row): Columns {
  return Object.fromEntries(Object.keys(columns.shape).map((name) => [name, lookUp(row, name) ?? null])) as Columns
}

interface Cited extends Citation {
  readonly field: string
}

async function citationsOf(query: Query, record: string, ids: readonly string[]): Promise<Map<string, Cited[]>> {
  const found = new Map<string, Cited[]>()
  if (ids.length === 0) return found
  const rows = await query<Cited & { recordId: string }>(
    `SELECT "recordId", "field", "sourceId", "locatorZh", "locatorEn" FROM "Citation"
      WHERE "record" = $1 AND "recordId" = ANY($2) ORDER BY "recordId", "field", "sourceId", "id"`,
    [record, ids],
  )
  for (const { recordId, ...cited } of rows) found.set(recordId, [...(found.get(recordId) ?? []), cited])
  return found
}

const plain = ({ sourceId, locatorZh, locatorEn }: Cited): Citation => ({ sourceId, locatorZh, locatorEn })

function byField(cites: readonly Cited[]): RecordValues['cites'] {
  const fields = new Map<string, Citation[]>()
  for (const cited of cites) fields.set(cited.field, [...(fields.get(cited.field) ?? []), plain(cited)])
  return Object.fromEntries(fields)
}

function partsOf(part: PartShape, rows: readonly Row[], cites: Map<string, Cited[]>): Map<string, Part[]> {
  const sorted = part.isOrdered ? [...rows].sort((a, b) => Number(a.position) - Number(b.position)) : rows
  const found = new Map<string, Part[]>()
  for (const row of sorted) {
    const parent = lookUp(row, part.parent) as string
    const one = { id: row.id, columns: columnsOf(part.columns, row), cites: (cites.get(row.id) ?? []).map(plain) }
    found.set(parent, [...(found.get(parent) ?? []), one])
  }
  return found
}

interface DraftRow {
  readonly recordId: string
  readonly state: DraftState
  readonly version: number
  readonly values: RecordValues
}

/** The working copies of `ids`: the draft where one waits, else what is public; those that are neither are left out. */
export async function readWorking(
  query: Query,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, Working>> {
  const drafts = await query<DraftRow>(
    'SELECT "recordId", "state", "version", "values" FROM "Draft" WHERE "record" = $1 AND "recordId" = ANY($2)',
    [type, ids],
  )
  const byId = new Map(drafts.map((draft) => [draft.recordId, draft]))
  const seen = await readPublic(query, type, ids)
  const found = new Map<string, Working>()
  for (const id of new Set(ids)) {
    const draft = byId.get(id)
    const shown = seen.get(id)
    if (draft && draft.state !== 'published')
      found.set(id, { type, id, ...pick(draft), values: draft.values, isPublic: shown !== undefined })
    else if (shown)
      found.set(id, { type, id, version: draft?.version ?? 0, state: 'published', values: shown, isPublic: true })
  }
  return found
}

const pick = ({ version, state }: DraftRow) => ({ version, state })

/** One working copy; null where there is none. */
export async function readOne(query: Query, type: RecordType, id: string): Promise<Working | null> {
  return (await readWorking(query, type, [id])).get(id) ?? null
}
