import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../support/database'

type Row = Readonly<Record<string, unknown>>

const DISTRICT = { slug: 'd', kind: 'zone', cityId: '320500', nameZh: '', nameEn: '', shortZh: '', shortEn: '' }
const PROJECT = {
  ...{ nameZh: '', nameEn: '', kind: 'base', sector: 'research', districtId: 'D1', summaryZh: '', summaryEn: '' },
  precision: 'district',
}
const PLACE = { nameZh: '', nameEn: '', kind: 'venue', cityId: '320500', precision: 'city' }
const EVENT = {
  ...{ nameZh: '', nameEn: '', date: '2021-10-18', datePrecision: 'day', placeId: 'V1', districtId: 'D1' },
  ...{ summaryZh: '', summaryEn: '' },
}
const INDICATOR = { topic: 'count', labelZh: '', labelEn: '', unit: 'item', comparison: 'exact', position: 0 }
const DETAIL = { topic: 'aim', textZh: '', textEn: '', position: 0 }
const AT = { lng: 120.6, lat: 31.3, precision: 'site' }

const CHECK = '23514'
const FOREIGN_KEY = '23503'
const RESTRICT = '23001'
const UNIQUE = '23505'
const NOT_NULL = '23502'

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase()
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
beforeEach(async () => {
  await client.query('begin')
  await insert('District', { id: 'D1', ...DISTRICT })
  await insert('Project', { id: 'P1', slug: 'p1', ...PROJECT })
  await insert('Place', { id: 'V1', slug: 'v1', ...PLACE })
  await insert('Event', { id: 'E1', slug: 'e1', ...EVENT })
})
afterEach(() => client.query('rollback'))
afterAll(async () => {
  await client?.end()
  await server?.stop()
})

async function insert(table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`)
  const values = columns.map((_, i) => `$${i + 1}`)
  await client.query(`insert into "${table}" (${columns.join()}) values (${values.join()})`, Object.values(row))
}

const project = (columns: Row) => insert('Project', { id: 'P2', slug: 'p2', ...PROJECT, ...columns })
const indicator = (columns: Row) => insert('Indicator', { id: 'I1', ...INDICATOR, ...columns })
const detail = (columns: Row) => insert('Detail', { id: 'T1', ...DETAIL, ...columns })

describe('the database takes', () => {
  it.each<[string, () => Promise<void>]>([
    ['a project known to its district alone', () => project({})],
    ['a project known to its city alone', () => project({ precision: 'city' })],
    ['a project at its site', () => project(AT)],
    ['a project at the edge of the world', () => project({ ...AT, lng: -180, lat: 90 })],
    ['an amount with its kind', () => project({ amountCny: 52_200_000_000, amountKind: 'total' })],
    ['an amount of nothing', () => project({ amountCny: 0, amountKind: 'total' })],
    ['a figure of a district', () => indicator({ districtId: 'D1', value: 68 })],
    ['a figure of an event without a value', () => indicator({ eventId: 'E1' })],
    ['a detail of a project', () => detail({ projectId: 'P1' })],
    ['a detail of an event', () => detail({ eventId: 'E1' })],
  ])('%s', async (_, write) => {
    await expect(write()).resolves.toBeUndefined()
  })
})

describe('the database refuses', () => {
  it.each<[string, string, () => Promise<void>]>([
    ['half a position', CHECK, () => project({ lng: 120.6, precision: 'site' })],
    ['the other half', CHECK, () => project({ lat: 31.3, precision: 'site' })],
    ['a site without a position', CHECK, () => project({ precision: 'site' })],
    ['a position for what is known to its district alone', CHECK, () => project({ ...AT, precision: 'district' })],
    ['a position for what is known to its city alone', CHECK, () => project({ ...AT, precision: 'city' })],
    ['a longitude beyond 180°', CHECK, () => project({ ...AT, lng: 180.01 })],
    ['a latitude beyond 90°', CHECK, () => project({ ...AT, lat: -90.01 })],
    ['latitude and longitude swapped', CHECK, () => project({ ...AT, lng: 31.3, lat: 120.6 })],
    ['a longitude that is no number', CHECK, () => project({ ...AT, lng: Number.NaN })],
    ['a negative amount', CHECK, () => project({ amountCny: -1, amountKind: 'total' })],
    ['an amount of no kind', CHECK, () => project({ amountCny: 1 })],
    ['a kind of no amount', CHECK, () => project({ amountKind: 'total' })],
    ['a figure of two things', CHECK, () => indicator({ districtId: 'D1', eventId: 'E1' })],
    ['a detail of nothing', CHECK, () => detail({})],
    ['a detail of two things', CHECK, () => detail({ projectId: 'P1', eventId: 'E1' })],
    ['a project in no district', FOREIGN_KEY, () => project({ districtId: 'D9' })],
    ['a project without a precision', NOT_NULL, () => project({ precision: null })],
    ['two projects at one address', UNIQUE, () => project({ slug: 'p1' })],
    [
      'a district that goes while projects are in it',
      RESTRICT,
      () => client.query(`delete from "District"`).then(() => {}),
    ],
  ])('%s', async (_, code, write) => {
    await expect(write()).rejects.toMatchObject({ code })
  })
})

it('what belongs to a project goes with it, and what it only named stays', async () => {
  await detail({ projectId: 'P1' })
  await insert('Milestone', {
    id: 'M1',
    projectId: 'P1',
    kind: 'announced',
    date: '2021-10-18',
    datePrecision: 'day',
    eventId: 'E1',
  })
  await client.query(`delete from "Project"`)
  for (const table of ['Detail', 'Milestone']) expect((await client.query(`select from "${table}"`)).rowCount).toBe(0)
  expect((await client.query(`select from "Event"`)).rowCount).toBe(1)
})
