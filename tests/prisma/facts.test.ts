/** The founding data against the fact list, which tests/fixtures/facts.json holds as data. */

import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CITABLE_RECORDS, type CitableRecord, citableFields, givenFields } from '#prisma/records/citable'
import { foundingData } from '#prisma/seed/data'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../support/database'
import { MODELS, type Model, type Row, rowsOf } from '../support/tables'

interface Fact {
  readonly id: string
  readonly source: string
  readonly records: readonly {
    readonly model: Model
    readonly id: string
    readonly values: Readonly<Record<string, unknown>>
    /** Words that a text, or entries that a list, must hold. */
    readonly says?: Readonly<Record<string, readonly string[]>>
  }[]
}

const FACTS: Fact[] = JSON.parse(readFileSync(new URL('../fixtures/facts.json', import.meta.url), 'utf8'))

const numbered = (letter: string, last: number, width = 0) =>
  Array.from({ length: last }, (_, i) => letter + String(i + 1).padStart(width, '0'))
const IDS = [
  ...['D1', 'D2', 'V1', 'K1', 'E1', 'E1.count', 'E1.amount', 'E1.kinds', 'E1.traits', 'E1.launched', 'E1.plaques'],
  ...numbered('P', 20, 2),
  ...numbered('I', 10),
  ...numbered('X', 7),
]

/** The tables of citable records by the name that citations give them. */
const MODEL_OF: Readonly<Record<CitableRecord, Model>> = {
  district: 'District',
  place: 'Place',
  organisation: 'Organisation',
  project: 'Project',
  participation: 'Participation',
  milestone: 'Milestone',
  detail: 'Detail',
  event: 'Event',
  indicator: 'Indicator',
}

let server: TestDatabase
const tables = {} as Record<Model, Row[]>
const find = (model: Model, id: string) => tables[model].find((row) => row.id === id)

beforeAll(async () => {
  server = await startTestDatabase()
  await seed(server.url, foundingData)
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  for (const model of MODELS) tables[model] = await rowsOf(client, model)
  await client.end()
})
afterAll(() => server?.stop())

it('the fixture holds every id of the fact list, each once', () => {
  expect(FACTS.map(({ id }) => id)).toEqual(IDS)
})

describe.each(FACTS)('fact $id', ({ id, source, records }) => {
  it.each(records)('$model $id is in the database with its figures', (record) => {
    const row = find(record.model, record.id)
    expect(row).toMatchObject(record.values)
    for (const [column, words] of Object.entries(record.says ?? {}))
      for (const word of words) expect(row?.[column]).toContain(word)
  })

  it.each(records)(`$model $id is cited from ${source}`, (record) => {
    const cited = tables.Citation.filter(
      (row) => MODEL_OF[row.record as CitableRecord] === record.model && row.recordId === record.id,
    )
    expect(cited).toContainEqual(expect.objectContaining({ sourceId: source, fact: id }))
  })
})

it('only P14 has an amount, since no source gives another', () => {
  const amounts = tables.Project.filter((row) => row.amountCny !== null)
  expect(amounts.map(({ id, amountCny }) => [id, amountCny])).toEqual([['P14', 8_000_000_000]])
})

it('the database holds the projects of the fact list and no other', () => {
  expect(tables.Project.map(({ id }) => id)).toEqual(numbered('P', 20, 2))
})

it('no figure stands that the fact list does not give', () => {
  const stated = FACTS.flatMap(({ records }) => records)
  for (const model of ['Indicator', 'Detail', 'Milestone', 'Participation'] as const) {
    const ids = new Set(stated.filter((record) => record.model === model).map(({ id }) => id))
    expect(tables[model].map(({ id }) => id)).toEqual([...ids].sort(byCode))
  }
})

it('only the three sourced projects have a position', () => {
  const located = tables.Project.filter((row) => row.lng !== null).map(({ id }) => id)
  expect(located).toEqual(['P01', 'P09', 'P12'])
})

it('the day of the event is not cited from the source that does not give it', () => {
  const days = tables.Citation.filter((row) => row.record === 'event' && row.field === 'date')
  expect(days.map(({ sourceId }) => sourceId)).toEqual(['S1'])
})

it('every citation points to a field of a record that exists and holds a value', () => {
  for (const { id, record, recordId, field } of tables.Citation as (Row & { record: CitableRecord })[]) {
    expect(Object.keys(citableFields(record)), String(id)).toContain(field)
    const row = find(MODEL_OF[record], String(recordId))
    expect(row, String(id)).toBeDefined()
    expect(givenFields(record, row!), String(id)).toContain(field)
  }
})

it('no value stands without a citation', () => {
  const cited = new Set(tables.Citation.map(({ record, recordId, field }) => `${record} ${recordId} ${field}`))
  const uncited = CITABLE_RECORDS.flatMap((record) =>
    tables[MODEL_OF[record]].flatMap((row) => givenFields(record, row).map((field) => `${record} ${row.id} ${field}`)),
  ).filter((value) => !cited.has(value))
  expect(uncited).toEqual([])
})

it('Chinese sentences use full-width punctuation', () => {
  const columns = ['summaryZh', 'textZh', 'noteZh', 'locatorZh']
  const texts = MODELS.flatMap((model) => tables[model].flatMap((row) => columns.map((column) => row[column])))
  for (const text of texts)
    if (typeof text === 'string') expect(text).not.toMatch(/[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/)
})

function byCode(a: string, b: string): number {
  return a < b ? -1 : 1
}
