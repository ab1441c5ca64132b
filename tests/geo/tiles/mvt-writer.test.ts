/** The bytes of a tile, read by @mapbox/vector-tile, against the objects of the same marks. */

import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import type { Filters } from '#geo/filters'
import { project } from '#geo/geometry/web-mercator'
import { select } from '#geo/query/select'
import { buildSnapshot } from '#geo/snapshot/build'
import type { SnapshotRow } from '#geo/snapshot/snapshot'
import { intern } from '#geo/tiles/interned-strings'
import { MvtValueTable } from '#geo/tiles/mvt-value-table'
import { MvtWriter } from '#geo/tiles/mvt-writer'
import { encodeTile, tileFeatures } from '#geo/tiles/tiles'
import { TERMS } from '../../support/terms'
import { anyFilters, anyRows, rowOf, TEST_LABEL_POINTS } from '../rows'

const EXTENT = 4096

const layerOf = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes)).layers.projects

const placesOf = (rows: readonly SnapshotRow[], z: number) =>
  rows.map(({ lng, lat }) => {
    const [x, y] = project(lng === null || lat === null ? TEST_LABEL_POINTS.sip : [lng, lat])
    const indexOf = (unit: number) => Math.min(Math.floor(unit * 2 ** z), 2 ** z - 1)
    return [indexOf(x), indexOf(y)] as const
  })

function expectSame(rows: readonly SnapshotRow[], filters: Filters, z: number): void {
  const snapshot = buildSnapshot(1, rows, TEST_LABEL_POINTS, TERMS)
  const selection = select(snapshot, filters)
  for (const [x, y] of placesOf(rows, z)) {
    const plain = tileFeatures(snapshot, selection, z, x, y)
    const layer = layerOf(encodeTile(snapshot, selection, z, x, y))
    expect(layer?.length ?? 0).toBe(plain.length)
    for (const [i, { id, position, properties }] of plain.entries()) {
      const feature = layer!.feature(i)
      expect([feature.id, feature.type, { ...feature.properties }]).toEqual([id, 1, properties])
      const point = feature.loadGeometry()[0]![0]!
      const [unitX, unitY] = project(position)
      const [inX, inY] = [(unitX * 2 ** z - x) * EXTENT, (unitY * 2 ** z - y) * EXTENT]
      // A disc may stand on the edge of two units, from which projection takes it to either.
      const slack = properties.t === 'cluster' ? 1e-3 : 0
      expect(point.x).toBeGreaterThanOrEqual(Math.min(Math.floor(inX - slack), EXTENT - 1))
      expect(point.x).toBeLessThanOrEqual(Math.min(Math.floor(inX + slack), EXTENT - 1))
      expect(point.y).toBeGreaterThanOrEqual(Math.min(Math.floor(inY - slack), EXTENT - 1))
      expect(point.y).toBeLessThanOrEqual(Math.min(Math.floor(inY + slack), EXTENT - 1))
    }
  }
}

describe('the bytes of a tile say what its objects say', () => {
  it('for any projects, filters and zooms', () => {
    fc.assert(
      fc.property(anyRows(), anyFilters, fc.integer({ min: 0, max: 22 }), (rows, filters, z) =>
        expectSame(rows, filters, z),
      ),
      { numRuns: 300 },
    )
  })

  it('for errors whole, broken and none, long names, and whatever script', () => {
    const long = '苏州'.repeat(100)
    const rows = [null, 0, 1, 250, 1500.5, 3e9].map((errorM, i) =>
      rowOf(i + 1, { errorM, lng: 120.7 + i / 1000, nameZh: i % 2 ? long : '', nameEn: '🏭 Zoë\u0000' }),
    )
    expectSame([...rows, rowOf(4_294_967_295, { lng: 120.71 })], {}, 14)
  })
})

describe('a writer', () => {
  it('has no bytes before the first mark', () => {
    const writer = new MvtWriter()
    writer.begin(3, 1, 2)
    expect(writer.bytes()).toHaveLength(0)
  })

  it('gives bytes that the next tile does not change', () => {
    const writer = new MvtWriter()
    writer.begin(0, 0, 0)
    writer.featureAtGrid(1, 0, 0)
    writer.interned(0, intern('first'))
    const first = writer.bytes()
    const copy = Uint8Array.from(first)
    writer.begin(0, 0, 0)
    writer.featureAtGrid(2, 9, 9)
    writer.interned(0, intern('other'))
    writer.bytes()
    expect(Uint8Array.from(first)).toEqual(copy)
    expect(layerOf(first)!.feature(0).properties).toEqual({ t: 'first' })
  })

  it('writes each value once', () => {
    const writer = new MvtWriter()
    writer.begin(0, 0, 0)
    for (let id = 0; id < 9; id++) {
      writer.featureAtGrid(id, id, id)
      writer.interned(0, intern('the same word'))
      writer.number(1, 1234.5)
      writer.number(3, 1234)
    }
    const bytes = Buffer.from(writer.bytes())
    expect(bytes.toString('latin1').split('the same word')).toHaveLength(2)
    for (let i = 0; i < 9; i++)
      expect(layerOf(bytes)!.feature(i).properties).toEqual({ t: 'the same word', n: 1234.5, x: 1234 })
  })
})

it('a tile of more values than are remembered has them all', () => {
  const writer = new MvtWriter()
  writer.begin(0, 0, 0)
  const numbers = Array.from({ length: 6000 }, (_, i) => i % 3000)
  for (const [id, number] of numbers.entries()) {
    writer.featureAtGrid(id, id, id)
    writer.number(1, number)
  }
  const layer = layerOf(writer.bytes())!
  expect(numbers.map((_, i) => layer.feature(i).properties.n)).toEqual(numbers)
})

it('what is known of one tile is not known of the next, and numbers that share a slot are told apart', () => {
  const known = new MvtValueTable()
  const keys = [0, 4096, 2 ** 32, -1, -(2 ** 32) - 7, 0.25, 0.75, 1500.5]
  known.clear()
  for (const round of [0, 1]) {
    expect(keys.map((key, place) => known.placeOf(key, round === 0 ? place : 99))).toEqual([...keys.keys()])
  }
  known.clear()
  expect(keys.map((key) => known.placeOf(key, 7))).toEqual(keys.map(() => 7))
})
