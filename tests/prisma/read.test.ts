import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#prisma/client'
import { getDistrict, getDistrictRecords, getDistricts } from '#prisma/read/districts'
import { getEvent, getEvents } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import { getSources } from '#prisma/read/sources'
import { foundingData } from '#prisma/seed/data'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../support/database'

let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await seed(server.url, foundingData)
})
afterAll(async () => {
  await disconnect()
  await server?.stop()
})

const S1 = { sourceId: 'S1', reach: 'nothing', locator: null }

describe('a project', () => {
  it('is read with its place, partner, details and sources', async () => {
    const project = await getProject('shanghai-university-innovation-center')
    expect(project).toMatchObject({
      id: 'P01',
      no: 1,
      nameEnOfficial: false,
      sector: 'biomed',
      status: null,
      district: { slug: 'sip', short: { zh: '园区', en: 'SIP' } },
      place: {
        slug: 'sip-25-park',
        address: { zh: '东长路88号', en: '88 Dongchang Road' },
        operator: { zh: '新建元集团', en: 'New Jianyuan Group' },
        cites: { operator: [S1], address: [{ sourceId: 'G1' }] },
      },
      location: { position: [120.77254, 31.31038], precision: 'park', errorM: 250 },
      amountCny: null,
      amountKind: null,
      organisations: [{ name: { zh: '上海大学', en: 'Shanghai University' }, role: 'partner', cites: [S1] }],
      milestones: [],
    })
    expect(project!.details.map(({ topic }) => topic)).toEqual(['plan', 'functions', 'platforms', 'aims'])
    expect(project!.cites.location?.map(({ sourceId }) => sourceId)).toEqual(['G1', 'S1'])
    expect(project!.sources.map(({ id }) => id)).toEqual(['G1', 'S1'])
  })

  it('with an amount says whose figure it is, and its milestones stand by date', async () => {
    const project = await getProject('tencent-digital-industry-base')
    expect(project).toMatchObject({ amountCny: 8_000_000_000, amountKind: 'total', status: 'founded', place: null })
    expect(project!.cites.amountCny).toEqual([{ sourceId: 'S2', reach: 'home', locator: null }])
    expect(project!.milestones).toMatchObject([
      { kind: 'founded', date: '2021-09-29', precision: 'day', event: null, cites: [{ sourceId: 'S3' }] },
      { kind: 'announced', date: '2021-10-18', event: { slug: 'snd-greater-bay-2021' }, cites: [S1] },
    ])
  })

  it.each(foundingData.projects.map(({ slug }) => slug))(
    '%s is plain JSON and lists every source it cites',
    async (slug) => {
      const project = (await getProject(slug))!
      expect(JSON.parse(JSON.stringify(project))).toEqual(project)
      const { sources, ...rest } = project
      const cited = [...new Set(Array.from(JSON.stringify(rest).matchAll(/"sourceId":"(\w+)"/g), (match) => match[1]))]
      expect(sources.map(({ id }) => id)).toEqual(cited.sort())
    },
  )

  it('has no position exactly where it is known to its district only', async () => {
    for (const { slug } of foundingData.projects) {
      const { location } = (await getProject(slug))!
      expect(location.position === null).toBe(location.precision === 'district' || location.precision === 'city')
    }
  })
})

