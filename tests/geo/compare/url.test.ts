import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isFromForm } from '#geo/compare/form-fields'
import {
  type CompareView,
  compareQuery,
  DEFAULT_COMPARISON,
  MAP_MODES,
  MAX_QUERY,
  parseCompare,
  SHOWS,
} from '#geo/compare/url'
import { valuesOf } from '#geo/vocabulary'
import { TERMS } from '../../support/terms'

const KNOWN = { districtIds: new Set(['320505', '320506', '320507', '320571']) }
const parse = (query: string) => parseCompare(new URLSearchParams(query), KNOWN)
const notesOf = (query: string) => parse(query).notes.map(({ code, text }) => [code, text])
const districts = (...ids: string[]) => ({ kind: 'districts' as const, ids })

test('nothing asked is the default view, which writes nothing', () => {
  expect(parse('')).toEqual({ view: DEFAULT_COMPARISON, notes: [] })
  expect(compareQuery(DEFAULT_COMPARISON)).toBe('')
})

describe('areas', () => {
  it('stand in order, each with its own filter', () => {
    const { view } = parse(
      'areas=d:320571~d:320505&f0=sector%3Dbiomed&f1=sector%3Dresearch%26status%3Dsettled&kind=base',
    )
    expect(view.areas).toEqual([
      { area: districts('320571'), filters: { sector: ['biomed'] } },
      { area: districts('320505'), filters: { sector: ['research'], status: ['settled'] } },
    ])
    expect(view.filters).toEqual({ kind: ['base'] })
  })

  it('keep their filters where one before them is dropped', () => {
    const { view } = parse('areas=d:999~d:320505&f0=sector%3Dbiomed&f1=sector%3Dresearch')
    expect(view.areas).toEqual([{ area: districts('320505'), filters: { sector: ['research'] } }])
  })

  it('may be the same twice with different filters, not with the same', () => {
    expect(parse('areas=d:320571~d:320571&f1=sector%3Dbiomed').view.areas).toHaveLength(2)
    expect(parse('areas=d:320571~d:320571')).toMatchObject({ view: { areas: [{}] }, notes: [] })
  })

  it('come from the fields of plain forms as well', () => {
    const form =
      'areas=d:320571&areas=d:320505&union=320506&union=320507&centre=&centre=120.7,+31.3&km=2.5&f1.sector=biomed&f1.q='
    expect(isFromForm(new URLSearchParams(form))).toBe(true)
    expect(compareQuery(parse(form).view)).toBe(
      '?areas=d:320571~d:320505~d:320506.320507~c:120.7,31.3,2.5&f1=sector%3Dbiomed',
    )
    expect(isFromForm(new URLSearchParams('areas=d:320571~d:320505&f1=sector%3Dbiomed'))).toBe(false)
  })

  it.each([
    ['areas=x:1', [['unknown-kind', 'x:1']]],
    ['areas=d:999', [['unknown-district', '999']]],
    ['areas=d:320571.999', [['unknown-district', '999']]],
    ['areas=c:120,31,900', [['bad-circle', 'c:120,31,900']]],
    ['areas=c:2,88,5', [['out-of-range', 'c:2,88,5']]],
    ['areas=g:!', [['bad-polygon', 'g:!']]],
    [`areas=g:${'A'.repeat(1300)}`, [['too-long', `g:${'A'.repeat(38)}…`]]],
    ['centre=here&km=5', [['bad-circle', 'c:here,5']]],
  ])('that are none are said: %s', (query, notes) => {
    expect(notesOf(query)).toEqual(notes)
  })

  it('are six at most', () => {
    const circles = Array.from({ length: 8 }, (_, i) => `c:120.${i + 1},31,5`)
    const { view, notes } = parse(`areas=${circles.join('~')}`)
    expect(view.areas).toHaveLength(6)
    expect(notes.map(({ code }) => code)).toEqual(['too-many', 'too-many'])
  })

  it('are left out where the link would be too long', () => {
    const q = encodeURIComponent(encodeURIComponent('生物'.repeat(50)))
    const areas = Array.from({ length: 6 }, (_, i) => `c:120.${i + 1},31,5`).join('~')
    const { view, notes } = parse(`areas=${areas}&${Array.from({ length: 6 }, (_, i) => `f${i}=q%3D${q}`).join('&')}`)
    expect(notes.every(({ code }) => code === 'link-too-long')).toBe(true)
    expect(view.areas.length + notes.length).toBe(6)
    expect(notes.length).toBeGreaterThan(0)
    expect(compareQuery(view).length).toBeLessThan(MAX_QUERY + 100)
  })
})

