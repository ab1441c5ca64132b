import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { project } from '#geo/geometry/web-mercator'
import { encodeTile } from '#geo/tiles/tiles'
import { districtRow, rowOf } from '../rows'
import { draw, HERE, spread, tileAt } from './support'

test('a decoded tile has the features, ids, properties and places of the plain ones', () => {
  const rows = [
    ...spread(40, 0.02),
    rowOf(99, { lng: 120.91, lat: 31.1 }),
    ...Array.from({ length: 3 }, (_, i) =>
      rowOf(100 + i, { lng: 120.61, lat: 31.15, errorM: 1500.5, status: 'settled' }),
    ),
    ...Array.from({ length: 30 }, (_, i) => districtRow(200 + i)),
    districtRow(300, { precision: 'city', nameZh: '苏州“湾”' }),
  ]
  const { snapshot, selection, features } = draw(rows)
  const [z, x, y] = tileAt(HERE, 10)
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