describe('a district', () => {
  it('is read with its figures in order and its events', async () => {
    const district = (await getDistrict('snd'))!
    expect(district).toMatchObject({
      id: '320505',
      kind: 'high-tech-zone',
      name: { zh: '苏州高新区', en: 'Suzhou High-tech Zone (SND)' },
      aliases: ['虎丘区', 'Huqiu District', 'SND', 'Suzhou New District'],
      events: [{ slug: 'snd-greater-bay-2021' }],
    })
    expect(district.indicators.map(({ id, value }) => [id, value])).toEqual([
      ['X7.gdp', 167_580_000_000],
      ['X7.growth', 10.1],
      ['X6.area', 223.36],
      ['I9.projects', 68],
      ['I9.amount', 52_200_000_000],
      ['I10.standing', null],
    ])
  })

  it('figure carries comparison, unit, period and source', async () => {
    const { indicators } = (await getDistrict('sip'))!
    expect(indicators.find(({ id }) => id === 'I6.revenue')).toMatchObject({
      value: 14_900_000_000,
      unit: 'cny',
      comparison: 'more-than',
      text: null,
      period: { start: '2021-01-01', end: '2021-08-31', precision: 'month' },
      cites: [S1],
    })
    expect(indicators.find(({ id }) => id === 'X5.area')).toMatchObject({ period: null, cites: [{ sourceId: 'S6' }] })
  })

  it('without figures has its name and shape only, and their source', async () => {
    const district = (await getDistrict('gusu'))!
    expect(district).toMatchObject({ summary: null, indicators: [], events: [] })
    expect(district.sources.map(({ id }) => id)).toEqual(['G3'])
  })

  it('list holds all ten, in order of their codes', async () => {
    const districts = await getDistricts()
    const codes = [320505, 320506, 320507, 320508, 320509, 320571, 320581, 320582, 320583, 320585]
    expect(districts.map(({ id }) => Number(id))).toEqual(codes)
    expect(districts[5]).toMatchObject({ slug: 'sip', kind: 'development-zone', cityId: '320500' })
  })

  it.each([[['snd', 'sip']], [['sip', 'snd']], [['sip', 'atlantis', 'gusu']], [[]]])(
    'records of %j come in that order, without those that do not exist',
    async (slugs) => {
      const records = await getDistrictRecords(slugs)
      expect(records.map(({ slug }) => slug)).toEqual(slugs.filter((slug) => slug !== 'atlantis'))
    },
  )
})

describe('an event', () => {
  it('is read with figures, categories and what was launched there', async () => {
    const event = (await getEvent('snd-greater-bay-2021'))!
    expect(event).toMatchObject({
      date: '2021-10-18',
      datePrecision: 'day',
      place: {
        slug: 'shenzhen-venue',
        cityId: '440300',
        location: { position: null, precision: 'city', errorM: null },
      },
      district: { slug: 'snd' },
    })
    expect(event.categories).toHaveLength(5)
    expect(event.categories[0]).toEqual({ zh: '产城融合', en: 'City–industry integration' })
    expect(event.indicators.map(({ id, value }) => [id, value])).toEqual([
      ['E1.count', 68],
      ['E1.amount', 52_200_000_000],
    ])
    expect(event.details.map(({ topic }) => topic)).toEqual(['traits', 'service'])
    expect(event.projects.map(({ id, milestone }) => `${id} ${milestone}`)).toEqual([
      ...['P13 announced', 'P14 announced', 'P15 announced'],
      ...['P16 unveiled', 'P17 unveiled', 'P18 unveiled', 'P19 unveiled', 'P20 unveiled'],
    ])
    expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  })

  it('cites the second source for its figures and not for its day', async () => {
    const event = (await getEvent('snd-greater-bay-2021'))!
    for (const { cites } of event.indicators) expect(cites.map(({ sourceId }) => sourceId)).toEqual(['S1', 'S4'])
    expect(event.cites.date).toEqual([S1])
  })

  it('list holds it in short', async () => {
    expect(await getEvents()).toMatchObject([{ id: 'E1', date: '2021-10-18', district: { slug: 'snd' } }])
  })
})

it('sources come in order of id, with the date as exactly as it is known', async () => {
  const sources = await getSources()
  expect(sources.map(({ id }) => id)).toEqual([
    'G1',
    'G2',
    'G3',
    'G4',
    'G5',
    'S1',
    'S2',
    'S3',
    'S4',
    'S5',
    'S6',
    'S7',
    'S8',
  ])
  expect(sources.find(({ id }) => id === 'S1')?.published).toEqual({ date: '2021-10-01', precision: 'month' })
  expect(sources.find(({ id }) => id === 'S4')?.published).toEqual({ date: '2021-11-05', precision: 'day' })
  expect(sources.find(({ id }) => id === 'S3')?.published).toBeNull()
})

it.each(['nowhere', '', "' OR 1=1 --", 'P01'])('there is no record with the slug %j', async (slug) => {
  expect([await getProject(slug), await getDistrict(slug), await getEvent(slug)]).toEqual([null, null, null])
})
