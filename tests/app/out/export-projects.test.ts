import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FeatureCollection } from 'geojson'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXPORT_COLUMNS } from '#geo/export/columns'
import { LOCALES } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { closePasts, holdPast } from '#prisma/past/open'
import { pasts } from '#prisma/past-context'
import { query } from '#prisma/transaction'
import { checked, person } from '../../prisma/import/support'
import { startSeeded } from '../../support/app'
import { temporaryFolder } from '../../support/database'
import { gdal, whyNoGdal } from '../../support/gdal'

const { GET } = await import('#app/export/projects/[locale]/[file]/route')
const EVIL = `=HYPERLINK("http://evil.example";"x")`
const MARKUP = '<b>&amp; ]]>'
const FILES = ['projects.csv', 'projects.xlsx', 'projects.geojson', 'projects.kml'] as const
const SECRET = 'not published yet'
let stop: () => Promise<void>
let count: number

beforeAll(async () => {
  stop = await startSeeded()
  const slugs = await query<{ slug: string }>('SELECT "slug" FROM "Project" ORDER BY "no"', [])
  const [foreign, about, twice] = slugs.map(({ slug }) => slug)
  await query(`UPDATE "Project" SET "aliases" = $1 WHERE "slug" = $2`, [[EVIL, MARKUP], twice])
  await query(
    `UPDATE "Project" SET "amountCny" = NULL, "amountForeign" = 30000000, "amountCurrency" = 'USD', "amountKind" = 'total'
      WHERE "slug" = $1`,
    [foreign],
  )
  await query(
    `UPDATE "Project" SET "amountCny" = 123456789, "amountKind" = 'agreed', "amountComparison" = 'more-than' WHERE "slug" = $1`,
    [about],
  )
  await query(
    `INSERT INTO "Milestone" ("id", "projectId", "kind", "date", "datePrecision")
      SELECT 'm' || n, "id", 'signed', ('2020-0' || n || '-01')::date, 'month' FROM "Project", generate_series(1, 2) n WHERE "slug" = $1`,
    [twice],
  )
  await query(
    `INSERT INTO "Draft" ("record", "recordId", "slug", "nameZh", "nameEn", "districtIds", "state", "version", "values", "updatedBy")
      VALUES ('project', 'hidden', 'hidden', $1, $1, '{}', 'draft', 1, '{"columns":{},"cites":{},"parts":{}}', 'x')`,
    [SECRET],
  )
  count = slugs.length
})
afterAll(async () => {
  await closePasts()
  await stop?.()
})

const ask = (file: string, search = '', locale = 'zh') =>
  GET(new Request(`http://localhost/export/projects/${locale}/${file}${search}`), {
    params: Promise.resolve({ locale, file }),
  })

async function fetched(file: string, search = '', locale = 'zh'): Promise<Buffer> {
  const response = await ask(file, search, locale)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const rowsOf = (bytes: Buffer) => Papa.parse<string[]>(bytes.toString().slice(1).trimEnd()).data
const columnOf = (rows: string[][], heading: string) => rows.slice(1).map((row) => row[rows[0]!.indexOf(heading)]!)

describe('a CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and holds every project in words and in codes', async () => {
    const bytes = await fetched('projects.csv')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = rowsOf(bytes)
    expect(rows).toHaveLength(count + 1)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([EXPORT_COLUMNS.length]))
    const at = columnOf(rows, '标识').indexOf('alibaba-city-imagination-space')
    const cell = (heading: string) => columnOf(rows, heading)[at]
    expect([cell('产业'), cell('产业代码'), cell('位置精度'), cell('精度代码')]).toEqual([
      ...['数字文化', 'digital-culture', '仅知所在区', 'district'],
    ])
    expect(cell('各值出处代码')).toContain('sector=S1')
    expect(cell('各值出处')).toContain('产业：大项目落户苏州综述')
    expect(cell('网页')).toMatch(/\/projects\/alibaba-city-imagination-space$/)
    expect(Number(cell('数据版本'))).toBeGreaterThan(0)
    expect(cell('使用许可')).not.toBe('')
  })

  it('holds what the filter lets through, in the order of the list, and says so in words', async () => {
    const rows = rowsOf(await fetched('projects.csv', '?district=320505&sort=amount'))
    expect(new Set(columnOf(rows, '区划代码'))).toEqual(new Set(['320505']))
    expect(rows.length).toBeLessThan(count)
    const [filter] = columnOf(rows, '筛选条件')
    expect(filter).toContain('高新区')
    const amounts = columnOf(rows, '金额（元，数字）').filter(Boolean).map(Number)
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
  })

  it('has no cell that a spreadsheet would run', async () => {
    const cells = rowsOf(await fetched('projects.csv')).flat()
    expect(cells.filter((cell) => cell.includes('HYPERLINK'))).toHaveLength(1)
    expect(cells.filter((cell) => /^[=+@]|^-[^\d]/.test(cell))).toEqual([])
  })
})

