import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project, unproject } from '#geo/geometry/web-mercator'
import { select } from '#geo/query/select'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { districtRow, rowOf, TEST_LABEL_POINTS } from '../rows'
import { draw, HERE, sum } from './support'

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

test('two rings among many projects with places of their own are a group, at every zoom the same in all tiles', () => {
  const [lng, lat] = TEST_LABEL_POINTS.sip
  const around = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      rowOf(100 + i, { lng: lng + 0.004 * ((i % 4) - 1.5), lat: lat + 0.004 * (Math.floor(i / 4) - 1.5) }),
    )
  const typesOf = (unlocated: number, located: number, z: number) => {
    const rows = [...Array.from({ length: unlocated }, (_, i) => districtRow(i + 1)), ...around(located)]
    const features = draw(rows).around(TEST_LABEL_POINTS.sip, z)
    return features.filter(({ properties }) => 'r' in properties || properties.t === 'group').length
  }
  for (const z of [11, 12]) {
    expect(typesOf(20, 0, z)).toBe(20)
    expect(typesOf(20, 12, z)).toBe(20)
    expect(typesOf(20, 13, z)).toBe(1)
    expect(typesOf(12, 13, z), 'one ring stays').toBe(12)
  }
  expect(typesOf(20, 13, 16), 'they are far away').toBe(20)
})

test('a group among many others joins the cells for one zoom more, with any other of its cell, and says so', () => {
  const [lng, lat] = TEST_LABEL_POINTS.sip
  const around = Array.from({ length: 13 }, (_, i) => rowOf(100 + i, { lng: lng + 0.004 * (i - 6), lat }))
  const few = around.slice(1)
  const ofDistrict = (count: number) => Array.from({ length: count }, (_, i) => districtRow(i + 1))
  const typesAt = (rows: readonly SnapshotRow[], z: number) => {
    const features = draw(rows).around(TEST_LABEL_POINTS.sip, z)
    expect(sum(features), 'nothing is lost').toBeGreaterThanOrEqual(rows.length - 1)
    return new Set(features.map(({ properties }) => ('r' in properties ? 'ring' : properties.t)))
  }
  expect(typesAt([...ofDistrict(30), ...around], 9)).toEqual(new Set(['cluster']))
  expect(typesAt([...ofDistrict(30), ...around], 10)).toContain('group')
  expect(typesAt([...ofDistrict(30), ...few], 9), 'there is room for it').toContain('group')
  expect(typesAt([...ofDistrict(8), ...around], 9), 'a ring stays').toContain('ring')
  const alone = draw([...ofDistrict(30), ...around.map((row) => ({ ...row, lng, lat }))])
  expect(alone.around(TEST_LABEL_POINTS.sip, 8)[0]!.properties).toMatchObject({ t: 'cluster', x: 10 })
})

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

test('projects that zoom 16 does not part are a stack before the tile is sparse, and its box lists them', () => {
  const { snapshot, around } = draw([rowOf(1), rowOf(2, { lng: 120.70001 })])
  const [found] = around(HERE, 6)
  expect(found!.properties).toMatchObject({ t: 'stack', n: 2 })
  const bbox = (found!.properties as { b: string }).b.split(',').map(Number) as [number, number, number, number]
  expect(select(snapshot, { bbox }).count).toBe(2)
})
