import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import type { Filters } from '#geo/filters'
import { project, unproject } from '#geo/geometry/web-mercator'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import type { Feature } from '#geo/tiles/feature-objects'
import { compactCount } from '#geo/tiles/features'
import { encodeTile, tileFeatures, viewFeatures } from '#geo/tiles/tiles'
import { drawnAt, matchesPlainly } from '../plain'
import { anyFilters, anyRows, districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'

const WORLD = [-180, -90, 180, 90] as const
type Tile = readonly [z: number, x: number, y: number]

const tileAt = (position: readonly [number, number], z: number): Tile => {
  const [x, y] = project(position)
  const indexOf = (unit: number) => Math.min(Math.floor(unit * 2 ** z), 2 ** z - 1)
  return [z, indexOf(x), indexOf(y)]
}

const countOf = ({ properties }: Feature) => ('n' in properties ? properties.n : 1)
const sum = (features: readonly Feature[]) => features.reduce((total, feature) => total + countOf(feature), 0)

const draw = (rows: readonly SnapshotRow[], filters: Filters = {}) => {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS)
  const selection = select(snapshot, filters)
  return {
    snapshot,
    selection,
    features: (z: number, x: number, y: number) => tileFeatures(snapshot, selection, z, x, y),
    around: (position: readonly [number, number], z: number) =>
      tileFeatures(snapshot, selection, ...tileAt(position, z)),
  }
}

const HERE = [120.7, 31.3] as const
const spread = (count: number, degrees: number) =>
  Array.from({ length: count }, (_, i) =>
    rowOf(i + 1, { lng: HERE[0] + degrees * (i % 5), lat: HERE[1] + degrees * Math.floor(i / 5) }),
  )

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

test('discs of neighbouring tiles keep the same distance from each other as those of one', () => {
  fc.assert(
    fc.property(anyRows(), anyFilters, fc.integer({ min: 1, max: 15 }), (rows, filters, z) => {
      const { features } = draw(rows, filters)
      const [, x, y] = tileAt(HERE, z)
      const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [x + dx, y + dy] as const))
      const inside = near.filter((tile) => tile.every((index) => index >= 0 && index < 2 ** z))
      const discs = inside.flatMap((tile) => features(z, ...tile)).filter(({ properties: { t } }) => t === 'cluster')
      expect(closest(discs, z)).toBeGreaterThan(31.99)
      expect(new Set(discs.map(({ id }) => id)).size).toBe(discs.length)
    }),
    { numRuns: 200 },
  )
})

/** CSS px at zoom z between the middles of the two that are nearest, along one axis; infinite where there is one only. */
function closest(features: readonly Feature[], z: number): number {
  const places = features.map(({ position }) => project(position).map((unit) => unit * 512 * 2 ** z))
  const gaps = places.flatMap(([x, y], i) =>
    places.slice(i + 1).map(([otherX, otherY]) => Math.max(Math.abs(x! - otherX!), Math.abs(y! - otherY!))),
  )
  return Math.min(...gaps)
}

test('a decoded tile has the features, ids, properties and places of the plain ones', () => {
  const rows = [
    ...spread(40, 0.02),
    rowOf(99, { lng: 120.3, lat: 31.3 }),
    ...Array.from({ length: 3 }, (_, i) =>
      rowOf(100 + i, { lng: 120.45, lat: 31.2, errorM: 1500.5, status: 'settled' }),
    ),
    ...Array.from({ length: 30 }, (_, i) => districtRow(200 + i)),
    districtRow(300, { precision: 'city', nameZh: '苏州“湾”' }),
  ]
  const { snapshot, selection, features } = draw(rows)
  const [z, x, y] = tileAt(HERE, 9)
  const plain = features(z, x, y)
  expect(new Set(plain.map(({ properties }) => properties.t))).toEqual(new Set(['pin', 'cluster', 'stack', 'group']))
  const { layers } = new VectorTile(new PbfReader(encodeTile(snapshot, selection, z, x, y)))
  expect(Object.keys(layers)).toEqual(['projects'])
  const layer = layers.projects!
  expect([layer.version, layer.extent, layer.length]).toEqual([2, 4096, plain.length])
  for (const [i, expected] of plain.entries()) {
    const feature = layer.feature(i)
    expect([feature.type, feature.id]).toEqual([1, expected.id])
    expect(feature.properties).toEqual(expected.properties)
    const [unitX, unitY] = project(expected.position)
    const point = feature.loadGeometry()[0]![0]!
    expect([point.x, point.y]).toEqual([
      Math.floor((unitX * 2 ** z - x) * 4096),
      Math.floor((unitY * 2 ** z - y) * 4096),
    ])
  }
})

test('places in a decoded tile never leave it', () => {
  const { snapshot, selection } = draw([rowOf(1, { lng: 180, lat: -90 }), rowOf(2, { lng: -180, lat: 90 })])
  const placeIn = (z: number, x: number, y: number) =>
    new VectorTile(new PbfReader(encodeTile(snapshot, selection, z, x, y))).layers
      .projects!.feature(0)
      .loadGeometry()[0]![0]
  expect(placeIn(1, 1, 1)).toMatchObject({ x: 4095, y: 4095 })
  expect(placeIn(1, 0, 0)).toMatchObject({ x: 0, y: 0 })
})

test('a tile of nothing has no bytes', () => {
  const { snapshot, selection } = draw([])
  expect(encodeTile(snapshot, selection, 0, 0, 0)).toHaveLength(0)
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
        s: 'biomed',
        st: 'operating',
        p: 'site',
        e: 120,
      },
    },
  ])
})

