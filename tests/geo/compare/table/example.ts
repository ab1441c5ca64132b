/** Two districts with a few projects, compared: what the tests of the table look at. */

import { COMPARE_WORDS } from '#components/messages/compare/words'
import type { Area } from '#geo/areas/area'
import { areaCache, compareAreas } from '#geo/compare/statistics/compare'
import type { AreaFacts, TableRow } from '#geo/compare/table/row'
import { type MeasureTable, tableOf } from '#geo/compare/table/table'
import { select } from '#geo/query/select'
import type { DistrictRecord, EventRecord, IndicatorRecord } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { buildSnapshot } from '#geo/snapshot/build'
import { TERMS } from '../../../support/terms'
import { districtRow, rowOf } from '../../rows'

export const SIP = '320571'
export const SND = '320505'
const ANCHORS = { [SIP]: [120.75, 31.33], [SND]: [120.46, 31.33], '320500': [120.6, 31.4] } as const
const sip = { districtId: SIP, cityId: '320500' }
const snd = { districtId: SND, cityId: '320500' }
const year = (n: number) => ({ start: `${n}-01-01`, end: `${n}-12-31`, precision: 'year' as const })

export function figure(over: Partial<IndicatorRecord>): IndicatorRecord {
  return {
    id: 'x',
    topic: 'economy',
    label: { zh: '生产总值', en: 'GDP' },
    value: 1e11,
    unit: 'cny',
    unitName: { zh: '元', en: 'CNY' },
    comparison: 'exact',
    text: null,
    period: year(2020),
    cites: [{ sourceId: 'S1', locator: null }],
    check: null,
    ...over,
  }
}

const source = (id: string) => ({
  id,
  title: { zh: '甲', en: 'A' },
  publisher: null,
  url: null,
  archiveUrl: null,
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
  unitName: { zh: '平方公里', en: 'km²' },
  period: null,
})
export const FACTS: readonly AreaFacts[] = [
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
      unitName: { zh: '个项目', en: 'projects' },
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
export const snapshot = buildSnapshot(1, ROWS, ANCHORS)
export const all = select(snapshot, {})
export const place = areaCache(BUILT_IN_SHAPES.districts, BUILT_IN_SHAPES.water)
export const area = (id: string): Area => ({ kind: 'districts', ids: [id] })
export const comparison = compareAreas(
  snapshot,
  place,
  [SIP, SND].map((id) => ({ area: area(id), selection: all })),
  5,
)
export const table = tableOf({
  comparison,
  facts: FACTS,
  events: [EVENT],
  nameOf: (no) => ({ zh: `项目${no}`, en: `Project ${no}` }),
  terms: TERMS,
  words: COMPARE_WORDS,
})
export const row = (id: string, of: MeasureTable = table): TableRow =>
  [...of.groups.flatMap((group) => group.rows), ...of.between.rows].find((one) => one.id === id)!
export const figures = (id: string) => row(id).cells.map(({ value }) => value)
export const texts = (id: string, locale: 'zh' | 'en' = 'en') => row(id).cells.map(({ text }) => text[locale])
