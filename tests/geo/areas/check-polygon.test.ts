import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { areaText, MAX_AREA_TEXT } from '#geo/areas/area-text'
import { parseAreas } from '#geo/areas/area-url'
import { checkPolygon, isFatal, MAX_CORNERS, type PolygonProblem, type RawRings } from '#geo/areas/check-polygon'
import { toBd09, toGcj02 } from '#geo/geometry/datum'
import { areaKm2 } from '#geo/geometry/geodesy'
import { ringOfCoordinates } from '#geo/geometry/geojson'
import { polygonsOf, type Ring } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { boxRing, deepFreeze, districtPolygons } from '../compare/support'

const BOX = boxRing(120.5, 31.2, 120.8, 31.4)
const swap = (ring: Ring): Ring => ring.map(([x, y]) => [y, x])
/** A ring in the round. */
const round = (corners: number): Ring => {
  const at = (i: number) => [120.6 + 0.2 * Math.cos(i), 31.3 + 0.2 * Math.sin(i)] as const
  const ring = Array.from({ length: corners }, (_, i) => at((2 * Math.PI * i) / corners))
  return [...ring, ring[0]!]
}
const BOW_TIE: Ring = [
  [120, 31],
  [121, 32],
  [121, 31],
  [120, 32],
  [120, 31],
]

test('a polygon is turned where only that brings it to the districts of another country', () => {
  const districts = [{ ...BUILT_IN_SHAPES.districts[0]!, rings: [boxRing(9, 49, 12, 51)] }]
  const turned = swap(boxRing(10, 50, 10.5, 50.5))
  expect(checkPolygon([turned], districts)).toMatchObject([{ code: 'swapped', repair: [boxRing(10, 50, 10.5, 50.5)] }])
  expect(checkPolygon([turned])).toEqual([expect.objectContaining({ code: 'inverted' })])
})

test.each<[string, RawRings, string[]]>([
  ['a box', [BOX], []],
  ['a box with a hole', [BOX, [...boxRing(120.6, 31.25, 120.7, 31.3)].reverse()], []],
  ['nothing', [], ['empty']],
  ['an empty ring', [[]], ['empty']],
  ['a missing latitude', [[[120, 31], [121]]], ['not-a-position']],
  [
    'no number',
    [
      [
        [120, 31],
        [121, Number.NaN],
        [122, 31],
        [120, 31],
      ],
    ],
    ['not-a-position'],
  ],
  [
    'a point',
    [
      [
        [120, 31],
        [120, 31],
        [120, 31],
        [120, 31],
      ],
    ],
    ['too-few-corners'],
  ],
  ['an open ring', [BOX.slice(0, -1)], ['open']],
  ['latitude first', [swap(BOX)], ['swapped']],
  ['metres', [boxRing(13_400_000, 3_600_000, 13_500_000, 3_700_000)], ['out-of-range']],
  ['another country', [boxRing(2, 48, 3, 49)], []],
  ['beyond the end of the map', [boxRing(95, 84, 96, 86)], ['out-of-range']],
  ['a bow tie', [BOW_TIE], ['self-crossing']],
  [
    'a line there and back',
    [
      [
        [120, 31],
        [121, 31],
        [122, 31],
        [120, 31],
      ],
    ],
    ['no-area'],
  ],
  ['clockwise', [[...BOX].reverse()], ['inverted']],
  ['too many corners', [round(MAX_CORNERS + 1)], ['too-many-corners']],
  ['too long for a link', [round(2000)], ['too-long']],
])('%s', (_, rings, codes) => {
  expect(checkPolygon(deepFreeze(rings), BUILT_IN_SHAPES.districts).map(({ code }) => code)).toEqual(codes)
})

const repairOf = (rings: RawRings, code: PolygonProblem['code']): readonly Ring[] => {
  const problem = checkPolygon(rings, BUILT_IN_SHAPES.districts).find((one) => one.code === code)
  if (!problem || !('repair' in problem) || !problem.repair) throw new Error(`No repair of ${code}`)
  return problem.repair
}

