/** Files as nobody means them, and as offices really have them. */

import mapshaper from 'mapshaper'
import { describe, expect, it } from 'vitest'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { keyOfFinding, mayPublish, type ShapesReading } from '#geo/shapes/reading'
import { zip } from '../../support/import-files'
import { box, collection, districts, read, SUZHOU, suzhou } from './support'

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const files = (...features: object[]) => json({ type: 'FeatureCollection', features })
const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const SIP = { code: '320571' }
const SQUARE = box(120.6, 31.2, 120.7, 31.3)
const km2 = ({ shapes }: ShapesReading) => shapes.shapes.map(({ rings }) => areaKm2(polygonsOf(rings)))
const alone = { keepsOthers: false }

/** Names of the central meridian of zone 40 as ArcGIS writes it. */
const PROJECTED = `PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",
SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],
PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],
PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
const XIAN = `GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],
UNIT["Degree",0.0174532925199433]]`

async function shapefile(encoding: string, proj = ''): Promise<Record<string, Buffer>> {
  const out = await mapshaper.applyCommands(`-i in.json ${proj} -o d.shp format=shapefile encoding=${encoding}`, {
    'in.json': suzhou(),
  })
  return Object.fromEntries(
    Object.entries(out).flatMap(([name, bytes]) => (/cpg$/.test(name) ? [] : [[name, Buffer.from(bytes)]])),
  )
}

it('are called by their code, or number, where they have no name, and each is mended by itself', async () => {
  const bow = (west: number) => [
    [west, 31.2],
    [west + 0.02, 31.23],
    [west + 0.02, 31.2],
    [west, 31.21],
    [west, 31.2],
  ]
  const file = files(
    feature({ code: '440303' }, [bow(120.6)]),
    feature({}, [bow(120.7)]),
    feature({ note: 7 }, [bow(120.8)]),
  )
  const { features, findings } = await read(file, { ...alone, mends: false })
  expect(features.map(({ name }) => name)).toEqual(['440303', '#2', '#3'])
  const crossings = findings.filter(({ code }) => code === 'crossing').flatMap(({ names }) => names)
  expect(crossings).toEqual(['440303', '#2', '#3'])
  const [, second] = findings.filter(({ code }) => code === 'crossing')
  const mended = await read(file, { ...alone, mends: false, fixes: { [keyOfFinding(second!)]: true } })
  const left = mended.findings.filter(({ code, isMended }) => code === 'crossing' && !isMended)
  expect(left.flatMap(({ names }) => names)).toEqual(['440303', '#3'])
  expect(features.every(({ becomes }) => becomes.to === 'new' && becomes.zh === '')).toBe(true)
})

describe('positions', () => {
  it('have a height that nobody looks at, or none', async () => {
    for (const height of [12.5, null])
      expect(km2(await read(files(feature(SIP, [SQUARE.map((at) => [...at, height])])), alone))[0]).toBeCloseTo(
        105.6,
        1,
      )
  })

  it.each<[string, string]>([
    ['nothing', '[null, 31.2]'],
    ['a text', '["120.6", 31.2]'],
    ['more than numbers hold', '[1e400, 31.2]'],
    ['half of one', '[120.6, null]'],
  ])('are refused where one is %s, and never drawn to 0, 0', async (_, odd) => {
    const file = files(feature(SIP, [SQUARE]))
      .toString()
      .replace('[120.7,31.2]', odd)
    expect((await read(Buffer.from(file))).refusal).toBe('broken')
  })

  it('are refused in TopoJSON too', async () => {
    const arcs = [
      [
        [120.6, 31.2],
        [120.7, 31.2],
        [null, 31.3],
        [120.6, 31.2],
      ],
    ]
    const objects = { a: { type: 'Polygon', arcs: [[0]] } }
    expect((await read(json({ type: 'Topology', arcs, objects }))).refusal).toBe('broken')
  })
})

describe('features of one code', () => {
  it.each([
    ['the same twice', SQUARE, 105.6],
    ['overlapping', box(120.65, 31.2, 120.75, 31.3), 158.4],
    ['one within the other', box(120.62, 31.22, 120.64, 31.24), 105.6],
    ['side by side', box(120.7, 31.2, 120.8, 31.3), 211.2],
    ['apart', box(120.8, 31.2, 120.9, 31.3), 211.2],
  ])('are one district: %s', async (_, other, expected) => {
    const reading = await read(files(feature(SIP, [SQUARE]), feature(SIP, [other])), alone)
    expect(reading.findings.map(({ code }) => code)).toEqual(['twice'])
    expect(km2(reading)).toHaveLength(1)
    expect(km2(reading)[0]).toBeCloseTo(expected, 0)
    expect(mayPublish(reading)).toBe(true)
  })

  it('are all named where they have other names', async () => {
    const [one, two] = ['甲区', '乙区'].map((name, i) =>
      feature({ code: '320599', name }, [box(121 + i / 10, 32, 121.1 + i / 10, 32.1)]),
    )
    expect((await read(files(one!, two!), alone)).findings[0]).toMatchObject({ code: 'twice', names: ['甲区', '乙区'] })
  })
})

it('two districts of one shape overlap wholly, and are shown so', async () => {
  const reading = await read(files(feature(SIP, [SQUARE]), feature({ code: '320505' }, [SQUARE])), alone)
  expect(reading.findings.map(({ code, amount }) => [code, Math.round(amount!)])).toEqual([['overlap', 106]])
  expect(reading.shapes.cities[0]!.label[0]).toBeCloseTo(120.65, 3)
})

it('what crosses itself and comes twice is taken apart, and says so', async () => {
  const bow = box(120.6, 31.2, 120.7, 31.3).map((at, i) => (i === 1 ? [120.7, 31.35] : i === 2 ? [120.7, 31.2] : at))
  const reading = await read(files(feature(SIP, [bow]), feature(SIP, [bow])), alone)
  expect(reading.findings.map(({ code, isMended }) => [code, isMended])).toContainEqual(['crossing', true])
  expect(km2(reading)[0]).toBeGreaterThan(20)
})

it('names in traditional characters find their district by name or by sound, and say so', async () => {
  const places = [SQUARE, box(120.7, 31.2, 120.8, 31.3), box(120.8, 31.2, 120.9, 31.3)]
  const file = ['吳中區', '蘇州工業園區', '無此區'].map((name, i) => feature({ name }, [places[i]]))
  const { features } = await read(files(...file), alone)
  expect(features.map(({ by, becomes }) => [by, 'id' in becomes && becomes.id])).toEqual([
    ['sound', '320506'],
    ['name', '320571'],
    ['nothing', ''],
  ])
})

it('names lose the signs that nobody sees, and no more than they have room for', async () => {
  const reading = await read(
    files(feature({ code: '320599', name: `\u0000\u202e新\u200b区${'长'.repeat(100)}` }, [SQUARE])),
  )
  expect(reading.features[0]!.name).toMatch(/^新区长{58}$/)
})

describe('shapefiles', () => {
  it.each(['gbk', 'big5'])('name their districts in %s, with or without a word about it', async (encoding) => {
    const parts = await shapefile(encoding)
    const readings = [await read(await zip({ ...parts, 'd.cpg': Buffer.from(encoding) }))]
    if (encoding === 'gbk') readings.push(await read(zip(parts)))
    for (const reading of readings) {
      expect(reading.encoding).toBe(encoding === 'gbk' ? 'gb18030' : 'big5')
      if (encoding === 'gbk') expect(reading.features.map(({ by }) => by)).toEqual(districts.map(() => 'name'))
    }
  })

  it('in metres of CGCS2000 come out in degrees by their .prj, and are refused without', async () => {
    const { 'd.prj': _, ...parts } = await shapefile(
      'utf8',
      '-proj "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=40500000 +y_0=0 +ellps=GRS80 +units=m"',
    )
    const prj = Buffer.from(PROJECTED.replaceAll('\n', ''))
    const reading = await read(zip({ ...parts, 'd.prj': prj }), alone)
    expect(reading.refusal).toBeNull()
    const before = SUZHOU.map(({ rings }) => areaKm2(polygonsOf(rings)))
    for (const [i, area] of km2(reading).entries()) expect(area / before[i]!).toBeCloseTo(1, 3)
    expect(reading.findings.filter(({ code }) => code === 'shift' || code === 'datum')).toEqual([])
    expect((await read(zip(parts))).refusal).toBe('projected')
    expect((await read(zip({ ...parts, 'd.prj': Buffer.from('PROJCS["nonsense"') }))).refusal).toBe('projected')
  })

  it('of datums whose parameters are not public are refused, as GeoJSON that names one is', async () => {
    const parts = await shapefile('utf8')
    expect((await read(zip({ ...parts, 'd.prj': Buffer.from(XIAN) }))).refusal).toBe('old-datum')
    const crs = (code: number) => ({ type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code}` } })
    const file = JSON.parse(suzhou().toString())
    expect((await read(json({ ...file, crs: crs(4610) }))).refusal).toBe('old-datum')
    expect((await read(json({ ...file, crs: crs(4490) }))).refusal).toBeNull()
  })

  it('lie in folders of the archive', async () => {
    const parts = Object.entries(await shapefile('utf8')).map(([name, bytes]) => [`data/borders/${name}`, bytes])
    expect((await read(zip(Object.fromEntries(parts)))).features).toHaveLength(districts.length)
  })
})

