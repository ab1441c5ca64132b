/** Exported lists of events, places, organisations, figures and sources, with odd contents, come back as the same. */

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_LISTS } from '#geo/export/record-columns'
import type { SheetRecord } from '#geo/import/sheets/sheet-record'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { query } from '#prisma/transaction'
import { checked } from '../../prisma/import/sheets/support'
import { person, read, settled } from '../../prisma/import/support'
import { startSeeded } from '../../support/app'

const { GET } = await import('#app/export/records/[locale]/[file]/route')
const { checkWith } = await import('#prisma/import/actions')
const EVIL = `=HYPERLINK("http://evil.example";"x")`
const QUOTED = `他说"一、二；三|四"，\n再说'五'`
let stop: () => Promise<void>

const cite = (record: string, id: string, field: string, sourceId: string) =>
  query(
    `INSERT INTO "Citation" ("id", "sourceId", "record", "recordId", "field") VALUES (gen_random_uuid()::text, $1, $2, $3, $4)`,
    [sourceId, record, id, field],
  )

beforeAll(async () => {
  stop = await startSeeded()
  await query(
    `INSERT INTO "Source" ("id", "titleZh", "titleEn", "publisherZh", "url", "publishedOn", "publishedPrecision", "noteEn")
      VALUES ('odd', $1, '-1 "quoted"', '某报', 'https://a.example.org/?a=1&b="2"', '2026-03-01', 'month', $2),
        ('bare', '没有网页的来源', 'No page', NULL, NULL, NULL, NULL, NULL)`,
    [EVIL, QUOTED],
  )
  await query(
    `INSERT INTO "Organisation" ("id", "slug", "nameZh", "nameEn", "aliases")
      VALUES ('odd', 'odd-body', $1, '@body', $2), ('twin', 'twin-body', $1, 'Another', '{}')`,
    [EVIL, ['甲；乙', '"丙"', '[丁]']],
  )
  await query(
    `INSERT INTO "Participation" ("id", "projectId", "organisationId", "role")
      SELECT gen_random_uuid()::text, p."id", 'odd', r FROM unnest(ARRAY['P01', 'P04']) p("id"), unnest(ARRAY['investor', 'operator']) r`,
    [],
  )
  await query(
    `INSERT INTO "Place" ("id", "slug", "kind", "nameZh", "nameEn", "aliases", "districtId", "cityId", "addressZh", "lng", "lat", "precision", "errorM", "operatorId")
      VALUES ('odd', 'odd-park', 'park', '1-2地块', '- Plot', $1, '320571', '320500', $2, 120.7123456, 31.3, 'park', 120, 'twin'),
        ('twin', 'twin-park', 'venue', '1-2地块', 'Plot', '{}', NULL, '440300', NULL, NULL, NULL, 'city', NULL, NULL)`,
    [['+甲', '乙、丙'], QUOTED],
  )
  await query(
    `INSERT INTO "Event" ("id", "slug", "nameZh", "nameEn", "sloganZh", "date", "datePrecision", "placeId", "districtId", "categoriesZh", "categoriesEn", "summaryZh", "summaryEn")
      VALUES ('odd', 'odd-event', '推介会', '=1+1', NULL, '2026-05-01', 'month', 'twin', NULL, '{}', '{}', $1, $2),
        ('twin', 'twin-event', '推介会', 'Promotion', '口号', '2026-05-01', 'month', 'odd', '320571', '{甲}', '{A}', $2, $1)`,
    [QUOTED, EVIL],
  )
  await query(
    `INSERT INTO "Indicator" ("id", "districtId", "eventId", "topic", "labelZh", "labelEn", "value", "unit", "comparison", "textZh", "textEn", "periodStart", "periodEnd", "periodPrecision", "position")
      VALUES ('odd1', '320571', NULL, 'economy', '跨年数', 'Across years', -12.5, 'percent', 'about', NULL, NULL, '2022-07-01', '2023-06-30', 'month', 90),
        ('odd2', NULL, NULL, 'economy', '全市数', 'Of the city', 1234567890123, 'cny', 'more-than', NULL, NULL, '2023-01-01', '2023-12-31', 'year', 91),
        ('odd3', NULL, 'odd', 'signing', '=签约', 'signed', NULL, 'projects', 'exact', $1, $2, NULL, NULL, NULL, 92),
        ('odd4', '320571', NULL, 'economy', '同名数', 'Same', 1, 'percent', 'exact', NULL, NULL, '2023-01-01', '2023-12-31', 'year', 93),
        ('odd5', '320571', NULL, 'economy', '同名数', 'Same', 2, 'percent', 'exact', NULL, NULL, '2023-01-01', '2023-12-31', 'year', 94)`,
    [QUOTED, EVIL],
  )
  for (const [record, ids, field] of [
    ['organisation', ['odd', 'twin'], 'name'],
    ['place', ['odd', 'twin'], 'name'],
    ['event', ['odd', 'twin'], 'name'],
    ['indicator', ['odd1', 'odd2', 'odd3', 'odd4'], 'value'],
  ] as const)
    for (const id of ids) await cite(record, id, field, 'odd')
  // A value with another source than most, one with two, and a figure without any.
  await cite('event', 'odd', 'date', 'S1')
  await cite('place', 'odd', 'location', 'S1')
  await cite('place', 'odd', 'location', 'bare')
  await cite('indicator', 'odd5', 'value', 'bare')
  await query(
    `INSERT INTO "Citation" ("id", "sourceId", "record", "recordId", "field")
      SELECT gen_random_uuid()::text, 'bare', 'participation', "id", 'role' FROM "Participation" WHERE "organisationId" = 'odd'`,
    [],
  )
}, 120_000)
afterAll(() => stop?.())

