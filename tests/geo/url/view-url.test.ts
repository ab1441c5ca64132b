import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { areaText } from '#geo/areas/area-text'
import { type Bbox, type Filters, LIST_COLUMNS, SORTS } from '#geo/filters'
import { listText, readAreaLists } from '#geo/query/area-filter'
import type { Position } from '#geo/records'
import { YI } from '#geo/text/bound-types'
import { parseView, type QueryValues, type View, viewQuery } from '#geo/url/view-url'
import { PRECISIONS, valuesOf } from '#geo/vocabulary'
import { PRESET_VIEWS } from '../../support/suzhou'
import { TERMS } from '../../support/terms'

const read = (query: string): View => parseView(new URLSearchParams(query))

/** As Next hands it to a page: a string, or an array where a key comes more than once. */
const nextQuery = (query: string): QueryValues => {
  const search = new URLSearchParams(query)
  const entries = [...new Set(search.keys())].map((key) => [key, search.getAll(key)] as const)
  return Object.freeze(Object.fromEntries(entries.map(([key, all]) => [key, all.length > 1 ? all : all[0]])))
}

test.each<[string, View]>([
  ['', { filters: {} }],
  ['?', { filters: {} }],
  ['?utm_source=x&Sector=biomed', { filters: {} }],
  ['?q=%20生物%20', { filters: { q: '生物' } }],
  ['?sector=research,biomed', { filters: { sector: ['biomed', 'research'] } }],
  ['?sector=research&sector=biomed&sector=research', { filters: { sector: ['biomed', 'research'] } }],
  ['?status=unknown,settled', { filters: { status: ['settled', 'unknown'] } }],
  ['?district=b,a,b&event=E1', { filters: { district: ['a', 'b'], event: ['E1'] } }],
  ['?since=2021-10-18&until=2024-02-29', { filters: { since: '2021-10-18', until: '2024-02-29' } }],
  ['?min=0&max=522', { filters: { amountMin: 0, amountMax: 52_200_000_000 } }],
  ['?min=0.00000001', { filters: { amountMin: 1 } }],
  ['?bbox=120.1,31.2,120.3,31.4', { filters: { bbox: [120.1, 31.2, 120.3, 31.4] } }],
  ['?area=c:120.70,31.3,5.0~c:120.7,31.3,5', { filters: { area: [['c:120.7,31.3,5']] } }],
  [
    '?area=c:121,31.3,5~c:120.7,31.3,5&area=c:120,31,1',
    { filters: { area: [['c:120,31,1'], ['c:120.7,31.3,5', 'c:121,31.3,5']] } },
  ],
  ['?area=d:320571~g:oops~c:120,31,1', { filters: { area: [['c:120,31,1']] } }],
  ['?limit=100&after=%5B%22%E8%8B%8F%22,7%5D', { filters: {}, limit: 100, after: '["苏",7]' }],
  ['?after=%5Bnull,7%5D', { filters: {}, after: '[null,7]' }],
  ['?sort=date&scene=snd&limit=100', { filters: {}, sort: 'date', presetView: 'snd', limit: 100 }],
  ['?as-of=7', { filters: { asOf: '7' } }],
  ['?as-of=123456789&sort=date', { filters: { asOf: '123456789' }, sort: 'date' }],
  ['?as-of=2026-11-30', { filters: { asOf: '2026-11-30' } }],
  ['?bbox=-180,-90,180,90', { filters: { bbox: [-180, -90, 180, 90] } }],
  ['?table=amount,kind&table=nonsense', { filters: {}, table: ['kind', 'amount'] }],
  ['?at=120.7,31.3,11', { filters: {}, camera: { center: [120.7, 31.3], zoom: 11, bearing: 0 } }],
  ['?at=-180,-85,17,-180', { filters: {}, camera: { center: [-180, -85], zoom: 17, bearing: -180 } }],
])('%s reads as %j', (query, view) => {
  expect(read(query)).toEqual(view)
  expect(parseView(nextQuery(query))).toEqual(view)
})

