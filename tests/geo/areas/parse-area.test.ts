import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { PolygonArea } from '#geo/areas/area'
import { areaText } from '#geo/areas/area-text'
import { parseAreas } from '#geo/areas/area-url'
import { type AreaProblem, parseAreaText } from '#geo/areas/parse-area'
import { MAX_PASTED_TEXT } from '#geo/areas/pasted-text'
import { toBd09, toGcj02 } from '#geo/geometry/datum'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf, type Ring } from '#geo/geometry/polygons'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { boxRing } from '../compare/support'

const BOX = boxRing(120.5, 31.2, 120.8, 31.4)
const HOLE = [...boxRing(120.6, 31.25, 120.7, 31.3)].reverse()
const FAR = boxRing(121, 31.2, 121.2, 31.4)
const geometry = (...rings: readonly (readonly (readonly number[])[])[]) => ({ type: 'Polygon', coordinates: rings })
const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry })
const wkt = (ring: Ring) => `(${ring.map((position) => position.join(' ')).join(', ')})`
const codesOf = (text: string) => parseAreaText(text).problems.map(({ code }) => code)

describe('what is read', () => {
  it.each<[string, string, readonly Ring[]]>([
    ['a geometry', JSON.stringify(geometry(BOX)), [BOX]],
    ['a geometry with a hole', JSON.stringify(geometry(BOX, HOLE)), [BOX, HOLE]],
    ['a feature', JSON.stringify(feature(geometry(BOX))), [BOX]],
    [
      'a collection, all its polygons together',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature(geometry(BOX)), feature({ type: 'MultiPolygon', coordinates: [[FAR]] })],
      }),
      [BOX, FAR],
    ],
    ['a geometry collection', JSON.stringify({ type: 'GeometryCollection', geometries: [geometry(BOX)] }), [BOX]],
    ['heights, which are passed over', JSON.stringify(geometry(BOX.map((at) => [...at, 9]))), [BOX]],
    ['WKT', `POLYGON(${wkt(BOX)},${wkt(HOLE)})`, [BOX, HOLE]],
    [
      'WKT as PostGIS writes it',
      `SRID=4326;MULTIPOLYGON Z (((120.5 31.2 0,120.8 31.2 0,120.8 31.4 0,120.5 31.4 0,120.5 31.2 0)))`,
      [BOX],
    ],
    ['WKT in small letters over lines', `\n multipolygon (\n(${wkt(BOX)}),\n(${wkt(FAR)}))\n`, [BOX, FAR]],
  ])('%s', (_, text, rings) => {
    expect(parseAreaText(text)).toEqual({ problems: [], area: { kind: 'polygon', rings }, repaired: null })
  })
})

test.each<[string, AreaProblem]>([
  ['', { code: 'no-text' }],
  [' \n', { code: 'no-text' }],
  ['x'.repeat(MAX_PASTED_TEXT + 1), { code: 'too-large', length: MAX_PASTED_TEXT + 1, limit: MAX_PASTED_TEXT }],
  ['{"type":"Polygon",\n"coordinates":[[1,2}', { code: 'not-json', line: 2, column: 20 }],
  ['{"type":"Point","coordinates":[120,31]}', { code: 'no-polygon', found: 'Point' }],
  ['[1,2]', { code: 'no-polygon', found: '[ … ]' }],
  ['null', { code: 'no-polygon', found: '{ … }' }],
  [
    JSON.stringify({ type: 'FeatureCollection', features: [feature({ type: 'LineString' })] }),
    { code: 'no-polygon', found: 'LineString' },
  ],
  ['POINT(120 31)', { code: 'no-polygon', found: 'POINT' }],
  ['POLYGON((120 31, 121 31\n, 121 x))', { code: 'bad-wkt', line: 2, column: 7 }],
  ['POLYGON((120 31,121 31,121 32,120 31)) and more', { code: 'bad-wkt', line: 1, column: 39 }],
  ['POLYGON(120 31)', { code: 'bad-wkt', line: 1, column: 9 }],
  ['SRID=3857;POLYGON((1 1,2 1,2 2,1 1))', { code: 'srid', srid: 3857 }],
  [
    JSON.stringify({ ...geometry(BOX), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } }),
    { code: 'srid', srid: 3857 },
  ],
  ['POLYGON((179 10, -179 10, -179 12, 179 12, 179 10))', { code: 'antimeridian', ring: 0, vertex: 0, at: [179, 10] }],
  ['POLYGON((170 10, 190 10, 190 20, 170 20, 170 10))', { code: 'antimeridian', ring: 0, vertex: 1, at: [190, 10] }],
  ['POLYGON((120 31, 31 121, 121 32, 120 31))', { code: 'out-of-range', ring: 0, vertex: 1, at: [31, 121] }],
  ['POLYGON EMPTY', { code: 'empty' }],
  ['{"type":"Polygon","coordinates":"here"}', { code: 'empty' }],
  ['{"type":"Polygon","coordinates":[[["a",31],[121,31],[121,32]]]}', { code: 'not-a-position', ring: 0, vertex: 0 }],
])('%#: what cannot be read says why and where', (text, problem) => {
  expect(parseAreaText(text)).toEqual({ problems: [problem], area: null, repaired: null })
})