test('the last zoom before the rings has anchored projects in its cells, the first has them around their anchors', () => {
  const rows = [
    ...Array.from({ length: 3 }, (_, i) => districtRow(i + 1)),
    rowOf(9, { lng: TEST_LABEL_POINTS.sip[0], lat: TEST_LABEL_POINTS.sip[1] }),
  ]
  const { around } = draw(rows)
  expect(around(TEST_LABEL_POINTS.sip, 8)).toMatchObject([{ properties: { t: 'cluster', n: 4, x: 9 } }])
  expect(around(TEST_LABEL_POINTS.sip, 9).map(({ id }) => id)).toEqual([9, 1, 2, 3])
  expect(around(TEST_LABEL_POINTS.sip, 9)[2]!.properties).toMatchObject({
    t: 'pin',
    p: 'district',
    r: '3:1',
  })
})

test('slots count only what matches', () => {
  const rows = [1, 2, 3].map((no) => districtRow(no, { sector: no === 2 ? 'research' : 'biomed' }))
  const { around } = draw(rows, { sector: ['biomed'] })
  expect(
    around(TEST_LABEL_POINTS.sip, 12).map(({ id, properties }) => [id, 'r' in properties && properties.r]),
  ).toEqual([
    [1, '2:0'],
    [3, '2:1'],
  ])
})

test('one anchored match alone in a cell is a pin at its anchor', () => {
  const { around } = draw([districtRow(1)])
  expect(around(TEST_LABEL_POINTS.sip, 3)).toMatchObject([
    { id: 1, position: TEST_LABEL_POINTS.sip, properties: { t: 'pin', r: '1:0' } },
  ])
})

test.each([
  [24, 24, 'pin'],
  [25, 1, 'group'],
])('%i projects of one district are %i features of type %s', (count, features, type) => {
  const { around } = draw(Array.from({ length: count }, (_, i) => districtRow(i + 1)))
  const found = around(TEST_LABEL_POINTS.sip, 9)
  expect(found.map(({ properties }) => properties.t)).toEqual(Array(features).fill(type))
  if (type === 'group')
    expect(found[0]).toMatchObject({ position: TEST_LABEL_POINTS.sip, properties: { n: 25, a: 'sip' } })
})

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

test('projects at one position are a stack at every zoom, and its box lists them', () => {
  const rows = [rowOf(1), rowOf(2), rowOf(3), rowOf(4, { lng: 120.70002 })]
  const { snapshot, around } = draw(rows)
  for (const z of [11, 16, 22]) {
    const found = around(HERE, z).find(({ properties }) => properties.t === 'stack')!
    expect(found.position).toEqual(HERE)
    expect(found.properties).toMatchObject({ n: 3 })
    const bbox = ('b' in found.properties && found.properties.b.split(',').map(Number)) as [
      number,
      number,
      number,
      number,
    ]
    const listed = select(snapshot, { bbox })
    expect([...snapshot.no].filter((_, row) => listed.mask[row])).toEqual([1, 2, 3])
  }
})

test('the box of a stack anywhere lists all of it', () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
  fc.assert(
    fc.property(degrees(180), degrees(85), fc.integer({ min: 11, max: 22 }), (lng, lat, z) => {
      const { snapshot, around } = draw([rowOf(1, { lng, lat }), rowOf(2, { lng, lat })])
      const { b } = around([lng, lat], z)[0]!.properties as { b: string }
      const [west, south, east, north] = b.split(',').map(Number) as [number, number, number, number]
      expect(select(snapshot, { bbox: [west, south, east, north] }).count).toBe(2)
      expect(Math.max(east - west, north - south)).toBeLessThan(1e-5)
    }),
    { numRuns: 300 },
  )
})

test.each([
  [18, 'cluster'],
  [19, 'stack'],
])('two projects that share a cell of depth %i and no smaller one are a %s', (depth, type) => {
  const [x, y] = project(HERE).map((unit) => Math.floor(unit * 2 ** depth)) as [number, number]
  const rows = [0.25, 0.75].map((part, i) => {
    const [lng, lat] = unproject((x + part) / 2 ** depth, (y + part) / 2 ** depth)
    return rowOf(i + 1, { lng, lat })
  })
  expect(draw(rows).around(HERE, 6)).toMatchObject([{ properties: { t: type, n: 2 } }])
})

test.each([
  [24, 11],
  [25, 13],
])('a cluster of %i close together parts at zoom %i', (count, x) => {
  expect(draw(spread(count, 0.0005)).around(HERE, 10)).toMatchObject([{ properties: { t: 'cluster', n: count, x } }])
})

test('projects that zoom 16 does not part are a stack before the tile is sparse, and its box lists them', () => {
  const { snapshot, around } = draw([rowOf(1), rowOf(2, { lng: 120.70001 })])
  const [found] = around(HERE, 6)
  expect(found!.properties).toMatchObject({ t: 'stack', n: 2 })
  const bbox = (found!.properties as { b: string }).b.split(',').map(Number) as [number, number, number, number]
  expect(select(snapshot, { bbox }).count).toBe(2)
})

test.each([
  [2, '2'],
  [999, '999'],
  [1200, '1.2k'],
  [12_345, '12k'],
  [999_950, '1M'],
  [1_234_567, '1.2M'],
])('%i is labelled %s', (n, label) => expect(compactCount(n)).toBe(label))

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