describe('mends', () => {
  it.each<[PolygonProblem['code'], RawRings, RawRings]>([
    ['swapped', [swap(BOX)], [BOX]],
    ['open', [BOX.slice(0, -1)], [BOX]],
    ['inverted', [[...BOX].reverse()], [BOX]],
  ])('%s', (code, rings, expected) => {
    expect(repairOf(rings, code)).toEqual(expected)
    expect(checkPolygon(repairOf(rings, code))).toEqual([])
  })

  it('a bow tie into its two triangles, and says where it crosses', () => {
    const [problem] = checkPolygon([BOW_TIE])
    expect(problem).toMatchObject({
      code: 'self-crossing',
      count: 1,
      at: [expect.closeTo(120.5, 9), expect.closeTo(31.5, 9)],
    })
    const repaired = repairOf([BOW_TIE], 'self-crossing')
    expect(repaired).toHaveLength(2)
    expect(checkPolygon(repaired).filter(isFatal)).toEqual([])
    expect(areaKm2(polygonsOf(repaired)) / areaKm2([[boxRing(120, 31, 121, 32)]])).toBeCloseTo(0.5, 2)
  })

  it('cannot untangle a hole that crosses its ring', () => {
    const [problem] = checkPolygon([BOX, boxRing(120.7, 31.25, 120.9, 31.3)])
    expect(problem).toMatchObject({ code: 'self-crossing', count: 2 })
    expect(problem).not.toHaveProperty('repair')
  })

  it.each([2000, MAX_CORNERS + 1])('%d corners into as many as a link holds, in nearly the same shape', (corners) => {
    const code = corners > MAX_CORNERS ? 'too-many-corners' : 'too-long'
    const repaired = repairOf([round(corners)], code)
    const text = areaText({ kind: 'polygon', rings: repaired })
    expect(text.length).toBeLessThanOrEqual(MAX_AREA_TEXT)
    expect(parseAreas(text, new Set()).areas).toHaveLength(1)
    expect(areaKm2([repaired]) / areaKm2([[round(corners)]])).toBeCloseTo(1, 2)
  })
})

describe('the datum', () => {
  const sip = districtPolygons('320571')[0]!

  it.each([
    ['gcj02', toGcj02],
    ['bd09', toBd09],
  ] as const)('%s is told by a border that the polygon follows, and mended', (likely, convert) => {
    const moved = sip.map((ring) => ring.map(convert))
    const problem = checkPolygon(moved, BUILT_IN_SHAPES.districts).find(({ code }) => code === 'datum')
    expect(problem).toMatchObject({ likely, corners: sip[0]!.length - 1 })
    repairOf(moved, 'datum')[0]!.forEach(([lng, lat], i) => {
      expect(lng).toBeCloseTo(sip[0]![i]![0], 5)
      expect(lat).toBeCloseTo(sip[0]![i]![1], 5)
    })
  })

  it('of the border as it is, of a drawn box, and where no outlines are known, is not doubted', () => {
    const codes = (rings: RawRings, outlines = BUILT_IN_SHAPES.districts) =>
      checkPolygon(rings, outlines).map(({ code }) => code)
    expect(codes(sip)).not.toContain('datum')
    expect(codes([BOX])).toEqual([])
    expect(
      codes(
        sip.map((ring) => ring.map(toGcj02)),
        [],
      ),
    ).not.toContain('datum')
  })
})

test('whatever comes, it answers, and what it finds usable has an area that a link holds', () => {
  const number = fc.oneof(
    fc.double(),
    fc.double({ min: 118, max: 122, noNaN: true }),
    fc.double({ min: 30, max: 32, noNaN: true }),
  )
  const near = fc.tuple(fc.double({ min: 118, max: 122, noNaN: true }), fc.double({ min: 30, max: 32, noNaN: true }))
  const ring = fc.oneof(
    fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 6 }),
    fc.array(near, { minLength: 3, maxLength: 8 }).map((r) => [...r, r[0]!]),
  )
  fc.assert(
    fc.property(fc.array(ring, { maxLength: 3 }), (rings) => {
      const problems = checkPolygon(rings)
      if (problems.some(isFatal)) return
      const known = rings.map(ringOfCoordinates)
      expect(areaKm2(polygonsOf(known))).toBeGreaterThan(0)
      expect(areaText({ kind: 'polygon', rings: known }).length).toBeLessThanOrEqual(MAX_AREA_TEXT)
    }),
  )
})