it.each(LOCALES)(
  'in %s a workbook holds the same cells as the CSV, numbers as numbers, and says whose they are',
  async (locale) => {
    const csv = rowsOf(await fetched('projects.csv', '', locale))
    const book = await fetched('projects.xlsx', '', locale)
    const [sheet, about] = await Promise.all([1, 2].map((no) => readSheet(book, no)))
    expect(sheet!.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))).toEqual(
      csv.map((row) => row.map((cell) => cell)),
    )
    const amount = sheet![0]!.indexOf(locale === 'zh' ? '金额（元，数字）' : 'Amount in yuan')
    expect(sheet!.slice(1).map((row) => typeof row[amount])).toContain('number')
    expect(about!.map(([name]) => name)).toHaveLength(5)
  },
)

it('GeoJSON has a point where there is a position and none where not, and says revision, filter and licence once', async () => {
  const file = JSON.parse((await fetched('projects.geojson', '?district=320505')).toString()) as FeatureCollection & {
    revision: number
    filter: string
    licence: string
  }
  const rows = await query<{ no: number; lng: number | null }>(
    `SELECT "no", "lng" FROM "Project" WHERE "districtId" = '320505'`,
    [],
  )
  expect(file.features.map(({ id }) => id).toSorted()).toEqual(rows.map(({ no }) => no).toSorted())
  for (const { id, geometry } of file.features)
    expect(geometry === null).toBe(rows.find(({ no }) => no === id)!.lng === null)
  expect(file.features.some(({ geometry }) => geometry === null)).toBe(true)
  expect([typeof file.revision, file.filter.length > 0, file.licence.length > 0]).toEqual(['number', true, true])
})

it('KML is well formed, whatever a project is called', async () => {
  const parser = new SaxesParser()
  let placemarks = 0
  const texts: string[] = []
  parser.on('opentag', ({ name }) => {
    if (name === 'Placemark') placemarks++
  })
  parser.on('text', (text) => texts.push(text))
  parser.write((await fetched('projects.kml')).toString()).close()
  expect(placemarks).toBe(count)
  expect(texts.some((text) => text.includes(MARKUP))).toBe(true)
})

it.each(FILES)('%s: a list that is empty is a file all the same, and no draft is in any', async (file) => {
  expect((await fetched(file, '?sector=no-such-sector')).length).toBeGreaterThan(100)
  const bytes = await fetched(file)
  expect(bytes.includes(SECRET) || bytes.includes('hidden"')).toBe(false)
})

it.each(LOCALES.flatMap((locale) => FILES.map((file) => [file, locale] as const)))(
  '%s in %s comes back as the same',
  async (file, locale) => {
    const batch = await checked(await person('admin'), await fetched(file, '', locale), { datum: 'wgs84' }, file)
    const off = await query(
      `SELECT "no", "verdict", "problems", "differences" FROM "ImportRow" WHERE "importId" = $1 AND ("isBad" OR "verdict" <> 'same')`,
      [batch.id],
    )
    expect(off).toEqual([])
    expect(batch.counts).toMatchObject({ new: 0, changed: 0, same: count, doubtful: 0, bad: 0 })
  },
  60_000,
)

it.each(FILES)(
  '%s of the past leads to pages of that past, and comes back as the same',
  async (file) => {
    const { revision } = await currentSnapshot()
    const held = await holdPast(String(revision))
    if ('why' in held) throw new Error(held.why)
    const bytes = await pasts()
      .run(held.past, () => fetched(file, `?as-of=${revision}`))
      .finally(held.leave)
    const batch = await checked(await person('admin'), bytes, { datum: 'wgs84' }, file)
    expect(batch.counts).toMatchObject({ new: 0, changed: 0, same: count, doubtful: 0, bad: 0 })
    const texts = file.endsWith('xlsx') ? (await readSheet(bytes, 1)).flat().map(String) : [bytes.toString()]
    const pages = texts.flatMap((text) =>
      [...text.matchAll(/http:\/\/localhost:3000\/projects\/[^"<,\s]+/g)].map(String),
    )
    expect(pages).toHaveLength(count)
    for (const page of pages) expect(new URL(page).search, page).toBe(`?as-of=${revision}`)
    expect((await fetched(file)).includes('as-of')).toBe(false)
  },
  60_000,
)

it.each([
  ['projects.pdf', '', 404],
  ['projects.csv', '?no-such-filter=1', 400],
  ['projects.csv', '?sort=price', 400],
  ['projects.csv', '?bbox=1,2,3', 400],
])('%s%s answers %i', async (file, search, status) => {
  expect((await ask(file, search)).status).toBe(status)
})

const missing = whyNoGdal()
describe.skipIf(missing)('GDAL', () => {
  it.each([
    ['projects.geojson', 'GeoJSON'],
    ['projects.kml', 'LIBKML'],
    ['projects.csv', 'CSV'],
  ])('reads all of %s', async (file, driver) => {
    const folder = await temporaryFolder('landing-export-')
    try {
      const path = join(folder, file)
      await writeFile(path, await fetched(file))
      const summary = gdal('ogrinfo', '-ro', '-so', '-al', path)
      expect(summary).toContain(`using driver \`${driver}`)
      expect(summary).toContain(`Feature Count: ${count}`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
