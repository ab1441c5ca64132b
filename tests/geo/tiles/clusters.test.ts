import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Feature } from '#geo/tiles/feature-objects'
import { compactCount } from '#geo/tiles/features'
import { tileFeatures } from '#geo/tiles/tiles'
import { anyFilters, anyRows, rowOf } from '../rows'
import { closest, draw, HERE, spread, tileAt } from './support'

test.each([
  [10, 24, ['cluster']],
  [11, 24, Array(24).fill('pin')],
  [11, 25, ['cluster']],
])('at zoom %i, %i projects close together are %j', (z, count, types) => {
  const { around } = draw(spread(count, 0.0005))
  expect(around(HERE, z).map(({ properties }) => properties.t)).toEqual(types)
})

test('the mean position of a cluster is that of its matches, within half a metre', () => {
  const { around } = draw(
    [rowOf(1), rowOf(2, { lng: 120.701, lat: 31.301 }), rowOf(3, { sector: 'research', lng: 120.702 })],
    {
      sector: ['biomed'],
    },
  )
  const [found] = around(HERE, 8)
  expect(found!.properties).toMatchObject({ t: 'cluster', n: 2 })
  expect(found!.position[0]).toBeCloseTo(120.7005, 5)
  expect(found!.position[1]).toBeCloseTo(31.3005, 5)
})

test('the discs of two clusters of a zoom never come closer than 32 px', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: 0, max: 15 }), (rows, z) => {
      const { around } = draw(rows)
      const discs = around(HERE, z).filter(({ properties }) => properties.t === 'cluster')
      expect(closest(discs, z)).toBeGreaterThan(31.99)
    }),
    { numRuns: 200 },
  )
})

test('a cluster names the zoom at which it parts, and does not part before', () => {
  fc.assert(
    fc.property(
      anyRows(),
      anyFilters,
      fc.integer({ min: 0, max: 15 }),
      fc.constantFrom(HERE, [0, 0] as const),
      (rows, filters, z, at) => {
        const { snapshot, selection, around } = draw(rows, filters)
        for (const { id, properties } of around(at, z)) {
          if (properties.t !== 'cluster') continue
          expect(properties.x).toBeGreaterThan(z)
          expect(properties.x).toBeLessThanOrEqual(16)
          const parts = (zoom: number) => membersOf(snapshot, selection, id, z, zoom)
          expect(parts(properties.x).length).toBeGreaterThan(1)
          if (properties.x - 1 > z) expect(parts(properties.x - 1)).toHaveLength(1)
        }
      },
    ),
    { numRuns: 200 },
  )
})

/** The features at `zoom` in the cell that the cluster with this id had at zoom z. */
function membersOf(
  snapshot: ReturnType<typeof draw>['snapshot'],
  selection: ReturnType<typeof draw>['selection'],
  id: number,
  z: number,
  zoom: number,
): Feature[] {
  const size = 4 ** (26 - z - 3)
  const start = id - 2 ** 52
  // From zoom 9 on, what stands around an anchor is no part of a cluster, though the anchor may lie in its cell.
  const isMember = (row: number) => z < 9 || row < snapshot.located
  const rows = [...snapshot.keys.keys()].filter((row) => {
    const key = snapshot.keys[row]!
    return isMember(row) && selection.mask[row] && key >= start && key < start + size
  })
  const tiles = new Map(rows.map((row) => [row, tileAt([snapshot.lng[row]!, snapshot.lat[row]!], zoom)]))
  const distinct = new Map([...tiles.values()].map((t) => [t.join(), t]))
  const features = [...distinct.values()].flatMap((t) => tileFeatures(snapshot, selection, ...t))
  return features.filter(({ position, properties }) => {
    if (z >= 9 && ('a' in properties || 'r' in properties)) return false
    const [depth, x, y] = tileAt(position, z + 3)
    const first = rows[0]!
    const [, firstX, firstY] = tileAt([snapshot.lng[first]!, snapshot.lat[first]!], depth)
    return x === firstX && y === firstY
  })
}

test.each([
  [24, 11],
  [25, 13],
])('a cluster of %i close together parts at zoom %i', (count, x) => {
  expect(draw(spread(count, 0.0005)).around(HERE, 10)).toMatchObject([{ properties: { t: 'cluster', n: count, x } }])
})

test.each([
  [2, '2'],
  [999, '999'],
  [1200, '1.2k'],
  [12_345, '12k'],
  [999_950, '1M'],
  [1_234_567, '1.2M'],
])('%i is labelled %s', (n, label) => expect(compactCount(n)).toBe(label))
