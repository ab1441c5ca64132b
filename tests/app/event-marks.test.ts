import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventCollection, eventMarks } from '#app/event-marks'
import { mapOf } from '#app/picture'
import type { Bbox } from '#geo/filters'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { parseView } from '#geo/url/view-url'
import { disconnect } from '#prisma/client'
import { getEvent, getEvents } from '#prisma/read/events'
import { seed } from '#prisma/seed/seed'
import { table } from '#prisma/tables'
import { query } from '#prisma/transaction'
import { startTestDatabase, type TestDatabase } from '../support/database'
import { until } from '../support/until'

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
  await addEvent('WHOLE-CITY-AT-K1', 'K1', null)
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
  })
})

describe('the map of one event', () => {
  it('has its way alone, with its own figures, drawn at every zoom; the map of all has ways only far out', async () => {
    const [event] = (await getEvents()).filter(({ id }) => id === 'SAME-VENUE')
    const { events, camera } = await mapOf({
      ...{ locale: 'zh', path: `/events/${event!.slug}`, view: parseView(new URLSearchParams()) },
    })
    expect(events).toMatchObject([{ id: 'SAME-VENUE', href: '/events/same-venue', isAlone: true, lines: [{}] }])
    expect(camera).toHaveProperty('fit')
    const all = eventCollection(await eventMarks('zh')).features
    const alone = eventCollection(events).features
    const ways = (features: typeof all) => features.filter(({ geometry }) => geometry.type === 'LineString')
    expect(ways(alone).map(({ properties }) => properties)).toEqual([{ alone: true }])
    expect(ways(all).every(({ properties }) => !properties!.alone)).toBe(true)
  })
})

describe('an event of the whole city', () => {
  const marks = () => eventMarks('en')

  it('counts at its venue, and no line of it ends in a single district', async () => {
    const before = (await marks()).find(({ href }) => href === '/en/events')!
    await query(`DELETE FROM ${e} WHERE ${e.id} = 'WHOLE-CITY'`, [])
    await until(async () => (await marks()).every(({ label }) => label !== before.label))
    const after = (await marks()).find(({ venue }) => venue.join() === before.venue.join())!
    const countOf = (label: string) => Number(/\d+/.exec(label)![0])
    expect([countOf(before.label) - countOf(after.label), before.lines]).toEqual([1, after.lines])
    await addEvent('WHOLE-CITY', 'V1', null)
  })

  it('has a mark where its venue is known, and none at home where only the city is', async () => {
    const here = (await marks()).find(({ id }) => id === 'AT-HOME')!
    expect([here.label, here.lines.length]).toEqual(['Suzhou\n2 signing events', 1])
    const events = await getEvents()
    const atHome = events.filter(
      ({ district, place }) => !district && place?.cityId === '320500' && !place.location.position,
    )
    expect(atHome.length).toBeGreaterThan(0)
    const drawn = new Set((await marks()).map(({ id }) => id))
    expect(atHome.filter(({ id }) => drawn.has(id))).toEqual([])
  })

  it('is looked at in all of the city, not around where the city’s name is written', async () => {
    const [event] = (await getEvents()).filter(({ district, place }) => !district && place?.cityId === '320500')
    const { focus, snapshot, districts } = await mapOf({
      ...{ locale: 'zh', path: `/events/${event!.slug}`, view: parseView(new URLSearchParams()) },
    })
    const [west, south, east, north] = (focus.camera as { fit: Bbox }).fit
    expect(focus.districtId).toBeNull()
    for (const { id } of districts) {
      const [w, s, eastern, n] = shapeBbox(snapshot.shapes, id)!
      expect([w >= west, s >= south, eastern <= east, n <= north], id).toEqual([true, true, true, true])
    }
  })
})

describe('an event', () => {
  it('may be of the whole city, and its source may not say where it was', async () => {
    expect(await getEvent('whole-city')).toMatchObject({ district: null, place: { id: 'V1' } })
    expect(await getEvent('no-place')).toMatchObject({ district: { id: '320506' }, place: null })
    expect((await getEvents()).map(({ slug }) => slug)).toContain('whole-city')
  })
})
