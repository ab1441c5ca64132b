import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIELDS, fieldColumns, PARTS } from '#geo/edit/fields'
import { RECORD_TYPES } from '#geo/edit/values'
import { CITABLE_RECORDS, citableFields } from '#prisma/records/citable'
import { EDITED } from '#prisma/records/edited'
import type { RecordEntry, RecordName } from '#prisma/records/record-entry'
import { RECORDS } from '#prisma/records/records'
import { columnsOf, MODELS, table } from '#prisma/tables'
import { startTestDatabase, type TestDatabase } from '../support/database'

const ENTRIES = Object.entries(RECORDS) as [RecordName, RecordEntry][]

describe('RECORDS', () => {
  it('refers only to what stands before', () => {
    const names = ENTRIES.map(([name]) => name)
    for (const [name, { refs, owners }] of ENTRIES)
      for (const to of Object.values({ ...refs, ...owners }))
        expect(names.indexOf(to), `${name} → ${to}`).toBeLessThan(names.indexOf(name))
  })

  it('is named as its table', () => {
    for (const [name, { model }] of ENTRIES) expect(model.toLowerCase()).toBe(name)
  })

  it('cites and refers by columns that are there', () => {
    for (const [name, { columns, cites, refs, owners }] of ENTRIES)
      for (const column of [...Object.values(cites).flat(), ...Object.keys(refs), ...Object.keys({ ...owners })])
        expect(Object.keys(columns.shape), name).toContain(column)
    expect(CITABLE_RECORDS.every((record) => Object.keys(citableFields(record)).length > 0)).toBe(true)
  })
})

describe.each(RECORD_TYPES)('the form of a %s', (type) => {
  it('has an input for each column, and no other', () => {
    const columns = Object.keys(EDITED[type].columns.shape).filter((name) => name !== 'slug')
    expect(FIELDS[type].flatMap(fieldColumns).toSorted()).toEqual(columns.toSorted())
  })

  it('has its parts, each with an input for each column', () => {
    const inputs = Object.entries(PARTS[type]).map(([name, fields]) => [name, fields.flatMap(fieldColumns).toSorted()])
    const columns = Object.entries(EDITED[type].parts).map(([name, part]) => [
      name,
      Object.keys(part.columns.shape).toSorted(),
    ])
    expect(inputs).toEqual(columns)
  })
})

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
