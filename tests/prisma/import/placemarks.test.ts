import { describe, expect, it } from 'vitest'
import { featureRows } from '#geo/import/files/geojson'
import { placemarks, XmlError } from '#prisma/import/placemarks'
import { growsFast } from '../../geo/growth'

const kml = (content: string) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${content}</Document></kml>`
const POINT = '<Point><coordinates>120.72,31.31,0</coordinates></Point>'
const placemark = (name: string, content = POINT) => `<Placemark><name>${name}</name>${content}</Placemark>`
const RING = '<LinearRing><coordinates>120,31 120.01,31 120.01,31.01 120,31.01 120,31</coordinates></LinearRing>'
const POLYGON = `<Polygon><outerBoundaryIs>${RING}</outerBoundaryIs></Polygon>`
const tableOf = (text: string) => featureRows({ features: placemarks(text), datum: null })

it('a placemark keeps the folders that it lies in', () => {
  const inner = `<Folder><name>在建</name>${placemark('甲')}</Folder>`
  const text = kml(`<name>全部</name><Folder><name>高新区</name>${inner}${placemark('乙')}</Folder>${placemark('丙')}`)
  expect(tableOf(text).map(({ cells }) => cells.slice(0, 2))).toEqual([
    ['name', 'folder'],
    ['甲', '高新区 / 在建'],
    ['乙', '高新区'],
    ['丙', ''],
  ])
})

it('blanks between numbers cost no more than their length', () => {
  const spaced = (length: number) => `<Point><coordinates>120.72${' '.repeat(length)}31.31</coordinates></Point>`
  expect(growsFast((length) => placemarks(kml(placemark('甲', spaced(4 * length)))))).toBe(false)
  const commas = placemarks(kml(placemark('甲', '<Point><coordinates>120.72 , \n 31.31 ,0</coordinates></Point>')))
  expect(commas[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.72, 31.31] })
})

it('every value of a placemark is kept, and nothing of how it looks', () => {
  const data =
    '<Style><IconStyle><scale>2</scale></IconStyle></Style><LookAt><longitude>1</longitude></LookAt><styleUrl>#a</styleUrl>' +
    '<description><![CDATA[<b>大</b>]]></description><Snippet>短</Snippet><TimeSpan><begin>2021</begin><end>2022</end></TimeSpan>' +
    '<ExtendedData><Data name="name"><displayName>名</displayName><value>另名</value></Data><Data name="投资"><value>5</value></Data>' +
    '<SchemaData><SimpleData name="编号">7</SimpleData></SchemaData></ExtendedData>'
  const [first] = placemarks(kml(placemark('甲', data + POINT)))
  expect(first!.properties).toEqual({
    ...{ name: '甲', description: '<b>大</b>', Snippet: '短', begin: '2021', end: '2022' },
    ...{ 'name 2': '另名', 投资: '5', 编号: '7' },
  })
})

describe('a shape', () => {
  it.each([
    ['a point', POINT, { type: 'Point', coordinates: [120.72, 31.31] }],
    [
      'a point with spaces',
      '<Point><coordinates> 120.72, 31.31, 0 </coordinates></Point>',
      { type: 'Point', coordinates: [120.72, 31.31] },
    ],
    [
      'one point among several',
      `<MultiGeometry>${POINT}</MultiGeometry>`,
      { type: 'Point', coordinates: [120.72, 31.31] },
    ],
  ])('%s is read', (_, content, geometry) => {
    expect(placemarks(kml(placemark('甲', content)))[0]!.geometry).toEqual(geometry)
  })

  it.each([
    ['an area', POLYGON],
    ['areas', `<MultiGeometry>${POLYGON}${POLYGON}</MultiGeometry>`],
  ])('%s has a point on its surface and an error', (_, content) => {
    const [, row] = tableOf(kml(placemark('甲', content)))
    const [lng, lat, error] = row!.cells.slice(-3).map(Number)
    expect([Math.abs(lng! - 120.005) < 0.006, Math.abs(lat! - 31.005) < 0.006, error! > 500]).toEqual([
      true,
      true,
      true,
    ])
  })

  it.each([
    ['a line', '<LineString><coordinates>120,31 121,32</coordinates></LineString>'],
    ['a track', '<gx:Track xmlns:gx="urn:gx"><gx:coord>120 31 0</gx:coord></gx:Track>'],
    ['two points', `<MultiGeometry>${POINT}${POINT}</MultiGeometry>`],
    ['a point of one number', '<Point><coordinates>120.72</coordinates></Point>'],
    ['a point of words', '<Point><coordinates>east,north</coordinates></Point>'],
    ['a point of two points', '<Point><coordinates>120,31 121,32</coordinates></Point>'],
  ])('%s is noted', (_, content) => {
    const [, row] = tableOf(kml(placemark('甲', content) + placemark('乙')))
    expect(row!.notes).toMatchObject([{ column: null, code: 'geometry' }])
  })
})

it('waypoints are read, routes and tracks noted, and their points are no records', () => {
  const gpx =
    '<gpx><metadata><name>全部</name></metadata><wpt lat="31.31" lon="120.72"><ele>4</ele><name>点</name></wpt><wpt lat="31"><name>缺</name></wpt>' +
    '<rte><name>路</name><rtept lat="31" lon="120"><name>路点</name></rtept></rte>' +
    '<trk><name>轨</name><trkseg><trkpt lat="31" lon="120"><time>2021</time></trkpt></trkseg></trk></gpx>'
  expect(tableOf(gpx).map(({ cells, notes }) => [...cells, ...notes.map(({ value }) => value)])).toEqual([
    ['ele', 'name', '经度', '纬度'],
    ['4', '点', '120.72', '31.31'],
    ['', '缺', '', '', 'Point [null,"31"]'],
    ['', '路', '', '', 'Route'],
    ['', '轨', '', '', 'Track'],
  ])
})

it('elements within elements fill no memory', () => {
  expect(() => placemarks('<kml>'.repeat(200_000))).toThrow(XmlError)
})
