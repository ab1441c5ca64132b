/** Writes one table of the founding data: which rows are new, which the seed may change, which belong to an editor. */

import { createHash } from 'node:crypto'
import type { Query } from '../query'
import { CITABLE_RECORDS } from '../records/citable'
import type { RecordModel } from '../records/record-entry'
import { type Column, insertOf, list, table as namesOf, type Stored } from '../tables'
import { listOf, MODEL_OF, REFERENCES, TABLES, type TableName } from './schema'

/**
 * How many records were written and how many left alone: as they were (`unchanged`), or because an editor decided
 * (`kept`).
 */
export interface Tally {
  inserted: number
  updated: number
  unchanged: number
  kept: number
}

type Loose = Record<string, unknown> & { readonly id: string }

/** PostgreSQL's code for it. */
const UNIQUE_VIOLATION = '23505'

const r = namesOf('SeedRecord')

/** The columns the seed writes: not those that defaults and the search index keep up. */
const columnsOf = (table: TableName) => Object.keys(TABLES[table].shape) as Column<RecordModel | 'Citation'>[]

/**
 * Of the given columns only, without those that are empty: a column that a later migration adds does not change the
 * hash.
 */
function hashOf(table: TableName, row: Loose): string {
  const given = columnsOf(table)
    .sort()
    .map((column) => [column, row[column] ?? null] as const)
    .filter(([, value]) => value !== null)
  return createHash('sha256').update(JSON.stringify(given)).digest('hex')
}

/** What to do with each record of a table. */
interface Plan {
  readonly insert: Loose[]
  readonly update: Loose[]
  readonly unchanged: Loose[]
  readonly kept: Loose[]
}

/**
 * Writes `rows` into their table, in as many statements as there are kinds of work; none where there is nothing to
 * do.
 */
export async function writeTable(query: Query, table: TableName, rows: readonly Loose[]): Promise<Tally> {
  const plan = await planTable(query, table, rows)
  const inserted = await insertRows(query, table, plan.insert)
  const updated = await updateRows(query, table, plan.update)
  await remember(query, table, [...inserted, ...updated, ...plan.unchanged])
  const planned = plan.insert.length + plan.update.length
  const written = inserted.length + updated.length
  return {
    inserted: inserted.length,
    updated: updated.length,
    unchanged: plan.unchanged.length,
    kept: plan.kept.length + planned - written,
  }
}

async function planTable(query: Query, table: TableName, rows: readonly Loose[]): Promise<Plan> {
  const ids = rows.map(({ id }) => id)
  const t = namesOf(MODEL_OF[table], 't')
  const present = await query<{ row: Loose }>(`SELECT to_jsonb(t) AS "row" FROM ${t} WHERE ${t.id} = ANY($1)`, [ids])
  const now = new Map(present.map(({ row }) => [row.id, hashOf(table, row)]))
  const remembered = await query<Stored<'SeedRecord', 'id' | 'hash'>>(
    `SELECT ${r.id}, ${r.hash} FROM ${r} WHERE ${r.table} = $1 AND ${r.id} = ANY($2)`,
    [MODEL_OF[table], ids],
  )
  const last = new Map(remembered.map(({ id, hash }) => [id, hash]))
  const whole = await withParents(query, table, rows)
  const plan: Plan = { insert: [], update: [], unchanged: [], kept: [] }
  for (const row of rows) {
    const hash = hashOf(table, row)
    const current = now.get(row.id)
    if (current === hash) plan.unchanged.push(row)
    else if (!whole.has(row.id)) plan.kept.push(row)
    else if (current === undefined && !last.has(row.id)) plan.insert.push(row)
    else if (current !== undefined && current === last.get(row.id)) plan.update.push(row)
    else plan.kept.push(row)
  }
  return plan
}

/** The ids of the rows all of whose references still exist: an editor may have deleted what a record would refer to. */
async function withParents(query: Query, table: TableName, rows: readonly Loose[]): Promise<Set<string>> {
  const whole = new Set(rows.map(({ id }) => id))
  const links = REFERENCES.filter((reference) => reference.table === table).map(({ to, column }) => ({
    to,
    targetOf: (row: Loose) => row[column] as string | null,
  }))
  if (table === 'citations')
    for (const record of CITABLE_RECORDS)
      links.push({ to: listOf(record), targetOf: (row) => (row.record === record ? (row.recordId as string) : null) })
  for (const { to, targetOf } of links) {
    const targets = [...new Set(rows.map(targetOf).filter((target) => target !== null))]
    if (targets.length === 0) continue
    const t = namesOf(MODEL_OF[to])
    const rowsThere = await query<{ id: string }>(`SELECT ${t.id} FROM ${t} WHERE ${t.id} = ANY($1)`, [targets])
    const existing = new Set(rowsThere.map(({ id }) => id))
    for (const row of rows) {
      const target = targetOf(row)
      if (target !== null && !existing.has(target)) whole.delete(row.id)
    }
  }
  return whole
}

/**
 * Inserts what does not collide with an editor's record (the same slug, the same citation); returns what was
 * inserted.
 */
async function insertRows(query: Query, table: TableName, rows: readonly Loose[]): Promise<Loose[]> {
  if (rows.length === 0) return []
  const model = MODEL_OF[table]
  const written = await query<{ id: string }>(
    `${insertOf(model, columnsOf(table))} ON CONFLICT DO NOTHING RETURNING ${namesOf(model).id}`,
    [JSON.stringify(rows)],
  )
  return thoseWritten(rows, written)
}

/**
 * Updates in place; a row whose new values collide with an editor's record is left as it was. Returns what was
 * updated.
 */
async function updateRows(query: Query, table: TableName, rows: readonly Loose[]): Promise<Loose[]> {
  const t = namesOf(MODEL_OF[table])
  const columns = list(columnsOf(table).filter((column) => column !== 'id'))
  const stamp = table === 'projects' ? `, ${namesOf('Project').updatedAt} = now()` : ''
  const done: Loose[] = []
  for (const row of rows) {
    await query('SAVEPOINT before_row', [])
    try {
      await query(
        `UPDATE ${t} SET (${columns}) =
          (SELECT ${columns} FROM jsonb_populate_record(NULL::${t}, $1::jsonb))${stamp} WHERE ${t.id} = $2`,
        [JSON.stringify(row), row.id],
      )
      done.push(row)
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
      await query('ROLLBACK TO SAVEPOINT before_row', [])
    }
  }
  return done
}

function thoseWritten(rows: readonly Loose[], written: readonly { id: string }[]): Loose[] {
  const ids = new Set(written.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

/** Notes what the seed has written, or found written already. */
async function remember(query: Query, table: TableName, rows: readonly Loose[]): Promise<void> {
  if (rows.length === 0) return
  await query(
    `INSERT INTO ${r} (${r.table}, ${r.id}, ${r.hash}) SELECT $1, * FROM unnest($2::text[], $3::text[])
      ON CONFLICT (${r.table}, ${r.id}) DO UPDATE SET ${r.hash} = ${namesOf('SeedRecord', 'EXCLUDED').hash}`,
    [MODEL_OF[table], rows.map(({ id }) => id), rows.map((row) => hashOf(table, row))],
  )
}