describe('an invalid value is dropped:', () => {
  it.each([
    ...['q=', 'q=%20%20', 'district=', 'district=a%20b', "district='", `district=${'x'.repeat(41)}`, 'event=<b>'],
    ...['sector=', 'sector=Biomed', 'kind=No pe', 'status=-', 'precision=exact', 'sort=random', 'scene=Mars'],
    ...['table=', 'table=name', 'table=__proto__,1'],
    ...['since=2021', 'since=2021-02-29', 'since=2021-13-01', 'until=18.10.2021', 'until=2021-10-18T00:00'],
    ...['min=-1', 'min=many', 'max=NaN', 'max=Infinity', 'max=1000001'],
    ...['bbox=1,2,3', 'bbox=1,2,3,4,5', 'bbox=1,2,1,4', 'bbox=3,2,1,4', 'bbox=1,4,3,2', 'bbox=a,b,c,d'],
    ...['bbox=-181,2,3,4', 'bbox=1,2,181,4', 'bbox=1,-91,3,4', 'bbox=1,2,3,91', 'bbox=,,,', 'bbox=1,2,3,'],
    ...[
      'area=',
      'area=d:320571',
      'area=c:120,31',
      'area=c:120,31,500',
      'area=c:200,48,5',
      'area=g:abc',
      'area=g:_',
      'area=x',
    ],
    `area=g:${'A'.repeat(1300)}`,
    ...['as-of=x7', 'as-of=7x', 'as-of=1234567890', 'as-of=x2026-11-30', 'as-of=2026-11-30x', 'as-of=26-11-30'],
    ...['as-of=2026-1-30', 'as-of=2026-11-3', 'as-of=abcd-11-30', 'as-of=2026-ab-30', 'as-of=2026-11-ab'],
    ...[
      'bbox=1,2,3,2',
      `scene=${'x'.repeat(41)}`,
      'scene=sip!',
      'at=120,,11',
      'at=,31,11',
      'at=120,%20,11',
      'bbox=0,1,2,x',
    ],
    ...['at=120,31', 'at=120,31,', 'at=181,31,9', 'at=120,86,9', 'at=120,31,2', 'at=120,31,18', 'at=120,31,9,181'],
    ...[
      'at=120,31,9,0,0',
      'at=x,31,9',
      'limit=50',
      'limit=0',
      'limit=501',
      'limit=60.5',
      'limit=lots',
      'after=7',
      'after=%5B7%5D',
      'after=%5B%7B%7D,7%5D',
      'after=%5B%22',
    ],
  ])('%s', (query) => {
    expect(read(query)).toEqual({ filters: {} })
    expect(parseView(nextQuery(query))).toEqual({ filters: {} })
  })

  it('and what else was said stays', () => {
    expect(read('?sector=No%20pe,sports&district=snd,%20&min=x&sort=name')).toEqual({
      filters: { sector: ['sports'], district: ['snd'] },
      sort: 'name',
    })
  })

  it('of sixty choices and more, as many as a filter takes', () => {
    const ids = Array.from({ length: 70 }, (_, i) => `d${i}`)
    expect(read(`?district=${ids.join()}`).filters.district).toHaveLength(60)
  })
})

test('defaults are not written', () => {
  expect(viewQuery({ filters: {} })).toBe('')
  expect(viewQuery({ filters: { sector: [], district: [] }, sort: undefined })).toBe('')
  expect(viewQuery({ filters: {}, camera: { center: [120, 31], zoom: 9, bearing: 0.01 } })).toBe('?at=120,31,9')
})

test('keys come in one order, commas as they are and everything else encoded', () => {
  const view: View = Object.freeze({
    limit: 100,
    presetView: 'sip',
    sort: 'amount',
    filters: Object.freeze({ amountMin: 5 * YI, sector: ['biomed', 'sports'], q: 'R&D 园区,#1' } as const),
  })
  expect(viewQuery(view)).toBe(
    '?q=R%26D%20%E5%9B%AD%E5%8C%BA,%231&sector=biomed,sports&min=5&sort=amount&scene=sip&limit=100',
  )
})

test('a box keeps a stack apart from its neighbours: six decimals, a tenth of a metre', () => {
  const bbox: Bbox = [120.772539, 31.310379, 120.772541, 31.310381]
  expect(read(viewQuery({ filters: { bbox } })).filters.bbox).toEqual(bbox)
})

