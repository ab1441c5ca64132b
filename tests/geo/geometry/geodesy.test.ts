import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { differenceOf } from '#geo/geometry/clip'
import { areaKm2, compactness, geodesicKm, perimeterKm } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { boxRing, cutSmall, DISTRICTS, deepFreeze, districtPolygons, karney, karneyKm, WATER } from '../compare/support'

/** Degrees; of the corners that nothing near the antipode of another is asked about. */
const position = fc.tuple(
  fc.double({ min: 73, max: 136, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
) as fc.Arbitrary<Position>

describe('distance', () => {
  it('is that of GeographicLib to a millimetre', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(Math.abs(geodesicKm(a, b) - karneyKm(a, b))).toBeLessThan(1e-6)
        expect(geodesicKm(b, a)).toBeCloseTo(geodesicKm(a, b), 9)
      }),
    )
  })

  /**
   * Vincenty & Rapp's line of Flinders Peak to Buninyong, on GRS 80 (ICSM GDA2020 manual): 54 972.271 m. WGS-84 differs
   * in the ninth digit.
   */
  it('is that of the published worked example', () => {
    const flindersPeak: Position = [144 + 25 / 60 + 29.52442 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)]
    const buninyong: Position = [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)]
    expect(1000 * geodesicKm(flindersPeak, buninyong)).toBeCloseTo(54972.271, 2)
  })

  it('is 0 from a place to itself, and refuses an antipode', () => {
    expect(geodesicKm([120.6, 31.3], [120.6, 31.3])).toBe(0)
    expect(() => geodesicKm([0, 0], [179.9, 0.1])).toThrow('Nearly antipodal')
  })
})

describe('area', () => {
  /** The closed form of the authalic sphere: 510 065 621.724 km² for WGS-84 (Moritz 1980, GRS 80, agrees to 5e-10). */
  it('of the whole ellipsoid is 510 065 621.724 km²', () => {
    expect(areaKm2([[boxRing(-180, -90, 180, 90)]])).toBeCloseTo(510_065_621.724, 0)
  })

  it('of a cell between parallels is the closed form, with an edge as long as one likes', () => {
    const whole = areaKm2([[boxRing(100, 20, 140, 40)]])
    const parts = Array.from({ length: 40 }, (_, i) => areaKm2([[boxRing(100 + i, 20, 101 + i, 40)]]))
    expect(parts.reduce((sum, part) => sum + part) / whole).toBeCloseTo(1, 12)
  })

  /** GeographicLib's edges are geodesics: where they are cut small enough, straight ones in degrees are the same. */
  it.each(DISTRICTS)('of district %s is that of GeographicLib to 2e-8, and so is its perimeter', (_, polygons) => {
    expect(Math.abs(areaKm2(polygons) / karney(cutSmall(polygons, 64)).km2 - 1)).toBeLessThan(2e-8)
    const { km2, km } = karney(polygons)
    expect(Math.abs(areaKm2(polygons) / km2 - 1)).toBeLessThan(5e-5)
    expect(Math.abs(perimeterKm(polygons) / km - 1)).toBeLessThan(1e-9)
  })

  /** public/geo/PROVENANCE.md; vertices were rounded to five decimals after it was reckoned: 1e-4. */
  it.each([
    ['320571', 277.37, 53.0],
    ['320505', 338.39, 113.4],
    ['320508', 81.65, 0],
    ['320506', 2197.73, 1476.3],
    ['320507', 485.7, 64.9],
    ['320509', 1227.11, 87.1],
    ['320581', 1262.76, 116.1],
    ['320582', 1007.63, 214.2],
    ['320583', 929.14, 35.4],
    ['320585', 821.25, 172.0],
  ])('of %s is the known %d km², %d of it water', (id, km2, waterKm2) => {
    const polygons = deepFreeze(districtPolygons(id))
    expect(Math.abs(areaKm2(polygons) / km2 - 1)).toBeLessThan(1e-4)
    const land = areaKm2(differenceOf(polygons, WATER))
    expect(Math.abs(areaKm2(polygons) - land - waterKm2)).toBeLessThan(0.1)
  })

  it('does not count holes, and counts islands in them', () => {
    const rings = [boxRing(0, 0, 4, 4), boxRing(1, 1, 3, 3), boxRing(1.5, 1.5, 2, 2)].reverse()
    const polygons = polygonsOf(deepFreeze(rings))
    expect(polygons.map((polygon) => polygon.length).sort()).toEqual([1, 2])
    const [outer, hole, island] = [boxRing(0, 0, 4, 4), boxRing(1, 1, 3, 3), boxRing(1.5, 1.5, 2, 2)].map((ring) =>
      areaKm2([[ring]]),
    )
    expect(areaKm2(polygons)).toBeCloseTo(outer! - hole! + island!, 6)
  })
})

test('the perimeter of two neighbours together leaves out what they share', () => {
  const [left, right] = [boxRing(120, 31, 121, 32), boxRing(121, 31, 122, 32)]
  const whole = perimeterKm([[boxRing(120, 31, 122, 32)]])
  const shared = karneyKm([121, 31], [121, 32])
  expect(perimeterKm([[left], [right]]) - perimeterKm([[left]]) - perimeterKm([[right]])).toBeCloseTo(-2 * shared, 6)
  // The long parallels are cut short as one geodesic each.
  expect(perimeterKm([[left], [right]])).toBeGreaterThan(whole)
})

describe('compactness', () => {
  it.each([
    ['a circle', Math.PI, 2 * Math.PI, 1],
    ['a square', 1, 4, Math.PI / 4],
    ['a strip of 1 × 4', 4, 10, 0.16 * Math.PI],
  ])('of %s', (_, km2, km, expected) => expect(compactness(km2, km)).toBeCloseTo(expected, 12))

  it('of nothing is none', () => expect(compactness(0, 0)).toBeNull())
})
