import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAreaText } from '#geo/areas/parse-area'
import { fromBd09, fromGcj02 } from '#geo/geometry/datum'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'

const FOLDER = join(import.meta.dirname, '../../cases/areas')
const read = (name: string) => parseAreaText(readFileSync(join(FOLDER, name), 'utf8'))
/** 0.1° × 0.1° at 31.25° north. */
const BOX_KM2 = 105.6

describe('areas as people paste them', () => {
  it.each([
    ['collection.geojson', ['left-out']],
    ['collection.wkt', ['left-out']],
    ['srid.wkt', ['same-datum']],
    ['with-mark.geojson', []],
    ['park.kml', []],
  ])('%s is read, and what is no area is named', (name, codes) => {
    const { problems, area } = read(name)
    expect(problems.map(({ code }) => code)).toEqual(codes)
    expect(areaKm2(polygonsOf(area!.rings))).toBeCloseTo(BOX_KM2, 0)
  })

  it('a fault in the middle of JSON is pointed to', () => {
    const text = readFileSync(join(FOLDER, 'broken-in-the-middle.geojson'), 'utf8')
    const place = text.indexOf('120.65 31.2') + '120.65 '.length
    expect(read('broken-in-the-middle.geojson').problems).toEqual([{ code: 'not-json', line: 1, column: place + 1 }])
  })

  it('every case is there', () => expect(readdirSync(FOLDER).length).toBe(17))
})

describe('KML', () => {
  const ring = '120.5,31.2 120.6,31.2 120.6,31.3 120.5,31.2'
  const polygon = (inside: string) => `<Polygon><outerBoundaryIs>${inside}</outerBoundaryIs></Polygon>`
  const linear = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`
  it.each([
    ['several polygons', `<kml>${polygon(linear(ring))}${polygon(linear(ring.replaceAll('120', '121')))}</kml>`, 2, []],
    [
      'prefixes, comments, CDATA, attributes',
      `<?xml version="1.0"?><!-- a > b --><k:kml xmlns:k="x"><k:name a='>'><![CDATA[<Polygon>]]></k:name><k:Polygon><k:coordinates>${ring}</k:coordinates></k:Polygon></k:kml>`,
      1,
      [],
    ],
    [
      'a point beside',
      `<kml><Point><coordinates>1,2</coordinates></Point>${polygon(linear(ring))}</kml>`,
      1,
      ['left-out'],
    ],
    ['a ring of its own beside', `<kml>${linear(ring)}${polygon(linear(ring))}</kml>`, 1, ['left-out']],
    ['a folder without more', `<Folder>${polygon(linear(`<![CDATA[${ring}]]>`))}</Folder>`, 1, []],
  ])('%s', (_, text, rings, codes) => {
    const { problems, area } = parseAreaText(text)
    expect(problems.map(({ code }) => code)).toEqual(codes)
    expect(area!.rings).toHaveLength(rings)
  })

  it('the outer border is the one that is called so, wherever it stands', () => {
    const hole = '120.57,31.22 120.58,31.22 120.58,31.23 120.57,31.22'
    const parts = [
      `<outerBoundaryIs>${linear(ring)}</outerBoundaryIs>`,
      `<innerBoundaryIs>${linear(hole)}</innerBoundaryIs>`,
    ]
    const [first, last] = [parts, [...parts].reverse()].map((order) =>
      parseAreaText(`<kml><Polygon>${order.join('')}</Polygon></kml>`),
    )
    expect(first!.area!.rings).toHaveLength(2)
    expect(last).toEqual(first)
  })

  it.each([
    ['<kml><Point><coordinates>1,2</coordinates></Point></kml>', { code: 'no-polygon', found: 'Point' }],
    [`<kml>${linear(ring)}</kml>`, { code: 'no-polygon', found: 'LinearRing' }],
    ['<kml></kml>', { code: 'no-polygon', found: 'KML' }],
    ['<kml>\n<Polygon></kml>', { code: 'bad-kml', line: 2, column: 10 }],
    ['<kml><Polygon>', { code: 'bad-kml', line: 1, column: 15 }],
    ['<kml><!DOCTYPE a></kml>', { code: 'bad-kml', line: 1, column: 6 }],
    [`<kml>${polygon(linear('120.5;31.2'))}</kml>`, { code: 'not-a-position', ring: 0, vertex: 0 }],
  ])('%s is refused with its place', (text, problem) => expect(parseAreaText(text).problems).toEqual([problem]))
})

it.each([
  ['GEOMETRYCOLLECTION(POINT(1 2))', { code: 'no-polygon', found: 'POINT' }],
  ['GEOMETRYCOLLECTION EMPTY', { code: 'empty' }],
  [
    'GEOMETRYCOLLECTION(POLYGON((120 31,121 31,121 32,120 31)),\nLINESTRING(1 2,x))',
    { code: 'bad-wkt', line: 2, column: 16 },
  ],
  ['GEOMETRYCOLLECTION(POLYGON((120 31,121 31,121 32,120 31)), 5)', { code: 'bad-wkt', line: 1, column: 60 }],
])('%s is refused with its place', (text, problem) => expect(parseAreaText(text).problems).toEqual([problem]))

it('collections in collections are one area', () => {
  const box = 'POLYGON((120 31,121 31,121 32,120 31))'
  const text = `GEOMETRYCOLLECTION(${box},GEOMETRYCOLLECTION(MULTIPOLYGON(EMPTY,((122 31,123 31,123 32,122 31))),POINT EMPTY,POINT(1 2)))`
  const { problems, area } = parseAreaText(text)
  expect(problems).toEqual([{ code: 'left-out', found: 'POINT' }])
  expect(area!.rings).toHaveLength(2)
})

describe('the datum of a lone polygon', () => {
  const box = 'POLYGON((120.5 31.2,120.6 31.2,120.6 31.3,120.5 31.3,120.5 31.2))'
  const json = (more: object) =>
    JSON.stringify({ type: 'Polygon', coordinates: [parseAreaText(box).area!.rings[0]], ...more })
  const borders = BUILT_IN_SHAPES.districts
  const asks = (text: string) => parseAreaText(text, borders).inDatums !== undefined

  it('is asked for where nothing tells it, with the area in each', () => {
    const { problems, inDatums, area } = parseAreaText(json({}), borders)
    expect(problems).toEqual([{ code: 'datum-unknown' }])
    expect(inDatums!.wgs84).toEqual(area)
    expect(inDatums!.gcj02.rings[0]![0]).toEqual(fromGcj02([120.5, 31.2]))
    expect(inDatums!.bd09.rings[0]![0]).toEqual(fromBd09([120.5, 31.2]))
  })

  it.each([
    ['EWKT', `SRID=4326;${box}`],
    ['KML', readFileSync(join(FOLDER, 'park.kml'), 'utf8')],
    [
      'a named reference system',
      json({ crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } }),
    ],
    ['a place where maps are not shifted', 'POLYGON((2 48,2.1 48,2.1 48.1,2 48.1,2 48))'],
    ['a known border', JSON.stringify({ type: 'Polygon', coordinates: borders[0]!.rings })],
  ])('is told by %s', (_, text) => expect(asks(text)).toBe(false))

  it('is asked of what was repaired too', () => {
    const { repaired, inDatums } = parseAreaText(
      'POLYGON((31.2 120.5,31.2 120.6,31.3 120.6,31.3 120.5,31.2 120.5))',
      borders,
    )
    expect(inDatums!.wgs84).toEqual(repaired)
  })

  it('is not asked of what is drawn on the map, which has no borders to be held against', () =>
    expect(parseAreaText(json({})).problems).toEqual([]))
})