const list = <V extends string>(values: readonly V[]) => fc.subarray([...values], { minLength: 1 })
const ids = fc.uniqueArray(fc.stringMatching(/^[\w-]{1,40}$/), { minLength: 1, maxLength: 60 }).map((all) => all.sort())
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const yuan = fc.integer({ min: 0, max: 1e14 })
const degrees = (most: number, decimals: number) =>
  fc.integer({ min: -most * 10 ** decimals, max: most * 10 ** decimals }).map((n) => n / 10 ** decimals)
const bbox = fc
  .tuple(degrees(180, 6), degrees(90, 6), degrees(180, 6), degrees(90, 6))
  .filter(([a, b, c, d]) => a !== c && b !== d)
  .map(([a, b, c, d]): Bbox => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)])
const q = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && [...text].length <= 100)

const corner = fc.tuple(degrees(0.5, 5), degrees(0.5, 5)).map(([x, y]): Position => [120.7 + x, 31.3 + y])
const areaTextOf = fc.oneof(
  fc
    .array(corner, { minLength: 3, maxLength: 12 })
    .map((ring) => areaText({ kind: 'polygon', rings: [[...ring, ring[0]!]] })),
  fc
    .tuple(corner, fc.double({ min: 0.05, max: 200, noNaN: true }))
    .map(([centre, radiusKm]) => areaText({ kind: 'circle', centre, radiusKm })),
)
const area = fc
  .array(fc.uniqueArray(areaTextOf, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((lists) => readAreaLists(lists.map(listText)).lists!)

const anyFilters = fc.record(
  {
    q,
    district: ids,
    sector: list(valuesOf(TERMS.sector).sort()),
    kind: list(valuesOf(TERMS.kind).sort()),
    status: list([...valuesOf(TERMS.status), 'unknown'].sort()),
    precision: list(valuesOf(PRECISIONS)),
    event: ids,
    since: day,
    until: day,
    amountMin: yuan,
    amountMax: yuan,
    bbox,
    area,
    asOf: fc.oneof(
      fc.integer({ min: 0, max: 999_999_999 }).map(String),
      day.filter((text) => text >= '1000'),
    ),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Filters>

const camera = fc.record({
  center: fc.tuple(degrees(180, 5), degrees(85, 5)),
  zoom: fc.integer({ min: 300, max: 1700 }).map((n) => n / 100),
  bearing: degrees(180, 1),
})

const anyView: fc.Arbitrary<View> = fc.record(
  {
    filters: anyFilters,
    sort: fc.constantFrom(...SORTS),
    table: fc.subarray([...LIST_COLUMNS], { minLength: 1 }),
    presetView: fc.constantFrom(...PRESET_VIEWS.map(({ value }) => value)),
    camera,
    limit: fc.integer({ min: 51, max: 500 }),
    after: fc.tuple(fc.string({ maxLength: 40 }), fc.nat(1e6)).map((cursor) => JSON.stringify(cursor)),
  },
  { requiredKeys: ['filters'] },
)

/** Without a negative zero, which no text can say. */
const plain = (view: View): View => JSON.parse(JSON.stringify(view))

test('every view comes back from its query string, read by the browser or by Next', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const query = viewQuery(view)
      expect(plain(read(query))).toEqual(plain(view))
      expect(parseView(nextQuery(query))).toEqual(read(query))
    }),
    { numRuns: 500 },
  )
})

test('equal views have equal query strings, whatever was written', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.stringMatching(/^[-\d.,e]{0,24}$/),
    q,
    fc.stringMatching(/^([cg]:[\w.,-]{0,24}~?){0,3}$/),
  )
  const keys = [
    ...['q', 'district', 'sector', 'status', 'event', 'since', 'min', 'max', 'bbox', 'area', 'at', 'limit', 'scene'],
  ] as const
  const pairs = fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 12 })
  fc.assert(
    fc.property(pairs, (written) => {
      const search = new URLSearchParams(written as [string, string][])
      const view = parseView(search)
      expect(parseView(nextQuery(search.toString()))).toEqual(view)
      const query = viewQuery(view)
      expect(viewQuery(read(query))).toBe(query)
    }),
    { numRuns: 1000 },
  )
})
