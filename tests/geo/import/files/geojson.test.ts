import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { featureRows, GeojsonError, geojsonFeatures } from '#geo/import/files/geojson'

const read = (json: unknown) => featureRows(geojsonFeatures(typeof json === 'string' ? json : JSON.stringify(json)))
const feature = (coordinates: unknown, properties: object = { name: 'x' }) => ({
  ...{ type: 'Feature', properties },
  geometry: { type: 'Point', coordinates },
})
const collection = (features: readonly unknown[], crs?: unknown) => ({ type: 'FeatureCollection', crs, features })
const named = (name: string) => ({ type: 'name', properties: { name } })
const problemOf = (json: unknown) => {
  try {
    read(json)
    return 'read'
  } catch (error) {
    return error instanceof GeojsonError ? [error.code, error.about] : `thrown: ${error}`
  }
}

const HERE: [number, number] = [120.72, 31.31]
const mercator = proj4('EPSG:3857').forward(HERE)
const gauss = (meridian: number, falseEasting: number) =>
  proj4(`+proj=tmerc +lon_0=${meridian} +x_0=${falseEasting} +ellps=GRS80`).forward(HERE)

describe('the coordinate system that a file names', () => {
  it.each<[string, unknown, [number, number]]>([
    ['urn:ogc:def:crs:OGC:1.3:CRS84', named('urn:ogc:def:crs:OGC:1.3:CRS84'), HERE],
    ['EPSG:4326', named('EPSG:4326'), HERE],
    ['nothing', null, HERE],
    ['Web Mercator', named('urn:ogc:def:crs:EPSG::3857'), mercator],
    ['Web Mercator by its address', named('http://www.opengis.net/def/crs/EPSG/0/3857'), mercator],
    ['Web Mercator by its number', { type: 'EPSG', properties: { code: 3857 } }, mercator],
    ['Web Mercator as ESRI has it', named('ESRI:102100'), mercator],
    ['UTM', named('EPSG:32651'), proj4('+proj=utm +zone=51 +datum=WGS84').forward(HERE)],
  ])('%s: the same place', (_, crs, position) => {
    const [head, row] = read(collection([feature(position)], crs))
    expect(head!.cells).toEqual(['name', '经度', '纬度'])
    expect(Number(row!.cells[1])).toBeCloseTo(HERE[0], 7)
    expect(Number(row!.cells[2])).toBeCloseTo(HERE[1], 7)
  })

  it.each<[string, string, [number, number]]>([
    ['CGCS2000 in degrees', 'EPSG:4490', HERE],
    ['CGCS2000 by its name', 'GCS_China_Geodetic_Coordinate_System_2000', HERE],
    ['three degrees, central meridian 120', 'EPSG:4549', gauss(120, 500_000)],
    ['three degrees, zone 40', 'EPSG:4528', gauss(120, 40_500_000)],
    ['six degrees, central meridian 123', 'EPSG:4510', gauss(123, 500_000)],
    ['six degrees, zone 21', 'EPSG:4499', gauss(123, 21_500_000)],
  ])('%s: the same place, and its heading says so', (_, name, position) => {
    const [head, row] = read(collection([feature(position)], named(name)))
    expect(head!.cells).toEqual(['name', '经度（CGCS2000）', '纬度（CGCS2000）'])
    expect(Number(row!.cells[1])).toBeCloseTo(HERE[0], 7)
    expect(Number(row!.cells[2])).toBeCloseTo(HERE[1], 7)
  })

  it.each([
    ['EPSG:4610', 'EPSG:4610'],
    ['urn:ogc:def:crs:EPSG::2385', 'EPSG:2385'],
    ['EPSG:4214', 'EPSG:4214'],
    ['EPSG:27700', 'EPSG:27700'],
    ['Local grid of 1954', 'Local grid of 1954'],
  ])('%s is refused by its name', (name, about) => {
    expect(problemOf(collection([feature(HERE)], named(name)))).toEqual(['crs', about])
  })

  it('may stand with each feature, and with a geometry alone', () => {
    const [, row] = read({ ...feature(mercator), crs: named('EPSG:3857') })
    expect(Number(row!.cells[1])).toBeCloseTo(HERE[0], 7)
    const lines = [feature(HERE), { ...feature(mercator), crs: named('EPSG:3857') }].map((one) => JSON.stringify(one))
    expect(read(lines.join('\n')).map(({ cells }) => Math.round(100 * Number(cells[1])))).toEqual([
      Number.NaN,
      12072,
      12072,
    ])
  })

  it('converts areas before they are measured', () => {
    const ring = [-1, 1, 1, -1, -1].map((x, i) => [mercator[0] + 500 * x, mercator[1] + (i < 2 || i > 3 ? -500 : 500)])
    const area = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
    const [, row] = read(collection([area], named('EPSG:3857')))
    expect(Number(row!.cells[2])).toBeGreaterThan(500)
    expect(Number(row!.cells[2])).toBeLessThan(800)
  })
})

