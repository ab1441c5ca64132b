/** What leaves a map of made-up records says so: files, pictures of links, descriptions. */

import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pictureOf } from '#app/metadata'
import { drawLinkPreview } from '#app/og/draw'
import { picturedPage } from '#app/og/pictured-page'
import { parseView } from '#geo/url/view-url'
import { pool } from '#prisma/client'
import { queryOf } from '#prisma/query'
import { writeSyntheticMark } from '#prisma/seed/synthetic-mark'
import { startSeeded } from '../../support/app'

const { GET } = await import('#app/export/compare/[locale]/[file]/route')
const WORDS = { zh: '合成数据', en: 'Synthetic data' } as const
let stop: () => Promise<void>
let real: Buffer

const preview = async () =>
  drawLinkPreview((await picturedPage({ locale: 'en', path: '/', view: parseView(new URLSearchParams()) }))!)

beforeAll(async () => {
  stop = await startSeeded()
  real = (await preview()).png
  expect(JSON.stringify(await pictureOf('en', '/', 'A', 'B', ''))).not.toContain(WORDS.en)
  await writeSyntheticMark(queryOf(pool()), 'projects=1 seed=1')
  // As of a process that starts with it: a mark is read once.
  Object.assign(globalThis, { landingSynthetic: undefined })
})
afterAll(() => stop?.())

async function fetched(file: string, locale: string): Promise<Response> {
  const request = new Request(`http://localhost/export/compare/${locale}/${file}?areas=d:320571~d:320505`)
  return GET(request, { params: Promise.resolve({ locale, file }) })
}

it.each(['zh', 'en'] as const)('in %s every file of a comparison does, in its name too', async (locale) => {
  const csv = await fetched('table.csv', locale)
  expect((await csv.text()).slice(0, 40)).toContain(WORDS[locale])
  expect(csv.headers.get('content-disposition')).toContain('filename="synthetic-')
  const book = Buffer.from(await (await fetched('table.xlsx', locale)).arrayBuffer())
  for (const sheet of [1, 2]) expect(JSON.stringify((await readSheet(book, sheet))[0])).toContain(WORDS[locale])
  const { provenance } = (await (await fetched('areas.geojson', locale)).json()) as { provenance: object }
  expect(JSON.stringify(provenance)).toContain(WORDS[locale])
})

it('the picture of a link and its text do', async () => {
  const { png, missing } = await preview()
  expect(png.equals(real)).toBe(false)
  expect(missing).toEqual([])
  const { openGraph, description } = await pictureOf('en', '/', 'A', 'B', '')
  expect(description).toContain(WORDS.en)
  expect(openGraph!.description).toContain(WORDS.en)
})
