/** No figure leaves without the filter that it was counted under: every output says it in words. */

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captionOf } from '#app/og/caption'
import { mapOf } from '#app/picture'
import { parseView } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { unpack } from '#prisma/zip'
import { startSeeded } from '../support/app'

const { GET } = await import('#app/export/compare/[locale]/[file]/route')
const home = await import('#app/[locale]/(map)/page')
const compare = await import('#app/[locale]/compare/page')

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

/** Queries, and what of them is said in Chinese and in English. */
const FILTERS: readonly [query: string, zh: string, en: string][] = [
  ['sector=research', '科学研究', 'Research'],
  ['status=unknown&kind=base', '未披露', 'Industry base'],
  ['since=2021-06-01&until=2021-12-31', '2021年6月1日', '1 June 2021'],
  ['min=1&max=50', '≥ 1', '≤ 50'],
  ['q=medical&event=E1&district=320505', '大湾区', 'medical'],
  ['area=c:120.7,31.3,9', '半径', 'Circle of 9 km radius'],
]
const CASES = FILTERS.flatMap(([query, zh, en]) =>
  LOCALES.map((locale) => [locale, query, { zh, en }[locale]] as const),
)
const AREAS = 'areas=d:320571~d:320505'

const pageOf = (locale: Locale, query: string) => ({
  params: Promise.resolve({ locale }),
  searchParams: Promise.resolve(Object.fromEntries(new URLSearchParams(query))),
})

async function exported(file: string, locale: Locale, query: string): Promise<Buffer> {
  const request = new Request(`http://localhost/export/compare/${locale}/${file}?${query}`)
  const response = await GET(request, { params: Promise.resolve({ locale, file }) })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

async function textOfWorkbook(bytes: Buffer): Promise<string> {
  let text = ''
  await unpack(bytes, 1 << 24, (_, piece) => {
    text += piece.toString()
  })
  return text.replaceAll('&quot;', '"')
}

describe.each(CASES)('in %s, %s', (locale, query, words) => {
  it('stands in the title and the description of the list, and on its preview image', async () => {
    const { title, description, openGraph } = await home.generateMetadata(pageOf(locale, query))
    expect(JSON.stringify(title)).toContain(words)
    expect(description).toContain(words)
    expect(JSON.stringify(openGraph)).toContain(words)
    const view = parseView(new URLSearchParams(query))
    for (const path of ['/', '/districts/sip', '/events/snd-greater-bay-2021']) {
      const caption = await captionOf(await mapOf({ locale, path, view }))
      expect(caption!.lines.join('\n'), path).toContain(words)
    }
  })

  it('stands in the title and the description of a comparison', async () => {
    const { title, description } = await compare.generateMetadata(pageOf(locale, `${AREAS}&${query}`))
    expect(title).toContain(words)
    expect(description).toContain(words)
  })

  it('stands in each of its files', async () => {
    const label = { zh: '筛选', en: 'Filter' }[locale]
    const csv = Papa.parse<string[]>((await exported('table.csv', locale, `${AREAS}&${query}`)).toString())
    expect(csv.data.find(([name]) => name === label)?.[1]).toContain(words)
    const geojson = JSON.parse((await exported('areas.geojson', locale, `${AREAS}&${query}`)).toString())
    expect(geojson.provenance[label]).toContain(words)
    expect(await textOfWorkbook(await exported('table.xlsx', locale, `${AREAS}&${query}`))).toContain(words)
  })

  it('of one area stands in its name', async () => {
    const own = `${AREAS}&f0=${encodeURIComponent(query)}`
    const { title } = await compare.generateMetadata(pageOf(locale, own))
    expect(title).toContain(words)
    expect((await exported('table.csv', locale, own)).toString()).toContain(words)
  })
})

it('a file without a filter says that there is none', async () => {
  expect((await exported('table.csv', 'zh', AREAS)).toString()).toContain('筛选,无：统计全部项目')
})
