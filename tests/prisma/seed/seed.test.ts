import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SeedError } from '#prisma/seed/check'
import { foundingData } from '#prisma/seed/data'
import { type SeedInput, TABLE_NAMES } from '#prisma/seed/schema'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { changed, withProject } from '../../support/seeds'
import { empty, everything, type Model, revision, rowsOf } from '../../support/tables'

const TOTAL = TABLE_NAMES.reduce((sum, table) => sum + foundingData[table].length, 0)

let server: TestDatabase
let client: pg.Client

beforeAll(async () => {
  server = await startTestDatabase()
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.stop()
})
beforeEach(() => empty(client))

const row = async (model: Model, id: string) => (await rowsOf(client, model)).find((one) => one.id === id)
const forgetWhole = () => client.query(`DELETE FROM "SeedRecord" WHERE "table" = 'seed'`)

describe('the first run', () => {
  it('writes every record in one revision', async () => {
    const before = await revision(client)
    expect(await seed(server.url, foundingData)).toEqual({ inserted: TOTAL, updated: 0, unchanged: 0, kept: 0 })
    expect(await revision(client)).toBe(before + 1)
  })

  it('numbers the projects from 1 in their order and makes them searchable', async () => {
    await seed(server.url, foundingData)
    const projects = await rowsOf(client, 'Project')
    expect(projects.map(({ no }) => no)).toEqual(projects.map((_, i) => i + 1))
    for (const { search } of projects) expect(search).toContain("'Bsuzhou")
  })

  it('is done once when starters race', async () => {
    const before = await revision(client)
    const results = await Promise.all(Array.from({ length: 5 }, () => seed(server.url, foundingData)))
    expect(results.map(({ inserted }) => inserted).sort((a, b) => b - a)).toEqual([TOTAL, 0, 0, 0, 0])
    expect(await revision(client)).toBe(before + 1)
  })
})

describe('a second run', () => {
  it.each([
    ['at once', async () => {}],
    ['compared record by record', forgetWhole],
  ])('changes nothing, %s', async (_, between) => {
    await seed(server.url, foundingData)
    const before = await everything(client)
    await between()
    expect(await seed(server.url, foundingData)).toEqual({ inserted: 0, updated: 0, unchanged: TOTAL, kept: 0 })
    expect(await everything(client)).toEqual(before)
  })
})

describe('the figures, events and corrections', () => {
  it('go into a fresh database, and are kept up there', async () => {
    const { inserted } = await seed(server.url)
    expect(inserted).toBeGreaterThan(TOTAL)
    const before = await everything(client)
    await forgetWhole()
    expect(await seed(server.url)).toEqual({ inserted: 0, updated: 0, unchanged: inserted, kept: 0 })
    expect(await everything(client)).toEqual(before)
    expect(await row('Project', 'P12')).toMatchObject({ precision: 'district', lng: null })
  })

  it('are never written into one that was there before', async () => {
    await seed(server.url, foundingData)
    const before = await everything(client)
    await forgetWhole()
    expect(await seed(server.url)).toEqual({ inserted: 0, updated: 0, unchanged: TOTAL, kept: 0 })
    expect(await everything(client)).toEqual(before)
  })
})