describe('what can be mended', () => {
  const turned = [...BOX].reverse()
  const bowTie: Ring = [BOX[0]!, BOX[2]!, BOX[1]!, BOX[3]!, BOX[0]!]
  const square = areaKm2(polygonsOf([BOX]))
  it.each<[string, Ring, string[], number]>([
    ['a clockwise ring', turned, ['inverted'], 1],
    ['an open ring', BOX.slice(0, -1), ['open'], 1],
    ['latitude first', BOX.map(([x, y]) => [y, x] as const), ['swapped'], 1],
    ['latitude first, open and clockwise', turned.slice(0, -1).map(([x, y]) => [y, x] as const), ['swapped'], 1],
    ['a ring that crosses itself', bowTie, ['self-crossing'], 0.5],
  ])('%s', (_, ring, codes, share) => {
    const { problems, repaired } = parseAreaText(JSON.stringify(geometry(ring)))
    expect(problems.map(({ code }) => code)).toEqual(codes)
    const { areas, dropped } = parseAreas(areaText(repaired!), new Set())
    expect(dropped).toEqual([])
    expect(areaKm2(polygonsOf((areas[0] as PolygonArea).rings)) / square).toBeCloseTo(share, 3)
  })

  it('may be used as it is where it does no harm', () => {
    expect(parseAreaText(JSON.stringify(geometry(turned))).area).toEqual({ kind: 'polygon', rings: [turned] })
    expect(parseAreaText(JSON.stringify(geometry(bowTie))).area).toBeNull()
  })

  it.each([
    ['gcj02', toGcj02],
    ['bd09', toBd09],
  ] as const)('a border in %s is told by the borders that it follows, and converted', (likely, convert) => {
    const ring = BUILT_IN_SHAPES.districts.find(({ id }) => id === '320571')!.rings[0]!
    const shifted = ring.map(([lng, lat]) => convert([lng!, lat!]))
    const { problems, area, repaired } = parseAreaText(JSON.stringify(geometry(shifted)), BUILT_IN_SHAPES.districts)
    expect(problems).toMatchObject([{ code: 'datum', likely }])
    expect(area).not.toBeNull()
    repaired!.rings[0]!.forEach(([lng, lat], i) => {
      expect(lng).toBeCloseTo(ring[i]![0]!, 4)
      expect(lat).toBeCloseTo(ring[i]![1]!, 4)
    })
  })

  it('a border of too many corners is simplified until a link can hold it', () => {
    const corners = Array.from({ length: 4000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 4000
      return [120.6 + 0.2 * Math.cos(angle), 31.3 + 0.2 * Math.sin(angle)] as const
    })
    const { problems, repaired } = parseAreaText(JSON.stringify(geometry([...corners, corners[0]!])))
    expect(problems.map(({ code }) => code)).toEqual(['too-long'])
    expect(parseAreas(areaText(repaired!), new Set()).dropped).toEqual([])
  })
})

test('a border too tangled to be repaired is refused, not thrown out with an error', () => {
  const ring = '[121,30],[122,30],[119,32],[121,31],[122,33],[120,31],[120,32],[121,30]'
  const { problems, area } = parseAreaText(`{"type":"Polygon","coordinates":[[${ring}]]}`)
  expect(problems.map(({ code }) => code)).toContain('self-crossing')
  expect(area).toBeNull()
})

test('nothing that is thrown in breaks it: there is an area, or a problem', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string().map((rest) => `POLYGON((${rest}`),
    fc.array(fc.array(fc.anything())).map((coordinates) => JSON.stringify({ type: 'Polygon', coordinates })),
    fc
      .array(fc.tuple(fc.integer({ min: 119, max: 122 }), fc.integer({ min: 30, max: 33 })))
      .map((ring) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { problems, area } = parseAreaText(text)
      expect(problems.length > 0 || area !== null).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('codes come alone where other questions are idle', () =>
  expect(codesOf('POLYGON((120 31,120 31,120 31))')).toEqual(['too-few-corners']))
