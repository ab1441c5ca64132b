import { distance } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from '#geo/geometry/sphere'
import { nearby, nearestTo } from '#geo/query/nearby'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import { random as seededRandom } from '../compare/points'
import { anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

test.each([
  [
    [0, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [180, 0],
  ],
  [
    [120.6, 31.3],
    [114.1, 22.6],
  ],
  [
    [179.9, 10],
    [-179.9, 10],
  ],
  [
    [0, 90],
    [50, -90],
  ],
])('the distance from %j to %j is that of Turf', (a, b) => {
  expect(distanceKm(a as [number, number], b as [number, number])).toBeCloseTo(distance(a, b), 6)
})

test('the nearest come first, ties by no, without the project itself and those without a position', () => {
  const rows = [
    rowOf(1),
    rowOf(5, { lng: 120.71 }),
    rowOf(4, { lng: 120.71 }),
    rowOf(3),
    rowOf(2, { lng: 121 }),
    districtRow(6),
  ]
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  const found = nearby(snapshot, rowOfNo(snapshot, 1)!, 3)
  expect(found.map(({ row }) => snapshot.no[row])).toEqual([3, 4, 5])
  expect(found[0]!.km).toBe(0)
  expect(found[1]!.km).toBeCloseTo(0.95, 2)
  expect(nearby(snapshot, rowOfNo(snapshot, 6)!, 3)).toEqual([])
  expect(nearby(snapshot, rowOfNo(snapshot, 1)!, 0)).toEqual([])
})

test('agrees with sorting all by distance', () => {
  fc.assert(
    fc.property(anyRows(), fc.nat(), fc.integer({ min: 1, max: 9 }), (rows, pick, limit) => {
      const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
      if (snapshot.located === 0) return
      const from = pick % snapshot.located
      const positionOf = (row: number) => [snapshot.lng[row]!, snapshot.lat[row]!] as const
      const expected = [...snapshot.no.keys()]
        .filter((row) => row < snapshot.located && row !== from)
        .map((row) => ({ row, km: distanceKm(positionOf(from), positionOf(row)) }))
        .sort((a, b) => a.km - b.km || snapshot.no[a.row]! - snapshot.no[b.row]!)
      expect(nearby(snapshot, from, limit)).toEqual(expected.slice(0, limit))
    }),
    { numRuns: 300 },
  )
})

test('agrees with it all over the world, across the date line and at the poles too', () => {
  const world = fc.array(
    fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
    {
      minLength: 30,
      maxLength: 200,
    },
  )
  fc.assert(
    fc.property(world, fc.nat(), (positions, pick) => {
      const snapshot = buildSnapshot(
        1,
        positions.map(([lng, lat], i) => rowOf(i + 1, { lng, lat })),
        TEST_LABEL_POINTS,
      )
      const from = pick % snapshot.located
      const positionOf = (row: number) => [snapshot.lng[row]!, snapshot.lat[row]!] as const
      const expected = [...snapshot.no.keys()]
        .filter((row) => row !== from)
        .map((row) => ({ row, km: distanceKm(positionOf(from), positionOf(row)) }))
        .sort((a, b) => a.km - b.km || snapshot.no[a.row]! - snapshot.no[b.row]!)
      expect(nearby(snapshot, from, 5)).toEqual(expected.slice(0, 5))
    }),
    { numRuns: 200 },
  )
})

test('the nearest to any position agree with sorting all by distance', () => {
  const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 150 }),
      place,
      fc.integer({ min: 0, max: 9 }),
      (positions, from, limit) => {
        const snapshot = buildSnapshot(
          1,
          positions.map(([lng, lat], i) => rowOf(i + 1, { lng, lat })),
          TEST_LABEL_POINTS,
        )
        const expected = [...snapshot.no.keys()]
          .map((row) => ({ row, km: distanceKm(from, [snapshot.lng[row]!, snapshot.lat[row]!]) }))
          .sort((a, b) => a.km - b.km || snapshot.no[a.row]! - snapshot.no[b.row]!)
        expect(nearestTo(snapshot, from, limit)).toEqual(expected.slice(0, limit))
      },
    ),
    { numRuns: 200 },
  )
})

test('looks at hardly more rows among 100,000 than among 1,000', () => {
  const touched = (count: number) => {
    const random = seededRandom(7)
    const rows = Array.from({ length: count }, (_, i) =>
      rowOf(i + 1, { lng: 120 + random() * 1.5, lat: 30.8 + random() * 1.2 }),
    )
    const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
    const sums = Array.from({ length: 50 }, (_, i) => {
      let reads = 0
      const lat = new Proxy(snapshot.lat, {
        get: (target, name) => {
          reads++
          return Reflect.get(target, name)
        },
      })
      nearby({ ...snapshot, lat }, Math.floor((i * count) / 50), 5)
      return reads
    })
    return Math.max(...sums)
  }
  const [few, many] = [touched(1000), touched(100_000)]
  expect(few).toBeGreaterThan(64)
  expect(many).toBeLessThan(1.5 * few)
})