describe('no place is lost without a note', () => {
  it.each<[string, unknown]>([
    ['no array', '120,31'],
    ['one number', [120]],
    ['a number that is none', [120, null]],
    ['words', ['east', 'north']],
    ['points within a point', [[120, 31]]],
    ['nothing at all', undefined],
  ])('a point whose coordinates are %s', (_, coordinates) => {
    const [, row] = read(collection([feature(coordinates), feature(HERE)]))
    expect(row!.notes).toMatchObject([{ column: null, code: 'geometry' }])
    expect(row!.cells.slice(1)).toEqual(['', ''])
  })

  it.each([
    ['a text', 'POINT(120 31)'],
    ['a list', [120, 31]],
    ['of no type', { coordinates: [120, 31] }],
    ['a line', { type: 'LineString', coordinates: [HERE, HERE] }],
    ['an area without rings', { type: 'Polygon', coordinates: [] }],
  ])('a geometry that is %s', (_, geometry) => {
    const [, row] = read(collection([{ type: 'Feature', properties: {}, geometry }, feature(HERE)]))
    expect(row!.notes).toMatchObject([{ code: 'geometry' }])
  })

  it('but a feature that says that it has none has none', () => {
    const none = [null, { type: 'Point', coordinates: [] }].map((geometry) => ({
      ...{ type: 'Feature', properties: {}, geometry },
    }))
    expect(read(collection([...none, feature(HERE)])).map(({ notes }) => notes)).toEqual([[], [], [], []])
  })

  it('numbers that are written as texts are numbers', () => {
    const [, row] = read(collection([feature(['120.72', ' 31.31'])]))
    expect(row).toEqual({ cells: ['x', '120.72', ' 31.31'], notes: [] })
  })
})

it('every property is a column, however many there are', () => {
  const properties = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`p${i}`, i]))
  expect(read(collection([feature(HERE, properties)]))[1]!.cells).toHaveLength(152)
})

it('whole numbers keep their digits, and texts that look like them stay', () => {
  const text =
    '{"type":"Feature","properties":{"a":9007199254740993,"b":[123456789012345678,1.5],"c":"x: 12345678901234567, \\"","d":-12345678901234567890,"e":1.23456789012345678},"geometry":null}'
  const [, row] = read(text)
  expect(row!.cells.slice(0, 4)).toEqual([
    '9007199254740993',
    '["123456789012345678",1.5]',
    'x: 12345678901234567, "',
    '-12345678901234567890',
  ])
  expect(row!.cells[4]).toMatch(/^1\.2345678901234/)
})

describe('brackets within brackets fill no memory', () => {
  it.each([
    ['lists', '['.repeat(500_000)],
    ['closed lists', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['a property', `{"type":"Feature","geometry":null,"properties":{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}}`],
    ['coordinates', `{"type":"Point","coordinates":${'['.repeat(5000)}1${']'.repeat(5000)}}`],
  ])('%s', (_, text) => {
    expect(problemOf(text)).toEqual(['deep', null])
  })

  it('and those in a text are none', () => {
    expect(read(collection([feature(HERE, { name: '[{"'.repeat(200) })]))[1]!.notes).toEqual([])
  })
})
