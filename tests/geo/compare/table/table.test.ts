import { describe, expect, it, test } from 'vitest'
import type { Area } from '#geo/areas/area'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import { areasGeoJson } from '#geo/compare/table/export-geojson'
import { exportTable, provenance } from '#geo/compare/table/export-table'
import { MEASURES, measureOf } from '#geo/compare/table/measures'
import { type AreaFacts, changeOf, type TableRow } from '#geo/compare/table/row'
import { summaryOf } from '#geo/compare/table/summary'
import { type Table, tableOf } from '#geo/compare/table/table'
import { DISTRICT_SHAPES, WATER_SHAPES } from '#geo/geometry/map-shapes'
import { select } from '#geo/query/selection'
import type { DistrictRecord, EventRecord, IndicatorRecord } from '#geo/records'
import { buildSnapshot } from '#geo/snapshot/snapshot'
import { csvText } from '#geo/text/csv'
import { SECTORS } from '#geo/vocabulary'
import { districtRow, rowOf } from '../../rows'
import { districtPolygons } from '../support'

const SIP = '320571'
const SND = '320505'
const ANCHORS = { [SIP]: [120.75, 31.33], [SND]: [120.46, 31.33], '320500': [120.6, 31.4] } as const
const sip = { districtId: SIP, cityId: '320500' }
const snd = { districtId: SND, cityId: '320500' }
const year = (n: number) => ({ start: `${n}-01-01`, end: `${n}-12-31`, precision: 'year' as const })

function figure(over: Partial<IndicatorRecord>): IndicatorRecord {
  return {
    id: 'x',
    topic: 'economy',
    label: { zh: '生产总值', en: 'GDP' },
    value: 1e11,
    unit: 'cny',
    comparison: 'exact',
    text: null,
    period: year(2020),
    cites: [{ sourceId: 'S1', locator: null }],
    ...over,
  }
}

const source = (id: string) => ({
  id,
  title: { zh: '甲', en: 'A' },
  publisher: null,
  url: null,
  published: null,
  note: null,
})

function district(id: string, indicators: readonly IndicatorRecord[]): DistrictRecord {
  const name = id === SIP ? { zh: '园区', en: 'SIP' } : { zh: '高新区', en: 'SND' }
  return {
    id,
    slug: id,
    name,
    short: name,
    kind: 'district',
    cityId: '320500',
    aliases: [],
    summary: null,
    indicators,
    events: [],
    cites: {},
    sources: [source('S1'), source('S9')],
  }
}

const OFFICIAL = figure({
  id: 'a',
  topic: 'area',
  label: { zh: '官方公布面积', en: 'Official area' },
  value: 278,
  unit: 'km2',
  period: null,
})
const FACTS: readonly AreaFacts[] = [
  { letter: 'A', name: { zh: '园区', en: 'SIP' }, district: district(SIP, [figure({ id: 'g' }), OFFICIAL]) },
  {
    letter: 'B',
    name: { zh: '=高新区', en: 'SND' },
    district: district(SND, [figure({ id: 'h', value: 2e11, period: year(2021) })]),
  },
]
const EVENT = {
  id: 'E1',
  slug: 'e',
  name: { zh: '推介会', en: 'Conference' },
  date: '2021-10-18',
  datePrecision: 'day',
  district: { id: SND },
  sources: [],
  indicators: [
    figure({
      id: 'E1.count',
      topic: 'signing',
      label: { zh: '签约项目', en: 'Signed' },
      value: 68,
      unit: 'projects',
      period: null,
    }),
  ],
} as unknown as EventRecord

const ROWS = [
  rowOf(1, { ...sip, lng: 120.7, lat: 31.3, amountCny: 1e8, status: 'settled' }),
  rowOf(2, { ...sip, lng: 120.75, lat: 31.3, amountCny: 3e8, sector: 'research' }),
  rowOf(3, { ...sip, lng: 120.7, lat: 31.35, amountCny: null }),
  districtRow(4, { ...sip, amountCny: null }),
  rowOf(5, { ...snd, lng: 120.5, lat: 31.3, sector: 'research' }),
]
const snapshot = buildSnapshot(1, ROWS, ANCHORS)
const all = select(snapshot, {})
const place = areaCache(DISTRICT_SHAPES, WATER_SHAPES)
const area = (id: string): Area => ({ kind: 'districts', ids: [id] })
const comparison = compareAreas(
  snapshot,
  place,
  [SIP, SND].map((id) => ({ area: area(id), selection: all })),
  5,
)
const table = tableOf({
  comparison,
  facts: FACTS,
  events: [EVENT],
  nameOf: (no) => ({ zh: `项目${no}`, en: `Project ${no}` }),
})
const row = (id: string, of: Table = table): TableRow =>
  [...of.groups.flatMap((group) => group.rows), ...of.between.rows].find((one) => one.id === id)!
