import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { centroidOf, circleRing, polygonsOfArea } from '#geo/areas/area'
import { areaText, MAX_AREA_TEXT } from '#geo/areas/area-text'
import { areasText, isTooLong, parseAreas } from '#geo/areas/area-url'
import { encodeRings } from '#geo/geometry/encoded-rings'
import { areaKm2 } from '#geo/geometry/geodesy'
import type { Ring } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { boxRing, deepFreeze, districtPolygons, karney, karneyKm, WGS84 } from '../compare/support'

const IDS = new Set(BUILT_IN_SHAPES.districts.map(({ id }) => id))

describe('areas in the URL', () => {
  const degrees = (min: number, max: number) => fc.integer({ min: min * 1e5, max: max * 1e5 }).map((n) => n / 1e5)
  const place = fc.tuple(degrees(73, 136), degrees(3, 54)) as fc.Arbitrary<Position>
  /** Corners around a middle, so that none crosses. */
  const ring = fc
    .tuple(place, fc.array(fc.integer({ min: 100, max: 900 }), { minLength: 3, maxLength: 60 }))
    .map(([[lng, lat], radii]): Ring => {
      const at = (middle: number, radius: number, turn: number) => Math.round(middle * 1e5 + 100 * radius * turn) / 1e5
      const corners = radii.map((radius, i): Position => {
        const angle = (2 * Math.PI * i) / radii.length
        return [
          at(Math.min(Math.max(lng, 74), 135), radius, 0.01 * Math.cos(angle)),
          at(Math.min(Math.max(lat, 4), 53), radius, 0.01 * Math.sin(angle)),
        ]
      })
      return [...corners, corners[0]!]
    })
  const area = fc.oneof(
    fc.subarray([...IDS].sort(), { minLength: 1 }).map((ids) => ({ kind: 'districts' as const, ids })),
    fc.record({
      kind: fc.constant('circle' as const),
      centre: place,
      radiusKm: fc.integer({ min: 1, max: 2000 }).map((n) => n / 10),
    }),
    fc.record({ kind: fc.constant('polygon' as const), rings: ring.map((one) => [one]) }),
  )

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.uniqueArray(area, { maxLength: 6, selector: areaText }), (areas) => {
        fc.pre(!areas.some(isTooLong))
        const text = areasText(deepFreeze(areas))
        expect(parseAreas(text, IDS)).toEqual({ areas, dropped: [] })
        expect(encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',')).toBe(text)
      }),
    )
  })

  it('never throw, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAreas(`g:${text}~c:${text}~${text}`, IDS)))
  })

  it('keep holes', () => {
    const area = {
      kind: 'polygon' as const,
      rings: [boxRing(120, 31, 121, 32), [...boxRing(120.2, 31.2, 120.4, 31.4)].reverse()],
    }
    expect(parseAreas(areaText(area), IDS).areas).toEqual([area])
  })

  it('read as the issue has them', () => {
    const { areas, dropped } = parseAreas('d:320571~d:320571+320505~d:320505 320571~c:120.7,31.3,5', IDS)
    expect(areas).toEqual([
      { kind: 'districts', ids: ['320571'] },
      { kind: 'districts', ids: ['320505', '320571'] },
      { kind: 'circle', centre: [120.7, 31.3], radiusKm: 5 },
    ])
    expect(dropped).toEqual([])
  })

  it.each([
    ['x:1', 'unknown-kind'],
    ['320571', 'unknown-kind'],
    ['d:999999', 'unknown-district'],
    ['c:120.7,31.3', 'bad-circle'],
    ['c:120.7,31.3,', 'bad-circle'],
    ['c:120.7,31.3,0', 'bad-circle'],
    ['c:120.7,31.3,201', 'bad-circle'],
    ['c:a,31.3,1', 'bad-circle'],
    ['c:31.3,120.7,1', 'out-of-range'],
    ['g:', 'bad-polygon'],
    ['g:AAAA', 'bad-polygon'],
    ['g:!!!!', 'bad-polygon'],
    [
      `g:${encodeRings([
        [
          [120, 31],
          [121, 32],
          [121, 31],
          [120, 32],
        ],
      ])}`,
      'bad-polygon',
    ],
    [
      `g:${encodeRings([
        [
          [120, 31],
          [121, 31],
          [122, 31],
        ],
      ])}`,
      'bad-polygon',
    ],
    ['g:AAAAAA', 'bad-polygon'],
    [`g:${'A'.repeat(MAX_AREA_TEXT)}`, 'too-long'],
  ])('%.20s is dropped: %s', (text, reason) => {
    const { areas, dropped } = parseAreas(`d:320571~${text}`, IDS)
    expect(areas).toHaveLength(1)
    expect(dropped.map((one) => one.reason)).toEqual([reason])
  })

  it('lose an unknown district of a union alone, and a seventh area', () => {
    expect(parseAreas('d:320571.1', IDS)).toEqual({
      areas: [{ kind: 'districts', ids: ['320571'] }],
      dropped: [{ text: '1', reason: 'unknown-district' }],
    })
    const seven = [1, 2, 3, 4, 5, 6, 7].map((km) => `c:120.7,31.3,${km}`).join('~')
    expect(parseAreas(seven, IDS).areas).toHaveLength(6)
    expect(parseAreas(seven, IDS).dropped).toEqual([{ text: 'c:120.7,31.3,7', reason: 'too-many' }])
  })
})

describe('a circle', () => {
  it.each([0.05, 1, 5, 50, 200])('of %d km has the area of the ellipsoid cap, and its corners lie on the rim', (km) => {
    const ring = circleRing([120.7, 31.3], km)
    // Bertrand–Diguet–Puiseux: πr² (1 − K r² / 12), K the Gaussian curvature; GeographicLib for the polygon itself.
    const curvature = (1 - 0.00669438 * Math.sin((31.3 * Math.PI) / 180) ** 2) ** 2 / (6378.137 ** 2 * (1 - 0.00669438))
    expect(areaKm2([[ring]]) / (Math.PI * km ** 2 * (1 - (curvature * km ** 2) / 12))).toBeCloseTo(1, 5)
    expect(areaKm2([[ring]]) / karney([[ring]]).km2).toBeCloseTo(1, 4)
    for (const corner of ring) expect(Math.abs(karneyKm([120.7, 31.3], corner) / km - 1)).toBeLessThan(2e-4)
  })
})

test('the polygons of a union are those of its districts', () => {
  const polygons = polygonsOfArea({ kind: 'districts', ids: ['320571', '320505'] }, BUILT_IN_SHAPES.districts)
  expect(polygons).toEqual(districtPolygons('320571', '320505'))
  expect(() => polygonsOfArea({ kind: 'districts', ids: ['1'] }, BUILT_IN_SHAPES.districts)).toThrow(
    'No shape of district 1',
  )
})

test('the centre of mass of a circle is its centre, of a box with a hole that of the box', () => {
  const { lat2, lon2 } = WGS84.Direct(31, 120, 0, 1)
  expect(karneyKm([120, 31], [lon2!, lat2!])).toBeCloseTo(0.001, 6)
  expect(karneyKm(centroidOf([[circleRing([120.7, 31.3], 30)]]), [120.7, 31.3])).toBeLessThan(1e-6)
  const [lng, lat] = centroidOf([[boxRing(120, -1, 122, 1), [...boxRing(120.5, -0.5, 121.5, 0.5)].reverse()]])
  expect(lng).toBeCloseTo(121, 9)
  expect(lat).toBeCloseTo(0, 9)
  expect(() => centroidOf([])).toThrow('Nothing')
})
