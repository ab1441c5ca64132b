import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBd09, toGcj02 } from '#geo/geometry/datum'
import { kmBetween } from '#geo/geometry/plane-distance'
import { suggestDatum } from '#geo/import/datum-hint'
import { columnChanges, Matcher } from '#geo/import/match'
import { commonWords, NameIndex, similarity } from '#geo/import/names'
import type { Position } from '#geo/records'
import { plainName } from '#geo/text/plain-name'

describe('likeness of names', () => {
  it.each([
    ['腾讯(苏州)数字产业基地', '腾讯（苏州）数字产业基地', 1],
    ['Tencent Digital Base', 'TENCENT  digital base', 1],
    ['', '腾讯', 0],
    ['甲乙', '丙丁', 0],
  ])('%s and %s: %d', (a, b, value) => {
    expect(similarity(a, b)).toBe(value)
  })

  it('is above 0.75 for a name with a word more, and far below for another', () => {
    expect(similarity('腾讯数字产业基地', '腾讯数字产业基地二期')).toBeGreaterThan(0.75)
    expect(similarity('网易苏州数字文化创新中心', '苏州上海大学创新中心')).toBeLessThan(0.5)
  })

  it('is the same both ways, between 0 and 1, and 1 for a name itself', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12)
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
        if (plainName(a) !== '') expect(similarity(a, a)).toBe(1)
      }),
    )
  })
})

it('signs in the name of a city are no pattern', () => {
  const words = commonWords(['1((2', '3.4', '5*+6'])
  expect('1((2市 5*+6'.replace(words, '')).toBe(' ')
  expect('394'.replace(words, '')).toBe('394')
})

it('the index finds what a look at all names finds', () => {
  const chars = fc.constantFrom(...'甲乙丙丁戊己庚辛')
  const name = fc.string({ unit: chars, minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (names, wanted) => {
      const index = new NameIndex()
      for (const [id, it] of names.entries()) index.add(id, it)
      const best = Math.max(...names.map((it) => similarity(it, wanted)))
      const found = index.nearest(wanted, 0.5, () => true)
      if (best >= 0.5) expect(found?.similarity).toBeCloseTo(best, 12)
      else expect(found).toBeNull()
    }),
  )
})

const AT: Position = [120.42, 31.35]
const matcher = new Matcher(commonWords(['苏州', 'Suzhou']))
const record = (slug: string, name: string, districtId: string, position: Position | null = null) =>
  matcher.add({ id: slug, slug, names: [name], districtId, position })
record('tencent', '腾讯(苏州)数字产业基地', '320505', AT)
record('netease', '网易苏州数字文化创新中心', '320571')
record('twin-a', '双子中心', '320571')
record('twin-b', '双子中心', '320571')

describe('a row and the records that are there', () => {
  it.each<[string, object, object]>([
    ['a slug decides', { slug: 'netease', nameZh: '别的名字' }, { is: 'same', at: 1 }],
    ['a slug that is not there', { slug: 'nobody' }, { is: 'unknown-slug' }],
    [
      'the same name in the same district',
      { nameZh: '腾讯（苏州）数字产业基地', districtId: '320505' },
      { is: 'same', at: 0 },
    ],
    ['the same name where the row names no district', { nameZh: '网易苏州数字文化创新中心' }, { is: 'same', at: 1 }],
    [
      'the same name in another district',
      { nameZh: '腾讯(苏州)数字产业基地', districtId: '320571' },
      { is: 'doubtful', at: 0, similarity: 1 },
    ],
    ['a name that two have', { nameZh: '双子中心', districtId: '320571' }, { is: 'doubtful', at: 2 }],
    ['a name with a word more', { nameZh: '腾讯数字产业基地二期', districtId: '320505' }, { is: 'doubtful', at: 0 }],
    [
      'a half-like name next door',
      { nameZh: '腾讯数字产业园', districtId: '320571', lng: 120.421, lat: 31.35 },
      { is: 'doubtful', at: 0 },
    ],
    [
      'a half-like name far away',
      { nameZh: '腾讯数字产业园', districtId: '320571', lng: 120.7, lat: 31.3 },
      { is: 'new' },
    ],
    ['another name', { nameZh: '某某研究院', districtId: '320505' }, { is: 'new' }],
  ])('%s', (_, columns, expected) => {
    expect(matcher.match(columns)).toMatchObject(expected)
  })
})

it('a difference is what the row says otherwise; a metre, an empty cell and the slug are none', () => {
  const before = { nameZh: '甲', sector: 'biomed', lng: 120.42, lat: 31.35, aliases: [], status: null }
  const columns = { slug: 'x', nameZh: '甲', sector: 'research', lng: 120.420001, lat: 31.350001, status: 'settled' }
  expect(columnChanges(before, columns)).toEqual([
    { column: 'sector', before: 'biomed', after: 'research' },
    { column: 'status', before: null, after: 'settled' },
  ])
  expect(columnChanges(before, { lng: 120.43, lat: 31.35 }).map(({ column }) => column)).toEqual(['lng'])
})

describe('the datum is suggested', () => {
  const places: Position[] = [
    [120.42, 31.35],
    [120.7, 31.3],
    [120.6, 31.25],
  ]
  const samples = (convert: (p: Position) => Position, known = true) =>
    places.map((place) => ({ position: convert(place), knownPosition: known ? place : null, districtId: 'x' }))
  const nowhere = { isInside: () => false, isWater: () => false }

  it('by what the headings say, if they agree', () => {
    expect(
      suggestDatum(
        ['bd09', 'bd09'],
        samples((p) => p),
        nowhere,
      ),
    ).toMatchObject({ datum: 'bd09', because: 'heading' })
  })
  it.each<['wgs84' | 'gcj02' | 'bd09', (p: Position) => Position]>([
    ['wgs84', (p) => p],
    ['gcj02', toGcj02],
    ['bd09', toBd09],
  ])('by places that are known: %s', (datum, convert) => {
    expect(suggestDatum([], samples(convert), nowhere)).toMatchObject({ datum, because: 'known', rows: 3, of: 3 })
  })
  it('by the borders of the districts that rows name', () => {
    const isInside = (_: string, at: Position) => places.some((place) => kmBetween(place, at) < 0.1)
    expect(suggestDatum([], samples(toGcj02, false), { ...nowhere, isInside })).toMatchObject({
      datum: 'gcj02',
      because: 'borders',
    })
  })
  it('not at all where nothing tells', () => {
    expect(suggestDatum([], samples(toGcj02, false), { ...nowhere, isInside: () => true }).datum).toBeNull()
    expect(suggestDatum([], [], nowhere).datum).toBeNull()
  })
  it('by water, which projects do not stand in', () => {
    const isWater = (at: Position) => !places.some((place) => kmBetween(place, at) < 0.1)
    const hint = suggestDatum([], samples(toBd09, false), { ...nowhere, isWater })
    expect(hint).toMatchObject({ datum: 'bd09', because: 'water', rows: 3, of: 3 })
  })
  it('with a count for each datum, so that a choice can be seen', () => {
    const { counts } = suggestDatum([], samples(toGcj02), nowhere)
    expect(counts.map(({ datum, known }) => [datum, known])).toEqual([
      ['wgs84', 0],
      ['gcj02', 3],
      ['bd09', 0],
    ])
  })
})
