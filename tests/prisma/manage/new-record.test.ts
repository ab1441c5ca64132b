import { afterAll, beforeAll, expect, it } from 'vitest'
import { database, disconnect } from '#prisma/client'
import { newEntries } from '#prisma/manage/new-record'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { ACTORS, SIP } from '../write/support'

let test: TestDatabase

beforeAll(async () => {
  test = await startTestDatabase()
  process.env.DATABASE_URL = test.url
  await seed(test.url)
})
afterAll(async () => {
  await disconnect()
  await test.stop()
})

it.each([
  ['project', { 'columns.districtId': SIP }],
  ['place', { 'columns.districtId': SIP, 'columns.cityId': '320500' }],
  ['indicator', { 'columns.districtId': SIP, 'columns.comparison': 'exact', 'columns.position': '0' }],
  ['organisation', {}],
  ['source', {}],
] as const)('a new %s of an editor of one district begins with %j', async (type, entries) => {
  expect(await newEntries(type, ACTORS.sip)).toEqual(entries)
})

it('names no district to those who may edit all, and no city where districts lie in several', async () => {
  expect(await newEntries('place', ACTORS.reviewer)).toEqual({ 'columns.cityId': '320500' })
  const district = await database().district.findFirstOrThrow()
  await database().district.update({ where: { id: district.id }, data: { cityId: '440300' } })
  expect(await newEntries('place', ACTORS.reviewer)).toEqual({})
})
