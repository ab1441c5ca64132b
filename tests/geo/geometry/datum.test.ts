import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bbox } from '#geo/filters'
import {
  amapUrl,
  baiduUrl,
  datumsWithin,
  fromBd09,
  fromGcj02,
  isShiftedOnMaps,
  osmUrl,
  toBd09,
  toGcj02,
} from '#geo/geometry/datum'
import { distanceKm } from '#geo/geometry/sphere'

const metres = (a: readonly [number, number], b: readonly [number, number]) => 1000 * distanceKm(a, b)

/** The worked examples of coordtransform (wandergis), whose README gives these numbers. */
test('converts the published examples', () => {
  expect(metres(toGcj02([116.404, 39.915]), [116.41024449916938, 39.91640428150164])).toBeLessThan(0.01)
  expect(metres(toBd09(fromGcj02([116.404, 39.915])), [116.41036949371029, 39.92133699351022])).toBeLessThan(1)
  expect(metres(fromGcj02([116.404, 39.915]), [116.39775550083061, 39.91359571849836])).toBeLessThan(2)
})

test('Suzhou is a few hundred metres off in GCJ-02', () => {
  const offset = metres(toGcj02([120.62, 31.3]), [120.62, 31.3])
  expect(offset).toBeGreaterThan(300)
  expect(offset).toBeLessThan(700)
})

test('both datums come back to within a metre, all over Suzhou and Shenzhen', () => {
  const position = fc.oneof(
    fc.tuple(fc.double({ min: 119.9, max: 121.4, noNaN: true }), fc.double({ min: 30.7, max: 32.1, noNaN: true })),
    fc.tuple(fc.double({ min: 113.7, max: 114.7, noNaN: true }), fc.double({ min: 22.4, max: 22.9, noNaN: true })),
  )
  fc.assert(
    fc.property(position, (wgs84) => {
      Object.freeze(wgs84)
      expect(metres(fromGcj02(toGcj02(wgs84)), wgs84)).toBeLessThan(1)
      expect(metres(fromBd09(toBd09(wgs84)), wgs84)).toBeLessThan(1)
    }),
  )
})

test.each<[string, readonly [number, number], boolean]>([
  ['Suzhou', [120.6, 31.3], true],
  ['Kashgar', [75.99, 39.47], true],
  ['Lhasa', [91.1, 29.65], true],
  ['Harbin', [126.6, 45.8], true],
  ['Sanya', [109.5, 18.25], true],
  ['Urumqi', [87.6, 43.8], true],
  ['Singapore', [103.8, 1.35], false],
  ['Hanoi', [105.85, 21.03], false],
  ['Seoul', [127, 37.55], false],
  ['Ulaanbaatar', [106.9, 47.9], false],
  ['Almaty', [76.9, 43.25], false],
  ['Berlin', [13.4, 52.5], false],
  ['Nairobi', [36.8, -1.3], false],
])('maps of %s are shifted: %j %s', (_, position, isShifted) => {
  expect(isShiftedOnMaps(position)).toBe(isShifted)
})

test.each<[Bbox | null, readonly string[]]>([
  [null, ['wgs84', 'gcj02', 'bd09']],
  [
    [119.9, 30.7, 121.4, 32.1],
    ['wgs84', 'gcj02', 'bd09'],
  ],
  [[13, 52.3, 13.8, 52.7], ['wgs84']],
])('within %j positions may be in %j', (bounds, datums) => expect(datumsWithin(bounds)).toEqual(datums))

test('outside China GCJ-02 is WGS-84', () => expect(toGcj02([2.35, 48.85])).toEqual([2.35, 48.85]))

test('links carry the position in the datum of the map, in its order, and the name', () => {
  const [lng, lat] = [120.7, 31.3]
  const name = '苏州 & "湾"?'
  const amap = new URL(amapUrl([lng, lat], name))
  const [gcjLng, gcjLat] = toGcj02([lng, lat]).map((degrees) => degrees.toFixed(6))
  expect(amap.origin + amap.pathname).toBe('https://uri.amap.com/marker')
  expect(Object.fromEntries(amap.searchParams)).toEqual({ position: `${gcjLng},${gcjLat}`, name, coordinate: 'gaode' })
  const baidu = new URL(baiduUrl([lng, lat], name))
  const [bdLng, bdLat] = toBd09([lng, lat]).map((degrees) => degrees.toFixed(6))
  expect(baidu.origin + baidu.pathname).toBe('https://api.map.baidu.com/marker')
  expect(Object.fromEntries(baidu.searchParams)).toEqual({
    location: `${bdLat},${bdLng}`,
    title: name,
    content: name,
    output: 'html',
    coord_type: 'bd09ll',
  })
  expect(osmUrl([lng, lat])).toBe(
    'https://www.openstreetmap.org/?mlat=31.300000&mlon=120.700000#map=16/31.300000/120.700000',
  )
})