test.each([
  'r=0',
  'r=-1',
  'r=abc',
  'r=1e9',
  'show=x',
  'map=globe',
  'scale=1',
  'measure=%3Cscript',
  'classes=x',
  'centres=yes',
])('%s asks nothing', (query) => expect(parse(query).view).toEqual(DEFAULT_COMPARISON))

const filters = fc.record(
  {
    q: fc.stringMatching(/^[a-z0-9生物&=%+~]{1,20}$/),
    sector: fc.subarray(valuesOf(TERMS.sector).sort(), { minLength: 1 }),
    kind: fc.subarray(valuesOf(TERMS.kind).sort(), { minLength: 1 }),
    since: fc.constantFrom('2020-01-01', '2021-10-18'),
    amountMin: fc.integer({ min: 0, max: 1000 }).map((yi) => yi * 1e8),
  },
  { requiredKeys: [] },
)
const round = (value: number) => Number(value.toFixed(5))
const area = fc.oneof(
  fc.subarray([...KNOWN.districtIds].sort(), { minLength: 1 }).map((ids) => districts(...ids)),
  fc
    .tuple(
      fc.double({ min: 74, max: 135, noNaN: true }),
      fc.double({ min: 4, max: 53, noNaN: true }),
      fc.integer({ min: 1, max: 200 }),
    )
    .map(([lng, lat, radiusKm]) => ({ kind: 'circle' as const, centre: [round(lng), round(lat)] as const, radiusKm })),
)
const views: fc.Arbitrary<CompareView> = fc.record({
  areas: fc.uniqueArray(fc.record({ area, filters }), { maxLength: 6, selector: (entry) => JSON.stringify(entry) }),
  filters,
  radiusKm: fc.integer({ min: 1, max: 200 }),
  show: fc.constantFrom(...SHOWS),
  mode: fc.constantFrom(...MAP_MODES),
  sameScale: fc.boolean(),
  measure: fc.constantFrom('count', 'per100', 'lq.biomed', 'sector.digital-culture'),
  classes: fc.constantFrom('quantile', 'equal', 'jenks'),
  centres: fc.boolean(),
  ellipses: fc.boolean(),
  links: fc.boolean(),
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(views, (view) => {
      const query = compareQuery(view)
      expect(parse(query)).toEqual({ view, notes: [] })
      expect(compareQuery(parse(query).view)).toBe(query)
      expect(query).not.toMatch(/[\s"<>]/)
    }),
  )
})

test('anything at all is read without an error, and what comes of it is written and read alike', () => {
  const keys = fc.constantFrom(
    'areas',
    'f0',
    'f5',
    'f0.sector',
    'union',
    'centre',
    'km',
    'r',
    'show',
    'map',
    'measure',
    'q',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.string({ unit: 'binary' })), { maxLength: 8 }), (pairs) => {
      const { view } = parseCompare(new URLSearchParams(pairs), KNOWN)
      expect(parse(compareQuery(view)).view).toEqual(view)
    }),
  )
})

test.each([
  ['show=toString', ['show=toString']],
  ['map=__proto__', ['map=__proto__']],
  ['measure=NaN', ['measure=NaN']],
  ['classes=constructor', ['classes=constructor']],
  ['r=5&r=7', ['r=7']],
  ['r=7&r=7&map=swipe&show=ratios&classes=jenks&measure=count', []],
  ['map=&show=', []],
])('of the options in %s what is not read is said', (query, texts) => {
  const { notes } = parseCompare(new URLSearchParams(`areas=d:320571&${query}`), KNOWN)
  expect(notes.filter(({ code }) => code === 'unreadable').map(({ text }) => text)).toEqual(texts)
})
