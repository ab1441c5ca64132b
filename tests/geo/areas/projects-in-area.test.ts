import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Area } from '#geo/areas/area'
import { districtAt, projectsInArea } from '#geo/areas/projects-in-area'
import type { MapShape } from '#geo/geometry/map-shapes'
import { pointInPolygons } from '#geo/geometry/point-in-polygon'
import { select } from '#geo/query/select'
import type { Position } from '#geo/records'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { boxRing, DISTRICTS, karneyKm } from '../compare/support'
import { districtRow, rowOf } from '../rows'

const ANCHORS = { a: [120.5, 31.5], b: [121.5, 31.5], city: [121, 31] } as const
/** Two square districts side by side: a to the west, b to the east. */
const SHAPES: readonly MapShape[] = [
  { id: 'a', rings: [boxRing(120, 31, 121, 32)] },
  { id: 'b', rings: [boxRing(121, 31, 122, 32)] },
]
const place = { cityId: 'city', districtId: 'a' }

function nosOf(rows: readonly SnapshotRow[], area: Area) {
  const snapshot = buildSnapshot(1, rows, ANCHORS)
  const { located, unlocated, undecided } = projectsInArea(snapshot, select(snapshot, {}).mask, area, SHAPES)
  const nos = (some: Uint32Array) => [...some].map((row) => snapshot.no[row]!).sort()
  return { located: nos(located), unlocated: nos(unlocated), undecided }
}

describe('members', () => {
  const rows = [
    rowOf(1, { ...place, lng: 120.5, lat: 31.5 }),
    rowOf(2, { ...place, lng: 121, lat: 31.5 }), // on the border, recorded in a
    rowOf(3, { ...place, districtId: 'b', lng: 120.9, lat: 31.5 }), // recorded in b, drawn in a
    districtRow(4, place),
    districtRow(5, { ...place, districtId: 'b' }),
    districtRow(6, { ...place, precision: 'city' }),
  ]

  it.each<[string, Area, number[], number[], number]>([
    ['of a district: the recorded', { kind: 'districts', ids: ['a'] }, [1, 2], [4, 6], 0],
    ['of the other', { kind: 'districts', ids: ['b'] }, [3], [5], 0],
    ['of both', { kind: 'districts', ids: ['a', 'b'] }, [1, 2, 3], [4, 5, 6], 0],
    ['of a polygon around a', { kind: 'polygon', rings: [boxRing(120, 31, 121, 32)] }, [1, 3], [4, 6], 0],
    ['of a polygon in a', { kind: 'polygon', rings: [boxRing(120.1, 31.1, 120.95, 31.9)] }, [1, 3], [], 2],
    ['of a circle around both', { kind: 'circle', centre: [121, 31.5], radiusKm: 150 }, [1, 2, 3], [4, 5, 6], 0],
    ['of a circle over the border', { kind: 'circle', centre: [121, 31.5], radiusKm: 5 }, [2], [], 3],
    ['of nowhere', { kind: 'circle', centre: [80, 31.5], radiusKm: 5 }, [], [], 0],
  ])('%s', (_, area, located, unlocated, undecided) => {
    expect(nosOf(rows, area)).toEqual({ located, unlocated, undecided })
  })

  it('match the filter', () => {
    const snapshot = buildSnapshot(1, [...rows, rowOf(7, { ...place, sector: 'sports' })], ANCHORS)
    const { mask } = select(snapshot, { sector: ['sports'] })
    const { located } = projectsInArea(snapshot, mask, { kind: 'districts', ids: ['a', 'b'] }, SHAPES)
    expect([...located].map((row) => snapshot.no[row])).toEqual([7])
  })

  it('of a circle are those within its radius by GeographicLib', () => {
    const near = fc.double({ min: -0.1, max: 0.1, noNaN: true })
    fc.assert(
      fc.property(near, near, fc.double({ min: 0.05, max: 20, noNaN: true }), (east, north, radiusKm) => {
        const at: Position = [120.7 + east, 31.3 + north]
        const km = karneyKm([120.7, 31.3], at)
        fc.pre(Math.abs(km / radiusKm - 1) > 1e-9)
        const area: Area = { kind: 'circle', centre: [120.7, 31.3], radiusKm }
        expect(nosOf([rowOf(1, { ...place, lng: at[0], lat: at[1] })], area).located).toEqual(km < radiusKm ? [1] : [])
      }),
    )
  })
})

describe('a point on a shared border', () => {
  const inside = DISTRICTS.map(([id, polygons]) => [id, pointInPolygons(polygons)] as const)
  const holders = ([lng, lat]: Position) => inside.filter(([, holds]) => holds(lng, lat)).map(([id]) => id)
  const sip = DISTRICTS.find(([id]) => id === '320571')![1][0]![0]!

  it('lies in one district: every vertex and middle of an edge of SIP, which has neighbours all around', () => {
    sip.slice(1).forEach((b, i) => {
      const a = sip[i]!
      expect(holders(b), String(b)).toHaveLength(1)
      expect(holders([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]), `after ${a}`).toHaveLength(1)
    })
  })

  it('and so does any point of the inner city', () => {
    const within = fc.tuple(
      fc.double({ min: 120.56, max: 120.85, noNaN: true }),
      fc.double({ min: 31.22, max: 31.42, noNaN: true }),
    ) as fc.Arbitrary<Position>
    fc.assert(
      fc.property(within, (at) => {
        expect(holders(at)).toHaveLength(1)
      }),
    )
  })

  it.each<[Position, string | null]>([
    [[121, 31.5], 'b'],
    [[120, 31], 'a'],
    [[120.5, 31], 'a'],
    [[121, 31], 'b'],
    [[122, 31.5], null],
    [[120.5, 32], null],
    [[119, 31.5], null],
  ])('%j: the eastern and northern side has it: %s', (at, id) => expect(districtAt(at, SHAPES)).toBe(id))
})

test('inside is what ray casting over all edges says', () => {
  const ring = DISTRICTS.find(([id]) => id === '320506')![1][0]![0]!
  const inside = pointInPolygons([[ring]])
  const plainly = (x: number, y: number) =>
    ring.slice(1).filter(([x1, y1], i) => {
      const [x0, y0] = ring[i]!
      return y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)
    }).length %
      2 ===
    1
  const near = fc.tuple(
    fc.double({ min: 119.8, max: 121, noNaN: true }),
    fc.double({ min: 30.8, max: 31.6, noNaN: true }),
  )
  fc.assert(
    fc.property(near, ([x, y]) => {
      expect(inside(x, y)).toBe(plainly(x, y))
    }),
    { numRuns: 2000 },
  )
})
