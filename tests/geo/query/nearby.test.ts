import { distance } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm, nearby } from '#geo/query/nearby'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOfNo } from '#geo/snapshot/row-lookup'
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
