import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf, MODELS, table } from '#prisma/tables'
import { startTestDatabase, type TestDatabase } from '../support/database'

describe('the names for SQL', () => {
  let database: TestDatabase
  let client: pg.Client

  beforeAll(async () => {
    database = await startTestDatabase()
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await database.stop()
  })

  it('are those of the migrated database: every table, every column', async () => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT table_name AS "table", array_agg(column_name::text) AS "columns" FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%' GROUP BY 1`,
    )
    const inDatabase = Object.fromEntries(rows.map(({ table, columns }) => [table, columns.toSorted()]))
    const inCode = Object.fromEntries(MODELS.map((model) => [model, columnsOf(model).toSorted() as string[]]))
    expect(inCode).toEqual(inDatabase)
  })

  it('stand quoted and qualified in a template', () => {
    const [p, plain] = [table('Project', 'p'), table('Project')]
    expect(`${p} ${p.nameZh} ${plain} ${plain.nameZh}`).toBe('"Project" p p."nameZh" "Project" "nameZh"')
  })
})
