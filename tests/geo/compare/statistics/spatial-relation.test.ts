import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Area } from '#geo/areas/area'
import { countWithin, spatialRelation } from '#geo/compare/statistics/spatial-relation'
import type { Polygons } from '#geo/geometry/polygons'
import { buildSnapshot } from '#geo/snapshot/build'
import { rowOf, TEST_LABEL_POINTS } from '../../rows'
import { boxRing, deepFreeze, districtPolygons, karney, karneyKm } from '../support'

const box = (...corners: Parameters<typeof boxRing>): [Area, Polygons] => [
  { kind: 'polygon', rings: [boxRing(...corners)] },
  [[boxRing(...corners)]],
]
const LEFT = box(120, 31, 121, 32)

describe('two boxes', () => {
  it.each([
    ['side by side', box(121, 31, 122, 32), 'beside', karneyKm([121, 31], [121, 32]), 0],
    ['at a corner', box(121, 32, 122, 33), 'touching', 0, 0],
    [
      'along a border that is cut otherwise',
      box(121, 31.2, 122, 31.8),
      'beside',
      karneyKm([121, 31.2], [121, 31.8]),
      0,
    ],
    ['along a part of it', box(121, 31.5, 122, 33), 'beside', karneyKm([121, 31.5], [121, 32]), 0],
    ['ten metres beside it', box(121.0001, 31.2, 122, 31.8), 'apart', 0, karneyKm([121, 31.5], [121.0001, 31.5])],
    ['apart by 0.1° of the parallel', box(121.1, 31.4, 122, 31.6), 'apart', 0, karneyKm([121, 31.6], [121.1, 31.6])],
    ['a kilometre and more to the north', box(120, 32.01, 121, 33), 'apart', 0, karneyKm([120, 32], [120, 32.01])],
  ])('%s', (_, right, adjacency, sharedKm, gap) => {
    for (const [a, b] of [
      [LEFT, right],
      [right, LEFT],
    ] as const) {
      const found = spatialRelation(...deepFreeze(a), ...deepFreeze(b))
      expect(found.adjacency).toBe(adjacency)
      expect(found.overlapKm2).toBe(0)
      expect(found.sharedBorderKm).toBeCloseTo(sharedKm, 6)
      expect(found.gapKm).toBeCloseTo(gap, 2)
    }
  })

  it('one over the other', () => {
    const found = spatialRelation(...LEFT, ...box(120.5, 31, 121.5, 32))
    expect(found).toMatchObject({ adjacency: 'overlapping', gapKm: 0 })
    const along = [31, 32].map((lat) => karneyKm([120.5, lat], [121, lat]))
    expect(found.sharedBorderKm).toBeCloseTo(along[0]! + along[1]!, 6)
    expect(found.overlapKm2 / karney([[boxRing(120.5, 31, 121, 32)]]).km2).toBeCloseTo(1, 3)
    expect(spatialRelation(...LEFT, ...LEFT)).toMatchObject({ adjacency: 'same', centreDistanceKm: 0, gapKm: 0 })
    expect(spatialRelation(...LEFT, ...box(120.4, 31.4, 120.6, 31.6))).toMatchObject({
      adjacency: 'overlapping',
      gapKm: 0,
    })
  })
})

test('the measures between two districts do not depend on which is first', () => {
  const ids = fc.constantFrom('320571', '320505', '320508', '320506', '440305', '440307')
  fc.assert(
    fc.property(ids, ids, (idA, idB) => {
      const [a, b] = [idA, idB].map((id): [Area, Polygons] => [{ kind: 'districts', ids: [id] }, districtPolygons(id)])
      const [there, back] = [spatialRelation(...a!, ...b!), spatialRelation(...b!, ...a!)]
      expect(back.adjacency).toBe(there.adjacency)
      for (const key of ['centreDistanceKm', 'gapKm', 'sharedBorderKm', 'overlapKm2'] as const) {
        expect(back[key]).toBeCloseTo(there[key], 6)
      }
    }),
    { numRuns: 20 },
  )
})

test('projects within some km of a box are those whose geodesic to its nearest point is no longer', () => {
  const place = fc.tuple(
    fc.double({ min: 119.8, max: 121.2, noNaN: true }),
    fc.double({ min: 30.9, max: 32.1, noNaN: true }),
  )
  fc.assert(
    fc.property(place, fc.double({ min: 0.1, max: 20, noNaN: true }), ([lng, lat], radiusKm) => {
      const near: [number, number] = [Math.min(Math.max(lng, 120), 121), Math.min(Math.max(lat, 31), 32)]
      const km = karneyKm(near, [lng, lat])
      // The foot on a parallel is not quite the nearest point, nor is the plane quite true.
      fc.pre(Math.abs(km / radiusKm - 1) > 1e-3 && (km === 0 || km > 0.05))
      const snapshot = buildSnapshot(1, [rowOf(1, { lng, lat })], TEST_LABEL_POINTS)
      const members = { located: Uint32Array.of(0), unlocated: new Uint32Array(0), undecided: 0 }
      expect(countWithin(snapshot, members, LEFT[1], radiusKm)).toBe(km < radiusKm ? 1 : 0)
    }),
    { numRuns: 300 },
  )
})
