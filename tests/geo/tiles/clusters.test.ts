import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project, unproject } from '#geo/geometry/web-mercator'
import { clusterRadius } from '#geo/map/cluster-art'
import type { Feature } from '#geo/tiles/feature-objects'
import { compactCount } from '#geo/tiles/features'
import { tileFeatures } from '#geo/tiles/tiles'
import { anyFilters, anyRows, districtRow, rowOf } from '../rows'
import { draw, HERE, leastGap, spread, tileAt } from './support'

test.each([
  [10, 4, 0.0005, ['cluster']],
  [11, 4, 0.0005, Array(4).fill('pin')],
  [11, 5, 0.0005, ['cluster']],
  [11, 24, 0.0115, Array(24).fill('pin')],
])('at zoom %i, %i projects %d° apart are %j', (z, count, degrees, types) => {
  const { around } = draw(spread(count, degrees))
  expect(around(HERE, z).map(({ properties }) => properties.t)).toEqual(types)
})

test('a tile of more projects than a few shows clusters, however evenly they lie', () => {
  const types = draw(spread(25, 0.0115))
    .around(HERE, 11)
    .map(({ properties }) => properties.t)
  expect(new Set(types)).toContain('cluster')
})

test('no more than four pins of projects with places of their own lie in one cell', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, fc.integer({ min: 9, max: 16 }), (rows, filters, z) => {
      const pins = draw(rows, filters)
        .around(HERE, z)
        .filter(({ properties }) => properties.t === 'pin' && !('r' in properties))
      const cells = pins.map(({ position }) => String(tileAt(position, z + 3)))
      for (const cell of cells) expect(cells.filter((other) => other === cell).length).toBeLessThanOrEqual(4)
    }),
    { numRuns: 200 },
  )
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

const clustersAmong = (features: readonly Feature[]) => features.filter(({ properties }) => properties.t === 'cluster')

test('the discs of two clusters of a zoom never cover one another', () => {
  fc.assert(
    fc.property(anyRows(), fc.integer({ min: 0, max: 15 }), (rows, z) => {
      expect(leastGap(clustersAmong(draw(rows).around(HERE, z)), z)).toBeGreaterThan(-0.01)
    }),
    { numRuns: 200 },
  )
})

test('large clusters of neighbouring cells stand clear of each other too', () => {
  const rows = [0, 0.01, 0.02, 0.03].flatMap((east, group) =>
    Array.from({ length: 150 }, (_, i) =>
      rowOf(1000 * group + i + 1, { lng: HERE[0] + east + 0.00003 * (i % 12), lat: HERE[1] + 0.00003 * (i % 13) }),
    ),
  )
  for (const z of [9, 10, 11, 12]) {
    const clusters = clustersAmong(draw(rows).around(HERE, z))
    expect(leastGap(clusters, z)).toBeGreaterThan(-0.01)
  }
})

test('discs of evenly spread projects lie neither in rows nor in columns', () => {
  const rows = Array.from({ length: 80 * 80 }, (_, i) =>
    rowOf(i + 1, { lng: HERE[0] + 0.004 * (i % 80), lat: HERE[1] + 0.004 * Math.floor(i / 80) }),
  )
  const clusters = clustersAmong(draw(rows).around([HERE[0] + 0.16, HERE[1] + 0.16], 11))
  expect(clusters.length).toBeGreaterThan(20)
  for (const axis of [0, 1] as const) {
    const fromMiddle = clusters.map(({ position }) => Math.abs(((project(position)[axis] * 2 ** 14) % 1) - 0.5))
    expect(fromMiddle.filter((part) => part < 0.08).length).toBeLessThan(clusters.length / 2)
  }
})

test('four crowded neighbours are two discs, each of which parts at the next zoom', () => {
  const { around } = draw(spread(25 * 40, 0.0005))
  for (const z of [13, 14]) {
    const pairs = clustersAmong(around(HERE, z)).filter(({ properties }) => 'x' in properties && properties.x === z + 1)
    expect(pairs.length).toBeGreaterThan(0)
    for (const { position } of pairs) expect(clustersAmong(around(position, z + 1)).length).toBeGreaterThan(1)
  }
})

test('a cluster stands beside the group of a district, in its own cell', () => {
  const group = Array.from({ length: 30 }, (_, i) => districtRow(i + 1))
  const { position } = draw(group).around(labelPointOf(group), 10)[0]!
  const [x, y] = project(position)
  const disc = [x, y] as const
  for (const step of [0, 0.005, 0.01, 0.02]) {
    const [lng, lat] = unproject(disc[0] + (step / 360) * 0.1, disc[1])
    const located = [0, 1, 2].map((i) => rowOf(100 + i, { lng: lng + 0.0005 * i, lat }))
    const [cluster] = clustersAmong(draw([...group, ...located]).around([lng, lat], 10))
    const [clusterX, clusterY] = project(cluster!.position)
    const distance = Math.hypot(clusterX - disc[0], clusterY - disc[1]) * 512 * 2 ** 10
    expect(distance).toBeGreaterThan(clusterRadius(30) + 3)
    expect(tileAt(cluster!.position, 13)).toEqual(tileAt([lng, lat], 13))
  }
})

const labelPointOf = (rows: ReturnType<typeof districtRow>[]) => draw(rows).snapshot.labelPoints[0]!.position!

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

/** The features at `zoom` in the cell, or the two cells, that the cluster with this id had at zoom z. */
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
  [4, 11],
  [5, 13],
])('a cluster of %i close together parts at zoom %i', (count, x) => {
  expect(draw(spread(count, 0.0005)).around(HERE, 10)).toMatchObject([{ properties: { t: 'cluster', n: count, x } }])
})

test.each([
  [2, '2', '2'],
  [999, '999', '999'],
  [1200, '1.2k', '1200'],
  [12_345, '12k', '1.2万'],
  [999_950, '1M', '100万'],
  [1_234_567, '1.2M', '123万'],
])('%i is labelled %s, in Chinese %s', (n, en, zh) => {
  expect(compactCount(n, 'en')).toBe(en)
  expect(compactCount(n, 'zh')).toBe(zh)
})