const ask = (file: string, locale: string) =>
  GET(new Request(`http://localhost/export/records/${locale}/${file}`), { params: Promise.resolve({ locale, file }) })

async function fetched(file: string, locale: Locale): Promise<Buffer> {
  const response = await ask(file, locale)
  expect(response.status, file).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const cases = LOCALES.flatMap((locale) =>
  RECORD_LISTS.flatMap((list) => ['csv', 'xlsx'].map((format) => [list, format, locale] as const)),
)
const MODEL = {
  events: 'Event',
  places: 'Place',
  organisations: 'Organisation',
  indicators: 'Indicator',
  sources: 'Source',
}

const changed = (before: object | undefined, after: object) => {
  const was = new Map<string, unknown>(Object.entries(before ?? {}))
  return Object.entries(after).filter(([key, value]) => JSON.stringify(was.get(key)) !== JSON.stringify(value))
}

async function rowsOff(id: string): Promise<unknown[]> {
  const rows = await query<{ cells: string[]; problems: object[]; sheet: SheetRecord[] | null }>(
    `SELECT "cells", "problems", "reading"->'sheet' AS "sheet" FROM "ImportRow" WHERE "importId" = $1 AND ("isBad" OR "verdict" IS DISTINCT FROM 'same')`,
    [id],
  )
  return rows.map(({ cells, problems, sheet }) => [
    ...[cells.join('|'), problems],
    ...(sheet ?? []).map(({ before, after }) => [
      changed(before?.columns, after.columns),
      changed(before?.cites, after.cites),
    ]),
  ])
}

describe('an exported list', () => {
  it.each(cases)('of %s as %s in %s comes back as the same', async (list, format, locale) => {
    const batch = await checked(await person('admin'), await fetched(`${list}.${format}`, locale), `${list}.${format}`)
    expect(batch.settings.sheet?.kind).toBe(list)
    expect(await rowsOff(batch.id)).toEqual([])
    const [{ n }] = (await query(`SELECT count(*)::int AS "n" FROM "${MODEL[list]}"`, [])) as [{ n: number }]
    expect(batch.counts!.same).toBeGreaterThanOrEqual(n)
  })

  it.each(LOCALES)('of places as GeoJSON in %s comes back as the same', async (locale) => {
    const admin = await person('admin')
    const { id, settings } = await read(admin, await fetched('places.geojson', locale), 'places.geojson')
    await checkWith(admin, id, { ...settings, datum: 'wgs84' })
    const batch = await settled(admin, id)
    expect(batch.settings.sheet?.kind).toBe('places')
    expect(await rowsOff(id)).toEqual([])
    expect(batch.counts).toMatchObject({ new: 0, changed: 0, bad: 0, left: 0 })
  })

  it.each([
    ['events', '活动名称', '推介会', '改了名的会'],
    ['places', '地点名称', '1-2地块', '1-3地块'],
    ['organisations', '机构名称', EVIL, '改了名的机构'],
    ['sources', '标题', EVIL, '改了名的来源'],
  ] as const)('of %s may be changed by hand, names too', async (list, heading, before, after) => {
    const rows = Papa.parse<string[]>((await fetched(`${list}.csv`, 'zh')).toString().slice(1).trimEnd()).data
    const [head] = rows
    const own = rows.filter((row, i) => i === 0 || row[0]!.startsWith('odd'))
    const text = Papa.unparse(
      own.map((row) => row.map((cell, i) => (head![i] === heading && cell.endsWith(before) ? after : cell))),
    )
    const batch = await checked(await person('admin'), Buffer.from(text), `${list}.csv`)
    const [bad] = await query(`SELECT "cells", "problems" FROM "ImportRow" WHERE "importId" = $1 AND "isBad"`, [
      batch.id,
    ])
    expect(bad).toBeUndefined()
    expect(batch.counts).toMatchObject({ new: 0, bad: 0 })
    expect(batch.counts!.changed).toBeGreaterThan(0)
  })

  it('needs a source for what is new, and none for what is there', async () => {
    const rows = Papa.parse<string[]>((await fetched('organisations.csv', 'zh')).toString().slice(1).trimEnd()).data
    const at = rows[0]!.indexOf('来源')
    const unsourced = rows.map((row, i) => (i === 0 ? row : row.with(at, '')))
    const more = [
      ...unsourced,
      rows[0]!.map((heading) =>
        heading === '参与项目'
          ? 'P04'
          : heading === '角色'
            ? '投资方'
            : heading === '机构名称'
              ? '没有来源的新机构'
              : '',
      ),
    ]
    const batch = await checked(await person('admin'), Buffer.from(Papa.unparse(more)), 'organisations.csv')
    expect(batch.counts).toMatchObject({ new: 0, changed: 0, bad: 1 })
  })

  it.each([
    ['events.pdf', 'zh'],
    ['users.csv', 'zh'],
    ['events.csv', 'fr'],
    ['events.geojson', 'zh'],
    ['events.csv.csv', 'zh'],
  ])('%s in %s is no file', async (file, locale) => {
    expect((await ask(file, locale)).status).toBe(404)
  })
})
