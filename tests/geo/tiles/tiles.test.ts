import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unproject } from '#geo/geometry/web-mercator'
import { encodeTile, viewFeatures } from '#geo/tiles/tiles'
import { drawnAt, matchesPlainly } from '../plain'
import { anyFilters, anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'
import { draw, HERE, leastGap, sum, tileAt, WORLD } from './support'

test('every tile counts what a scan finds in it, and all tiles of a zoom count everything once', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, fc.integer({ min: 0, max: 22 }), (rows, filters, z) => {
      const { selection, features } = draw(Object.freeze(rows), filters)
      const matching = rows.filter((row) => matchesPlainly(row, filters))
      const expected = new Map<string, number>()
      for (const row of matching) {
        const key = tileAt(drawnAt(row), z).join()
        expected.set(key, (expected.get(key) ?? 0) + 1)
      }
      const ids: number[] = []
      let total = 0
      for (const [key, count] of expected) {
        const [, x, y] = key.split(',').map(Number)
        const found = features(z, x!, y!)
        expect(sum(found)).toBe(count)
        for (const { id, position, properties } of found) {
          expect(tileAt(position, z).join()).toBe(key)
          if (properties.t === 'pin') expect(properties.slug).toBe(`p-${id}`)
          ids.push(id)
        }
        total += count
      }
      expect(total).toBe(selection.count)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every(Number.isSafeInteger)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('the four tiles of a zoom below count what the tile above does', () => {
  fc.assert(
    fc.property(
      anyRows(),
      fc.integer({ min: 0, max: 21 }),
      fc.constantFrom(HERE, [0, 0] as const, TEST_LABEL_POINTS.snd),
      (rows, z, at) => {
        const { features } = draw(rows)
        const [, x, y] = tileAt(at, z)
        const quarters = [0, 1].flatMap((dx) => [0, 1].map((dy) => features(z + 1, 2 * x + dx, 2 * y + dy)))
        expect(sum(quarters.flat())).toBe(sum(features(z, x, y)))
      },
    ),
  )
})

test('the view of the world is all tiles of the zoom, feature for feature', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, fc.integer({ min: 0, max: 3 }), (rows, filters, z) => {
      const { snapshot, selection, features } = draw(rows, filters)
      const indices = Array.from({ length: 2 ** z }, (_, i) => i)
      const all = indices.flatMap((y) => indices.flatMap((x) => features(z, x, y)))
      expect(viewFeatures(snapshot, selection, z, WORLD)).toEqual(all)
    }),
  )
})

test('the view of a box is what of its tiles lies in it', () => {
  const { snapshot, selection } = draw([rowOf(1), rowOf(2, { lng: 120.9, lat: 31.3 }), districtRow(3)])
  const nos = (...bbox: [number, number, number, number]) =>
    viewFeatures(snapshot, selection, 12, bbox)
      .map(({ id }) => id)
      .sort()
  expect(nos(120, 31, 121, 32)).toEqual([1, 2, 3])
  expect(nos(120.7, 31.3, 120.8, 31.35)).toEqual([1, 3])
  expect(nos(120.7, 31.3, 120.7, 31.3)).toEqual([1])
  expect(nos(121, 31, 120, 32)).toEqual([])
})

test('a point on the edge of tiles is in the one to the east and south', () => {
  const { features } = draw([rowOf(1, { lng: 0, lat: 0 })])
  expect([features(1, 1, 1), features(1, 0, 0), features(1, 0, 1), features(1, 1, 0)].map((f) => f.length)).toEqual([
    1, 0, 0, 0,
  ])
})

test('a point on the corner of four tiles is counted in one of them', () => {
  const zoom = fc.integer({ min: 1, max: 22 })
  fc.assert(
    fc.property(zoom, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), fc.nat(), (z, corner, a, b) => {
      const size = 2 ** z
      const [x, y] = [1 + (a % (size - 1)), 1 + (b % (size - 1))]
      const [lng, lat] = unproject(x / size, y / size)
      const { features } = draw([rowOf(1, { lng, lat }), rowOf(2, { lng, lat: lat + corner / size })])
      const around = [-1, 0].flatMap((dx) => [-1, 0].map((dy) => sum(features(z, x + dx, y + dy))))
      expect(around.reduce((total, n) => total + n, 0)).toBe(2)
    }),
    { numRuns: 300 },
  )
})

test('discs of neighbouring tiles cover one another no more than those of one', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, fc.integer({ min: 1, max: 15 }), (rows, filters, z) => {
      const { features } = draw(rows, filters)
      const [, x, y] = tileAt(HERE, z)
      const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [x + dx, y + dy] as const))
      const inside = near.filter((tile) => tile.every((index) => index >= 0 && index < 2 ** z))
      const discs = inside.flatMap((tile) => features(z, ...tile)).filter(({ properties: { t } }) => t === 'cluster')
      expect(leastGap(discs, z)).toBeGreaterThan(-0.01)
      expect(new Set(discs.map(({ id }) => id)).size).toBe(discs.length)
    }),
    { numRuns: 200 },
  )
})

test('a pin says all that the map needs of a project', () => {
  const { around } = draw([rowOf(7, { errorM: 120, status: 'operating', nameEn: 'Lab' })])
  expect(around(HERE, 14)).toEqual([
    {
      id: 7,
      position: [...HERE],
      properties: {
        t: 'pin',
        slug: 'p-7',
        zh: '项目7',
        en: 'Lab',
        s: '0.cross',
        st: 'disc',
        p: 'site',
        e: 120,
      },
    },
  ])
})

test.each([
  [-1, 0, 0],
  [23, 0, 0],
  [1, 2, 0],
  [1, 0, 2],
  [1, -1, 0],
  [1.5, 0, 0],
  [1, 0, 0.5],
  [1, Number.NaN, 0],
])('there is no tile %d/%d/%d', (z, x, y) => {
  const { snapshot, selection } = draw([])
  expect(() => encodeTile(snapshot, selection, z, x, y)).toThrow(new RangeError(`No tile ${z}/${x}/${y}`))
})
