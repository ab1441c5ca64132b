/** Reading and emptying whole tables in tests. */

import type pg from 'pg'
import { RECORD_MODELS } from '#prisma/records/edited'
import type { RecordModel } from '#prisma/records/record-entry'

/** The tables of public data. */
export const MODELS = RECORD_MODELS
export type Model = RecordModel | 'Citation'

export type Row = Record<string, unknown> & { readonly id: string }

/** All rows of a table as JSON, in order of id. */
export async function rowsOf(client: pg.Client, model: Model | 'SeedRecord'): Promise<Row[]> {
  const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM "${model}" t ORDER BY "id"`)
  return rows.map(({ row }) => row)
}

/** Everything the seed may write, to compare before and after. */
export async function everything(client: pg.Client): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = { revision: await revision(client) }
  for (const model of [...MODELS, 'SeedRecord'] as const) tables[model] = await rowsOf(client, model)
  return tables
}

export async function revision(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>('SELECT "number" FROM "Revision"')
  return rows[0]!.number
}

/** As after the migrations. */
export async function empty(client: pg.Client): Promise<void> {
  const names = [...MODELS, 'SeedRecord'].map((name) => `"${name}"`).join(', ')
  await client.query(`TRUNCATE ${names} RESTART IDENTITY CASCADE`)
}
