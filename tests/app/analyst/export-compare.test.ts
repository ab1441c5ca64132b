import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { query } from '#prisma/transaction'
import { startSeeded } from '../../support/app'

const { GET } = await import('#app/export/compare/[locale]/[file]/route')
const EVIL = '=HYPERLINK("http://evil.example";"x")'
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
  // All of them are among the nearest pairs of SIP, which begin with a name.
  await query(`UPDATE "Project" SET "nameZh" = $1, "nameEn" = $1 WHERE "lng" IS NOT NULL`, [EVIL])
  await query(`UPDATE "Source" SET "titleZh" = $1, "titleEn" = $1`, ['@SUM(1)'])
})
afterAll(() => stop?.())

async function fetched(file: string, locale: string, more = ''): Promise<Buffer> {
  const request = new Request(`http://localhost/export/compare/${locale}/${file}?areas=d:320571~d:320505${more}`)
  const response = await GET(request, { params: Promise.resolve({ locale, file }) })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const texts = (rows: readonly (readonly unknown[])[]) => rows.flat().filter((cell) => typeof cell === 'string')
const RUN = /^\s*[=+\-@]/

it.each(['zh', 'en'])('in %s no cell of a table is a formula, whatever a project is called', async (locale) => {
  const csv = texts(Papa.parse<string[]>((await fetched('table.csv', locale)).toString().slice(1)).data)
  const book = await fetched('table.xlsx', locale)
  const sheets = await Promise.all([1, 2].map((sheet) => readSheet(book, sheet)))
  const cells = [...csv.filter((text) => !/^-?[\d.]+(e-\d+)?$/.test(text)), ...texts(sheets.flat())]
  expect(cells.filter((text) => text.includes('HYPERLINK'))).toHaveLength(2)
  expect(cells.filter((text) => RUN.test(text))).toEqual([])
})

it.each(['zh', 'en'])('in %s what is copied has the rows of the file, without formulas or breaks', async (locale) => {
  const csv = Papa.parse<string[]>((await fetched('table.csv', locale)).toString().slice(1)).data
  const lines = (await fetched('table.tsv', locale))
    .toString()
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(Boolean)
  const flat = (cell: string) => cell.replace(/\s+/g, ' ').trim()
  const copied = lines.map((line) =>
    line.split('\t').map((cell) => flat(cell.replace(/^"|"$/g, '').replaceAll('""', '"'))),
  )
  expect(copied).toEqual(csv.filter((row) => row.some(Boolean)).map((row) => row.map(flat)))
})

it('the picture of the table says its filter, and is drawn as wide as it says', async () => {
  const svg = (await fetched('table.svg', 'en', '&sector=research')).toString()
  expect(svg).toMatch(/^<svg [^>]*width="1400"/)
  expect(svg).toContain('Research')
  const png = await fetched('table.png', 'en')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(2 * 1400)
})