describe('a seed that has changed', () => {
  it('updates the rows that nobody touched, and their search, in one revision', async () => {
    await seed(server.url, foundingData)
    const [before, number] = [await row('Project', 'P03'), await revision(client)]
    const result = await seed(server.url, changed('projects', 'P03', { nameEn: 'Zebra headquarters tower' }))
    expect(result).toEqual({ inserted: 0, updated: 1, unchanged: TOTAL - 1, kept: 0 })
    const after = await row('Project', 'P03')
    expect(after).toMatchObject({ nameEn: 'Zebra headquarters tower', no: before!.no, slug: before!.slug })
    expect(after!.search).toContain("zebra'")
    expect(Date.parse(String(after!.updatedAt))).toBeGreaterThan(Date.parse(String(before!.updatedAt)))
    expect(await revision(client)).toBe(number + 1)
  })

  it('rewrites the search of projects when what they belong to is renamed', async () => {
    await seed(server.url, foundingData)
    await seed(server.url, changed('organisations', 'netease', { nameEn: 'Zebra' }))
    expect((await row('Project', 'P02'))!.search).toContain("zebra'")
    expect((await row('Project', 'P03'))!.search).not.toContain("zebra'")
  })

  it('makes projects of editors searchable by the new name of what they belong to', async () => {
    await seed(server.url, foundingData)
    await client.query(
      `INSERT INTO "Project" ("id", "slug", "nameZh", "nameEn", "kind", "sector", "districtId", "precision", "summaryZh", "summaryEn")
        VALUES ('own', 'own', '自', 'Own', 'base', 'services', '320508', 'district', '自', 'Own.')`,
    )
    await seed(server.url, changed('districts', '320508', { nameEn: 'Zebra' }))
    expect((await row('Project', 'own'))!.search).toContain("zebra'")
  })

  it('keeps what an editor changed, and updates the rest', async () => {
    await seed(server.url, foundingData)
    await client.query(`UPDATE "Project" SET "summaryEn" = 'Edited.' WHERE "id" = 'P03'`)
    const data = changed('projects', 'P03', { nameEn: 'Zebra' })
    const both = { ...data, projects: data.projects.map((p) => (p.id === 'P04' ? { ...p, nameEn: 'Okapi' } : p)) }
    expect(await seed(server.url, both)).toEqual({ inserted: 0, updated: 1, unchanged: TOTAL - 2, kept: 1 })
    expect(await row('Project', 'P03')).toMatchObject({
      summaryEn: 'Edited.',
      nameEn: 'Friendtimes headquarters tower',
    })
    expect(await row('Project', 'P04')).toMatchObject({ nameEn: 'Okapi' })
  })

  it('does not bring back what an editor deleted, nor what hung on it', async () => {
    await seed(server.url, foundingData)
    await client.query(`DELETE FROM "Project" WHERE "id" = 'P14'`)
    await client.query(`DELETE FROM "Citation" WHERE "record" = 'project' AND "recordId" = 'P14'`)
    const before = await everything(client)
    const { inserted, updated } = await seed(server.url, changed('projects', 'P14', { nameEn: 'Zebra' }))
    expect([inserted, updated]).toEqual([0, 0])
    expect({ ...(await everything(client)), SeedRecord: null }).toEqual({ ...before, SeedRecord: null })
  })

  it('adds nothing to a record that an editor deleted', async () => {
    await seed(server.url, foundingData)
    await client.query(`DELETE FROM "Project" WHERE "id" = 'P14'`)
    const milestone = { id: 'P14.opened', projectId: 'P14', kind: 'opened', date: '2022-01-01', datePrecision: 'year' }
    const citation = { id: 'new', sourceId: 'S1', record: 'milestone', recordId: 'P14.opened', field: 'date' }
    const { inserted } = await seed(server.url, {
      ...foundingData,
      milestones: [...foundingData.milestones, milestone],
      citations: [...foundingData.citations, citation],
    })
    expect(inserted).toBe(0)
    expect(await row('Milestone', 'P14.opened')).toBeUndefined()
  })

  it('leaves a record that has left the seed where it is', async () => {
    await seed(server.url, foundingData)
    const indicators = foundingData.indicators.filter(({ id }) => id !== 'X7.growth')
    const citations = foundingData.citations.filter(({ recordId }) => recordId !== 'X7.growth')
    await seed(server.url, { ...foundingData, indicators, citations })
    expect(await row('Indicator', 'X7.growth')).toMatchObject({ value: 10.1 })
  })

  it.each<[string, string, SeedInput]>([
    ['a new record', 'P99', withProject('P99', 'taken')],
    ['an update', 'P03', changed('projects', 'P03', { slug: 'taken' })],
  ])('gives way where %s would take a slug that an editor uses', async (_, id, data) => {
    await seed(server.url, foundingData)
    await client.query(`UPDATE "Project" SET "slug" = 'taken' WHERE "id" = 'P20'`)
    const before = await row('Project', id)
    await seed(server.url, data)
    expect(await row('Project', id)).toEqual(before)
    expect(await row('Project', 'P20')).toMatchObject({ slug: 'taken' })
  })
})

it('a run that fails half-way leaves the database as it was', async () => {
  const before = await everything(client)
  await client.query('ALTER TABLE "Citation" RENAME TO "Gone"')
  await expect(seed(server.url, foundingData)).rejects.toThrow(/Citation/)
  await client.query('ALTER TABLE "Gone" RENAME TO "Citation"')
  expect(await everything(client)).toEqual(before)
})

it('a broken seed leaves the database as it was', async () => {
  await seed(server.url, foundingData)
  const before = await everything(client)
  const broken = { ...changed('projects', 'P03', { nameEn: 'Zebra', sector: 'Gamez' }) }
  await expect(seed(server.url, broken)).rejects.toThrow(SeedError)
  expect(await everything(client)).toEqual(before)
})
