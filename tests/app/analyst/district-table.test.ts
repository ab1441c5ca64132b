import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { parseCompare } from '#geo/compare/url'
import { comparableIds, readComparison } from '#prisma/read/comparison'
import { startSeeded } from '../../support/app'

const { GET } = await import('#app/export/districts/[locale]/[file]/route')
const { readDistrictTable } = await import('#app/district-table')
let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const read = (query: string) => readDistrictTable(new URLSearchParams(query))

async function file(locale: string, name: string, query: string): Promise<Buffer> {
  const request = new Request(`http://localhost/export/districts/${locale}/${name}${query}`)
  const response = await GET(request, { params: Promise.resolve({ locale, file: name }) })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

it.each(['', '&sector=biomed', '&since=2021-01-01', '&min=10', '&q=生物'])(
  'every figure is that of the comparison, under the filter %s',
  async (filter) => {
    const cols = 'count,share,per100,sumCny,medianCny,landKm2,standardDistanceKm,shannon,herfindahl'
    const { table } = await read(`cols=${cols}${filter}`)
    const ids = ['320571', '320505', '320506']
    const { view } = parseCompare(new URLSearchParams(`areas=${ids.map((id) => `d:${id}`).join('~')}${filter}`), {
      districtIds: await comparableIds(),
    })
    const rows = (await readComparison(view, COMPARE_WORDS)).table.groups.flatMap((group) => group.rows)
    for (const id of cols.split(',')) {
      const expected = rows.find((row) => row.id === id)?.cells.map(({ value }) => value) ?? ids.map(() => null)
      const found = ids.map((one) => table.rows.find((row) => row.id === one)!.cells.get(id)!.value)
      expect(found, id).toEqual(expected)
    }
  },
)

it('the whole is counted as one area, and no stated figure is added up', async () => {
  const { figures, table } = await read('cols=count')
  const [whole] = figures.benchmarks
  const sum = table.rows.reduce((all, { cells }) => all + cells.get('count')!.value!, 0)
  expect(whole!.cells.get('count')!.value).toBe(sum)
  expect([...whole!.cells.keys()].filter((id) => id.startsWith('figure.'))).toEqual([])
})

it('a figure that sources state has its period and its source', async () => {
  const { figures, table } = await read('')
  const stated = [...figures.measures.values()].filter(({ isStated }) => isStated)
  expect(stated.length).toBeGreaterThan(0)
  for (const { id } of stated) {
    for (const row of table.rows) {
      const cell = row.cells.get(id)!
      if (cell.value === null) continue
      expect(cell.detail?.en, id).toMatch(/\d{4}|period not given/)
      expect(cell.cites?.length, id).toBeGreaterThan(0)
    }
  }
})

it.each([
  ['zh', '生物医药与医疗器械', '综合排名'],
  ['en', 'Biomedicine & medical devices', 'Ranking'],
])('in %s files say filter, ranking, address and what was left out', async (locale, sector, ranking) => {
  const query = '?cols=count,sumCny&sector=biomed&weights=count:2&must=landKm2::1000&by=nothing'
  const csv = Papa.parse<string[]>((await file(locale, 'table.csv', query)).toString().slice(1)).data
  const book = await file(locale, 'table.xlsx', query)
  const sheets = await Promise.all([1, 2].map((sheet) => readSheet(book, sheet)))
  for (const rows of [csv, sheets.flat()]) {
    const all = rows.map((row) => row.join(' ')).join('\n')
    for (const part of [sector, ranking, 'weights=count:2', 'by=nothing']) expect(all).toContain(part)
  }
  expect(csv.slice(1, 4).map(([code]) => code)).toEqual(['320505', '320571', '320506'])
})

it('answers 404 for another file or language', async () => {
  for (const [locale, name] of [
    ['fr', 'table.csv'],
    ['en', 'table.pdf'],
    ['en', '__proto__'],
  ] as const) {
    const params = Promise.resolve({ locale, file: name })
    expect((await GET(new Request('http://localhost/'), { params })).status).toBe(404)
  }
})