it.each<[string, string, () => Buffer]>([
  ['two files of shapes, of which none is better', 'several', () => zip({ 'a.geojson': suzhou(), 'b.json': suzhou() })],
  ['an archive in an archive', 'nested', () => zip({ 'a.zip': zip({ 'd.geojson': suzhou() }) })],
  ['KML', 'kind', () => Buffer.from('<?xml version="1.0"?><kml/>')],
  ['no features', 'no-shapes', () => files()],
  ['features without a shape', 'no-shapes', () => files({ type: 'Feature', properties: SIP, geometry: null })],
  ['lines', 'no-shapes', () => files(feature(SIP, SQUARE, 'LineString'))],
  ['a ring over the antimeridian', 'range', () => files(feature(SIP, [box(179.5, -17, 180.5, -16.5)]))],
])('%s: refused as %s', async (_, code, make) => {
  expect((await read(make(), { isElsewhere: true })).refusal).toBe(code)
})

it.each([
  ['a shape of several that is one', feature(SIP, [[SQUARE]], 'MultiPolygon')],
  ['a ring that runs the other way', feature(SIP, [[...SQUARE].reverse()])],
  ['a code that is a number', feature({ code: 320571 }, [SQUARE])],
  [
    'a collection of shapes',
    {
      type: 'Feature',
      properties: SIP,
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', coordinates: [SQUARE] },
          { type: 'Point', coordinates: [120.6, 31.2] },
        ],
      },
    },
  ],
])('%s is read', async (_, one) => {
  const reading = await read(files(one), alone)
  expect(km2(reading)[0]).toBeCloseTo(105.6, 1)
  expect(reading.features[0]!.by).toBe('code')
})

it('a district beyond the antimeridian keeps both of its halves', async () => {
  const halves = [[box(179.5, -17, 180, -16.5)], [box(-180, -17, -179.5, -16.5)]]
  const file = collection([{ properties: { code: 'FJ-1', name: 'Taveuni' }, rings: [] }])
  expect((await read(file)).refusal).toBe('no-shapes')
  const reading = await read(files(feature({ code: 'FJ-1', name: 'Taveuni' }, halves, 'MultiPolygon')), {
    ...alone,
    isElsewhere: true,
  })
  expect(reading.shapes.shapes[0]!.rings).toHaveLength(2)
})