const figures = (id: string) => row(id).cells.map(({ value }) => value)
const texts = (id: string, locale: 'zh' | 'en' = 'en') => row(id).cells.map(({ text }) => text[locale])

describe('rows', () => {
  it('stand in groups, in order', () => {
    expect(table.groups.map(({ id }) => id)).toEqual([
      'land',
      'projects',
      'sector',
      'kind',
      'status',
      'precision',
      'amounts',
      'events',
      'indicators',
      'scatter',
      'mix',
    ])
    expect(table.pairs).toEqual([[0, 1]])
  })

  it.each<[string, (number | null)[], number[]]>([
    ['count', [4, 1], [0]],
    ['share', [0.8, 0.2], [0]],
    ['onlyDistrict', [1, 0], [0]],
    ['sector.biomed', [3, 0], [0]],
    ['sector.research', [1, 1], []],
    ['status.settled', [1, 0], [0]],
    ['precision.district', [1, 0], [0]],
    ['sumCny', [4e8, null], []],
    ['medianCny', [2e8, null], []],
    ['known', [2, 0], [0]],
    ['located', [3, 1], []],
    ['officialKm2', [278, null], []],
    ['lq.biomed', [1.25, 0], [0]],
    ['aNearB', [0], []],
  ])('%s has its figures and marks the largest', (id, values, largest) => {
    expect(figures(id)).toEqual(values.map((value) => (value === null ? null : expect.closeTo(value, 9))))
    expect(row(id).largest).toEqual(largest)
  })

  it('say in words why there is no figure', () => {
    expect(texts('sumCny')).toEqual(['CNY 400 million', 'not disclosed'])
    expect(row('sumCny').cells.map(({ detail }) => detail?.zh)).toEqual([
      '2 个已披露，2 个未披露',
      '0 个已披露，1 个未披露',
    ])
    expect(texts('standardDistanceKm', 'zh')[1]).toBe('至少需要 3 个')
    expect(texts('clarkEvansCorrected')).toEqual(['needs 7', 'needs 7'])
    expect(texts('officialKm2')).toEqual(['278', 'no sourced figure'])
    expect(row('meanNearestKm').cells[1]).toMatchObject({ state: 'too-few', value: null })
  })

  it('name the nearest pairs', () => expect(texts('nearestPairs')[0]).toMatch(/^Project 1 – Project 2 4\.8 km; /))

  it('set figures of different periods side by side only with a warning, and mark and compare none of them', () => {
    const gdp = row('indicators.g')
    expect(gdp.cells.map(({ detail }) => detail?.en)).toEqual(['2020', '2021'])
    expect(gdp.warning?.en).toContain('Different periods')
    expect(gdp.largest).toEqual([])
    expect(changeOf(gdp, 1, 'differences')).toBeNull()
    const same = FACTS.map((facts) => ({
      ...facts,
      district: { ...facts.district!, indicators: [figure({ value: facts.letter === 'A' ? 1 : 2 })] },
    }))
    expect(
      row('indicators.x', tableOf({ comparison, facts: same, events: [], nameOf: () => ({ zh: '', en: '' }) })),
    ).toMatchObject({ warning: null, largest: [1] })
  })

  it('keep totals of events apart, in the column of their district', () => {
    expect(texts('events.E1.count')).toEqual(['not applicable', '68 projects'])
    expect(figures('count')).toEqual([4, 1])
  })

  it('list the sources that they cite, and no others', () => expect(table.sources.map(({ id }) => id)).toEqual(['S1']))

  it('are plain JSON', () => expect(JSON.parse(JSON.stringify(table))).toEqual(table))
})

test.each([
  ['count', 'differences', '−3', '−3'],
  ['count', 'ratios', '× 0.25', '× 0.25'],
  ['share', 'differences', '−60（百分点）', '−60 points'],
  ['sector.research', 'differences', '0', '0'],
  ['meanCentre', 'differences', undefined, undefined],
  ['sumCny', 'ratios', undefined, undefined],
] as const)('%s against the first, as %s', (id, show, zh, en) => {
  expect(changeOf(row(id), 1, show)?.zh).toBe(zh)
  expect(changeOf(row(id), 1, show)?.en).toBe(en)
  expect(changeOf(row(id), 1, 'values')).toBeNull()
})

test('a ratio to nothing is none', () =>
  expect(changeOf({ ...row('count'), cells: [...row('sector.biomed').cells].reverse() }, 1, 'ratios')).toBeNull())

describe('definitions', () => {
  it('stand once for every measure, in both languages', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length)
    for (const { note, name } of MEASURES) {
      expect(note.zh).toMatch(/\p{Script=Han}.*。$/su)
      expect(note.en).toMatch(/\.$/)
      expect(name.zh && name.en).toBeTruthy()
    }
    expect(() => measureOf('none')).toThrow('none')
  })

  it('stand beside every row', () => {
    for (const { note } of [...table.groups, table.between].flatMap((group) => group.rows))
      expect(note.en.length).toBeGreaterThan(5)
  })
})

