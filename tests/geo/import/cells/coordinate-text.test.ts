import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCoordinate, readPair } from '#geo/import/cells/coordinate-text'
import { readGrid } from '#geo/import/cells/grid-metres'
import { NEAR_SUZHOU } from '../../../support/suzhou'

/** Whole seconds, so that degrees, minutes and seconds say it exactly. */
const seconds = (from: number, to: number) => fc.integer({ min: from * 3600, max: to * 3600 - 1 })
const dms = (s: number, [d, m, q]: readonly [string, string, string], gap: string) =>
  [`${Math.floor(s / 3600)}${d}`, `${Math.floor((s % 3600) / 60)}${m}`, `${s % 60}${q}`].join(gap)

const SIGNS = fc.constantFrom(
  ['°', '′', '″'],
  ['°', "'", '"'],
  ['度', '分', '秒'],
  ['°', '’', '”'],
  ['º', "'", "''"],
) as fc.Arbitrary<readonly [string, string, string]>
const GAP = fc.constantFrom('', ' ')
const SEPARATOR = fc.constantFrom(',', '，', ', ', '；', ';', ' ', '　', '、', '|', '/', '\n')
const SIDES = fc.constantFrom(['E', 'N'], ['东经', '北纬'], ['lng:', 'lat:'], ['经度：', '纬度：'], ['经度', '纬度'])
const AROUND = fc.constantFrom(['', ''], ['(', ')'], ['（', '）'], ['[', ']'])

const wide = (text: string): string =>
  text.replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const valuesOf = (text: string) => readPair(text)?.map(({ value }) => value)

describe('both coordinates in one cell', () => {
  it('in decimals, either order, any separator, in brackets, full width', () => {
    fc.assert(
      fc.property(
        seconds(73, 135),
        seconds(4, 53),
        SEPARATOR,
        AROUND,
        fc.boolean(),
        fc.boolean(),
        (x, y, sign, [open, end], isTurned, isWide) => {
          const [lng, lat] = [(x / 3600).toFixed(6), (y / 3600).toFixed(6)]
          const pair = isTurned ? [lat, lng] : [lng, lat]
          const text = open + pair.join(sign) + end
          expect(valuesOf(isWide ? wide(text) : text), text).toEqual(pair.map(Number))
        },
      ),
    )
  })

  it('in degrees, minutes and seconds of all signs', () => {
    fc.assert(
      fc.property(seconds(73, 135), seconds(4, 53), SIGNS, GAP, SEPARATOR, (x, y, signs, gap, sign) => {
        const read = valuesOf([dms(x, signs, gap), dms(y, signs, gap)].join(sign))
        expect(read?.[0]).toBeCloseTo(x / 3600, 9)
        expect(read?.[1]).toBeCloseTo(y / 3600, 9)
      }),
    )
  })

  it('with letters before them, which tell the axis whatever the order', () => {
    fc.assert(
      fc.property(
        seconds(73, 135),
        seconds(4, 53),
        SIDES,
        SIGNS,
        SEPARATOR,
        fc.boolean(),
        (x, y, [e, n], signs, sign, isTurned) => {
          const parts = [e + dms(x, signs, ''), n + dms(y, signs, '')]
          const read = readPair((isTurned ? parts.reverse() : parts).join(sign))!
          expect(read.find(({ axis }) => axis === 'lng')?.value).toBeCloseTo(x / 3600, 9)
          expect(read.find(({ axis }) => axis === 'lat')?.value).toBeCloseTo(y / 3600, 9)
        },
      ),
    )
  })

  it.each([
    ['POINT(120.72 31.31)', [120.72, 31.31]],
    ['POINT Z (120.72 31.31 5)', [120.72, 31.31]],
    ['SRID=4326;POINT(120.72 31.31)', [120.72, 31.31]],
    ['120.72E31.31N', [120.72, 31.31]],
    ['E120.72N31.31', [120.72, 31.31]],
    ['120°43′12″E31°18′36″N', [120.72, 31.31]],
    ['120 43 12 31 18 36', [120.72, 31.31]],
    ['{"lng":120.72,"lat":31.31}', [120.72, 31.31]],
    ['lat=31.31&lng=120.72', [31.31, 120.72]],
    ['13438461.1,3676912.4', [13438461.1, 3676912.4]],
  ])('%s', (text, expected) => {
    const values = valuesOf(text)!
    expect(values[0]).toBeCloseTo(expected[0]!, 9)
    expect(values[1]).toBeCloseTo(expected[1]!, 9)
  })

  it.each(['120°43′12″E31°18′36″N', '31.31N120.72E', 'E120.72N31.31'])(
    '%s: each letter goes with its number',
    (text) => {
      const axes = readPair(text)!.map(({ axis, value }) => [axis, value > 100])
      expect(axes.toSorted()).toEqual([
        ['lat', false],
        ['lng', true],
      ])
    },
  )

  it.each(['120.72', '无', '120.72,', '120.72,1204', '12,34,56,78', 'E120,E31', '苏州'])('%j is no pair', (text) => {
    expect(readPair(text)).toBeNull()
  })
})

it('never throws, and gives numbers only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const read = readCoordinate(text)
      if (read) expect(Number.isFinite(read.value)).toBe(true)
      for (const { value } of readPair(text) ?? []) expect(Number.isFinite(value)).toBe(true)
    }),
  )
})

describe('metres', () => {
  it.each<[string, number, number, readonly [number, number] | string]>([
    ['Web Mercator', 13438461.1, 3676912.4, [120.71975, 31.339452]],
    ['Web Mercator, north first', 3676912.4, 13438461.1, [120.71975, 31.339452]],
    ['zone 40 of 3°', 40567123.45, 3465123.22, [120.705086, 31.306067]],
    ['north first', 3465123.22, 40567123.45, [120.705086, 31.306067]],
    ['no zone: the one that lies near', 567123.45, 3465123.22, [120.705086, 31.306067]],
    ['zone 21 of 6°', 21282123, 3470000, [120.71099, 31.331569]],
    ['far from the map', 40567123.45, 2465123.22, 'far'],
  ])('%s', (_, a, b, expected) => {
    const read = readGrid(a, b, NEAR_SUZHOU)
    if (typeof expected === 'string') expect(read).toBe(expected)
    else expect(typeof read === 'object' && read.position.map((value) => Number(value.toFixed(6)))).toEqual(expected)
  })

  it('Web Mercator is read anywhere on the globe', () => {
    const near = [9, 49, 12, 51] as const
    expect(readGrid(1168740.5, 6464213.1, near)).toMatchObject({
      position: [expect.closeTo(10.5, 1), expect.closeTo(50.1, 1)],
    })
    expect(readGrid(13438461.1, 3676912.4, null)).toMatchObject({
      position: [expect.closeTo(120.72, 2), expect.closeTo(31.34, 2)],
    })
  })

  it('without a map an easting without its zone could be anywhere', () => {
    expect(readGrid(567123.45, 3465123.22, null)).toBe('zone')
    expect(readGrid(40567123.45, 3465123.22, null)).toMatchObject({ datum: 'wgs84' })
  })
})
