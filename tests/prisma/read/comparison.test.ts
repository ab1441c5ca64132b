import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { type CompareView, DEFAULT_COMPARISON, parseCompare } from '#geo/compare/url'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readComparison } from '#prisma/read/comparison'
import { getPlaces } from '#prisma/read/places'
import { startSeeded } from '../../support/app'

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startSeeded()
})
afterAll(() => stop?.())

const COMPARABLE_IDS = new Set(BUILT_IN_SHAPES.districts.map(({ id }) => id))
const view = (query: string): CompareView =>
  parseCompare(new URLSearchParams(query), { districtIds: COMPARABLE_IDS }).view

async function rowsOf(query: string) {
  const record = await readComparison(view(query), COMPARE_WORDS)
  const rows = [...record.table.groups.flatMap((group) => group.rows), ...record.table.between.rows]
  const texts = (id: string) => rows.find((row) => row.id === id)?.cells.map(({ text }) => text.en)
  return { ...record, rows, texts }
}

describe('SIP against SND', () => {
  it('has the figures of the sources, each with its own', async () => {
    const { texts, rows, table } = await rowsOf('areas=d:320571~d:320505')
    expect(texts('count')).toEqual(['12', '8'])
    expect(texts('officialKm2')).toEqual(['278', '223.36'])
    expect(texts('sumCny')).toEqual(['not disclosed', 'CNY 8 billion'])
    expect(texts('known')).toEqual(['0', '1'])
    expect(texts('events.E1.count')).toEqual(['not applicable', '68 projects'])
    expect(texts('events.E1.amount')).toEqual(['not applicable', 'CNY 52.2 billion'])
    const gdp = rows.find(({ id }) => id === 'indicators.X4.gdp')!
    expect(gdp.cells.map(({ text, detail }) => [text.en, detail?.en])).toEqual([
      ['CNY 290.709 billion', '2020'],
      ['CNY 167.58 billion', '2021'],
    ])
    expect(gdp.warning).not.toBeNull()
    expect(gdp.largest).toEqual([])
    expect(table.sources.map(({ id }) => id)).toEqual(['S1', 'S4', 'S5', 'S6', 'S7', 'S8'])
  })

  it('names areas, sums up, and is plain JSON', async () => {
    const { areas, summary, ...rest } = await rowsOf('areas=d:320571~d:320505.320506~c:120.77254,31.31038,5')
    expect(areas.map(({ letter, name }) => [letter, name.zh])).toEqual([
      ['A', '苏州工业园区'],
      ['B', '高新区＋吴中'],
      ['C', '苏州2.5产业园周围 5 公里'],
    ])
    expect(areas.map(({ district }) => district?.slug)).toEqual(['sip', undefined, undefined])
    expect(summary.length).toBeGreaterThan(1)
    expect(JSON.parse(JSON.stringify(rest.table))).toEqual(rest.table)
  })
})

it('each area has the common filter and its own', async () => {
  const { texts, areas } = await rowsOf(
    'areas=d:320571~d:320571~d:320505&f0=sector%3Dresearch&f1=q%3D%E7%94%9F%E7%89%A9&precision=district',
  )
  expect(texts('count')).toEqual(['2', '0', '8'])
  expect(areas[0]!.name.en).toBe('Suzhou Industrial Park (SIP) · Research')
  expect(areas[1]!.name.zh).toBe('苏州工业园区 · “生物”')
})

it('is reckoned in a thread as it would be here, and once for all who ask for it of one snapshot', async () => {
  const query = 'areas=d:320571~c:120.6,31.3,20&radius=3'
  const { comparison } = await rowsOf(query)
  expect((await rowsOf(query)).comparison).toBe(comparison)
  const [snapshot, { areas, radiusKm }] = [await currentSnapshot(), view(query)]
  const sides = areas.map(({ area }) => ({ area, selection: snapshot.all }))
  const here = compareAreas(snapshot, areaCache(snapshot.shapes.districts, snapshot.shapes.water), sides, radiusKm)
  expect(comparison).toEqual(here)
})

it('of circles, projects known only to a district that they hold in part are undecided', async () => {
  const { texts } = await rowsOf('areas=c:120.77254,31.31038,5~c:120.46,31.33,60')
  expect(texts('count')).toEqual(['1', '20'])
  expect(texts('undecided')![0]).not.toBe('0')
})

it('of nothing is empty, and offers places and projects as centres', async () => {
  const { areas, table, centres } = await readComparison(DEFAULT_COMPARISON, COMPARE_WORDS)
  expect(areas).toEqual([])
  expect(table.pairs).toEqual([])
  const places = await getPlaces()
  expect(places.length).toBeGreaterThan(0)
  expect(centres.map(({ name }) => name.zh)).toEqual(expect.arrayContaining(places.map(({ name }) => name.zh)))
  expect(new Set(centres.map(({ position }) => String(position))).size).toBe(centres.length)
})