describe('the sentences', () => {
  it('say the largest differences, from figures alone', () => {
    const said = summaryOf(table, FACTS)
    expect(said.map(({ en }) => en)).toEqual([
      expect.stringMatching(
        /makes up 75% \(3 of 4\) of the projects of SIP \(A\) and 0% \(0 of 1\) of those of SND \(B\)\./,
      ),
      'The number of projects per 100 km² of land is higher in SIP (A), at 1.78: 4 times that of SND (B) (0.44).',
      expect.stringContaining('effective number of sectors'),
    ])
    expect(said[0]!.zh).toContain('占园区（A）项目的 75%（3/4）')
  })

  it('name every area that shares the highest or the lowest place', () => {
    const named = ['A', 'B', 'C', 'D'].map((letter) => ({ letter, name: { zh: letter, en: letter }, district: null }))
    const of = (...values: readonly number[]) => {
      const cells = values.map((value) => ({ value, note: null }))
      const row = {
        ...table.groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'count')!,
        cells,
        warning: null,
      }
      return summaryOf({ ...table, groups: [{ ...table.groups[0]!, rows: [row as unknown as TableRow] }] }, named)[0]!
    }
    expect(of(3, 0, 0, 0).en).toBe('The number of projects is 3 in A (A) and nil in B (B), C (C) and D (D).')
    expect(of(3, 0, 0, 0).zh).toBe('A（A）的项目数为 3，B（B）、C（C）和D（D）均为零。')
    expect(of(3, 3, 0, 1).en).toBe('The number of projects is 3 in each of A (A) and B (B) and nil in C (C).')
    expect(of(4, 2, 2, 4).en).toBe(
      'The number of projects is highest in A (A) and D (D), at 4 each: 2 times that of B (B) and C (C) (2 each).',
    )
    expect(of(4, 2, 2, 4).zh).toBe('A（A）和D（D）的项目数最高，均为 4，是最低的B（B）和C（C）（均为 2）的 2 倍。')
  })

  it('say so where areas are alike', () => {
    const twice = compareAreas(
      snapshot,
      place,
      [SIP, SIP].map((id) => ({ area: area(id), selection: all })),
      5,
    )
    const alike = tableOf({ comparison: twice, facts: FACTS, events: [], nameOf: () => ({ zh: '', en: '' }) })
    expect(summaryOf(alike, FACTS).map(({ en }) => en)).toEqual([expect.stringContaining('differs much')])
  })
})

describe('exports', () => {
  it('give each area a figure and what stands beside it, each pair a row', () => {
    const { head, rows } = exportTable(table, FACTS, 'zh')
    expect(head.slice(0, 6)).toEqual(['组', '指标', '代码', '单位', 'A 园区', 'A 园区 附注'])
    for (const line of rows) expect(line).toHaveLength(head.length)
    expect(rows.find((line) => line[2] === 'sumCny')!.slice(4, 8)).toEqual([
      4e8,
      '2 个已披露，2 个未披露',
      '未披露',
      '0 个已披露，1 个未披露',
    ])
    expect(rows.find((line) => line[2] === 'centreDistanceKm')!.slice(0, 2)).toEqual(['区域之间 A–B', '中心距离'])
  })

  it('as CSV begin with a mark, end lines with CRLF and hold no formula', () => {
    const text = csvText([
      ['=1+1', '@x', '-', -5, 'a,"b"'],
      ['苏州', '+86'],
    ])
    expect(text).toBe(`\ufeff'=1+1,'@x,'-,-5,"a,""b"""\r\n苏州,'+86\r\n`)
  })

  it('as GeoJSON are sound, with every measure and where it comes from', () => {
    const areas = FACTS.map((facts, i) => ({ ...facts, polygons: districtPolygons([SIP, SND][i]!) }))
    const about = provenance(table.sources, 'http://localhost/compare', 7, 'en')
    const collection = areasGeoJson(table, areas, about, 'en')
    expect(collection.provenance).toMatchObject({ Address: 'http://localhost/compare', 'Data revision': '7', S1: 'A' })
    expect(collection.features[0]!.properties).toMatchObject({ letter: 'A', name: 'SIP', count: 4, sumCny: 4e8 })
    expect(collection.features[1]!.properties.sumCny).toBeNull()
    for (const { geometry } of collection.features) {
      const [[outer]] = geometry.coordinates as [[number[][]]]
      expect(outer[0]).toEqual(outer.at(-1))
      const twice = outer.slice(1).reduce((sum, [x, y], i) => sum + outer[i]![0]! * y! - x! * outer[i]![1]!, 0)
      expect(twice).toBeGreaterThan(0)
    }
  })
})

test('sectors of the table stand in the order of the vocabulary', () => {
  const order = table.groups.find(({ id }) => id === 'sector')!.rows.map(({ id }) => id.slice(7))
  expect(order).toEqual(SECTORS.map(({ value }) => value).filter((value) => order.includes(value)))
})
