import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventMarks } from '#app/event-marks'
import { disconnect } from '#prisma/client'
import { getEvent, getEvents } from '#prisma/read/events'
import { seed } from '#prisma/seed/seed'
import { table } from '#prisma/tables'
import { query } from '#prisma/transaction'
import { startTestDatabase, type TestDatabase } from '../support/database'

let server: TestDatabase
const e = table('Event')

const addEvent = (id: string, placeId: string | null, districtId: string | null) =>
  query(
    `INSERT INTO ${e} (${e.id}, ${e.slug}, ${e.nameZh}, ${e.nameEn}, ${e.date}, ${e.datePrecision}, ${e.placeId}, ${e.districtId},
      ${e.categoriesZh}, ${e.categoriesEn}, ${e.summaryZh}, ${e.summaryEn})
      VALUES ($1, lower($1), $1, $1, '2022-01-01', 'day', $2, $3, '{}', '{}', $1, $1)`,
    [id, placeId, districtId],
  )

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url)
  await addEvent('SAME-VENUE', 'V1', '320507')
  await addEvent('NO-PLACE', null, '320506')
  await addEvent('WHOLE-CITY', 'V1', null)
  await addEvent('AT-HOME', 'K1', '320571')
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

describe('the map of events', () => {
  it('has one mark for a venue with a way to each district, and none for what has no way', async () => {
    const marks = await eventMarks('zh')
    const shenzhen = marks.find(({ href }) => href === '/events')!
    expect(shenzhen.lines).toHaveLength(2)
    expect(shenzhen.label).toMatch(/^深圳\n\d+ 场签约活动$/)
    expect(new Set(marks.map(({ venue }) => venue.join()))).toHaveLength(marks.length)
    expect(marks.map(({ id }) => id)).not.toContain('NO-PLACE')
    expect(marks.map(({ id }) => id)).not.toContain('WHOLE-CITY')
  })
})

describe('an event', () => {
  it('may be of the whole city, and its source may not say where it was', async () => {
    expect(await getEvent('whole-city')).toMatchObject({ district: null, place: { id: 'V1' } })
    expect(await getEvent('no-place')).toMatchObject({ district: { id: '320506' }, place: null })
    expect((await getEvents()).map(({ slug }) => slug)).toContain('whole-city')
  })
})
