import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#geo/edit/roles'
import { DEFAULT_CHOICES } from '#geo/import/choices'
import { choose, dropBatch, startImport } from '#prisma/import/actions'
import { declineFigures, getFigureOffer, prepareFigures } from '#prisma/manage/figure-offer'
import { foundingData } from '#prisma/seed/data'
import { FIGURE_TABLES } from '#prisma/seed/figures/files'
import { seed } from '#prisma/seed/seed'
import { query } from '#prisma/transaction'
import { startEmpty, startSeeded } from '../../support/app'
import { person, SIP, settled } from '../import/support'

const NAMES = { corrections: 'corrections.csv', events: 'events.csv', indicators: 'indicators.csv' }

/** What readers see of it, by names rather than ids. */
const READ = {
  sources: `SELECT "titleZh", "titleEn", "publisherZh", "url", "publishedOn"::text, "noteZh", "noteEn" FROM "Source" ORDER BY 1, 4`,
  events: `SELECT e."nameZh", e."nameEn", e."date"::text, e."datePrecision", e."districtId", l."nameZh" AS "venue", l."cityId"
    FROM "Event" e LEFT JOIN "Place" l ON l."id" = e."placeId" ORDER BY 3, 1`,
  figures: `SELECT i."districtId", e."nameZh" AS "event", i."labelZh", i."labelEn", i."topic", i."unit", i."value"::float8, i."comparison",
      i."periodStart"::text, i."periodEnd"::text, i."periodPrecision", i."position",
      (SELECT array_agg(coalesce(s."url", s."titleZh") || coalesce(c."locatorZh", '') ORDER BY 1) FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
        WHERE c."record" = 'indicator' AND c."recordId" = i."id" AND c."field" = 'value') AS "sources"
    FROM "Indicator" i LEFT JOIN "Event" e ON e."id" = i."eventId" ORDER BY 1, 2, 3, 9, 10, 7, 8`,
  projects: `SELECT "id", "nameZh", "nameEn", "nameEnOfficial", "precision", "lng", "lat", "errorM", "placeId", "addressZh", "addressEn", "summaryZh", "summaryEn"
    FROM "Project" ORDER BY 1`,
  milestones: `SELECT "projectId", "kind", "date"::text, "datePrecision", "eventId" FROM "Milestone" ORDER BY 1, 2, 3`,
  details: `SELECT "projectId", "eventId", "topic", "textZh", "textEn" FROM "Detail" ORDER BY 1, 2, 3, 4`,
  places: `SELECT "nameZh", "nameEn", "kind", "districtId", "cityId", "precision" FROM "Place" ORDER BY 1, 5`,
} as const

const readAll = async () =>
  Object.fromEntries(await Promise.all(Object.entries(READ).map(async ([name, sql]) => [name, await query(sql, [])])))

async function withFresh<T>(work: () => Promise<T>): Promise<T> {
  const stop = await startEmpty()
  try {
    await seed(process.env.DATABASE_URL!)
    return await work()
  } finally {
    await stop()
  }
}

describe('a database of the version before', () => {
  let stop: () => Promise<void>
  let boss: Actor
  beforeAll(async () => {
    stop = await startSeeded()
    boss = await person('reviewer')
  })
  afterAll(() => stop?.())

  it('is offered them, an editor of a district is not', async () => {
    expect(await getFigureOffer(boss)).toEqual({
      counts: { corrections: 12, events: 12, indicators: 42 },
      prepared: [],
    })
    expect(await getFigureOffer(await person('editor', [SIP]))).toBeNull()
  })

  it('prepares each import once, with its preview, and writes nothing by itself', async () => {
    const before = await readAll()
    await Promise.all([prepareFigures(boss, NAMES), prepareFigures(boss, NAMES)])
    const { prepared } = (await getFigureOffer(boss))!
    expect(prepared.map(({ table }) => table)).toEqual(FIGURE_TABLES)
    const [row] = await query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "ImportBatch"`, [])
    expect(row!.n).toBe(3)
    for (const { id } of prepared)
      expect(await settled(boss, id)).toMatchObject({ state: 'preview', problem: null, counts: { bad: 0, same: 0 } })
    await prepareFigures(boss, NAMES)
    expect((await getFigureOffer(boss))!.prepared).toEqual(prepared)
    expect(await readAll()).toEqual(before)
  })

  it('offers anew what somebody has dropped', async () => {
    const { prepared } = (await getFigureOffer(boss))!
    const events = prepared.find(({ table }) => table === 'events')!
    await dropBatch(boss, events.id)
    expect((await getFigureOffer(boss))!.prepared.map(({ table }) => table)).toEqual(['corrections', 'indicators'])
    await prepareFigures(boss, NAMES)
    expect((await getFigureOffer(boss))!.prepared).toHaveLength(3)
  })

  it('takes them, and then holds what a fresh one holds; the offer is over', async () => {
    for (const { id } of (await getFigureOffer(boss))!.prepared) {
      await settled(boss, id)
      await choose(boss, id, { ...DEFAULT_CHOICES, state: 'published' })
      await startImport(boss, id)
      expect(await settled(boss, id)).toMatchObject({ state: 'done', problem: null })
    }
    expect(await getFigureOffer(boss)).toBeNull()
    const taken = await readAll()
    const result = await seed(process.env.DATABASE_URL!, null)
    expect(result).toMatchObject({ inserted: 0, updated: 0 })
    expect(await readAll()).toEqual(taken)
    const url = process.env.DATABASE_URL
    await stop()
    const fresh = await withFresh(readAll)
    stop = async () => {}
    process.env.DATABASE_URL = url
    expect(taken).toEqual(fresh)
  })
})

describe('what is declined', () => {
  it('stays declined', async () => {
    const stop = await startSeeded()
    try {
      const boss = await person('admin')
      await declineFigures(boss)
      expect(await getFigureOffer(boss)).toBeNull()
      await seed(process.env.DATABASE_URL!, foundingData)
      await prepareFigures(boss, NAMES)
      expect(await getFigureOffer(boss)).toBeNull()
      const [row] = await query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "ImportBatch"`, [])
      expect(row!.n).toBe(0)
    } finally {
      await stop()
    }
  })
})

it('a fresh database has them and is offered nothing', async () => {
  await withFresh(async () => expect(await getFigureOffer(await person('admin'))).toBeNull())
})
