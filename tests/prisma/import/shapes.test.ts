import mapshaper from 'mapshaper'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileError, readFileRows } from '#prisma/import/read-file'
import { zip } from '../../support/import-files'

const feature = (geometry: object | null, properties: object) => ({ type: 'Feature', geometry, properties })
const point = (coordinates: readonly number[]) => ({ type: 'Point', coordinates })
const COLLECTION = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature(point([120.72, 31.31]), { 名称: '甲', 投资: 5.5, 编号: '320508199001011234', 日期: '2021-06-08' }),
    feature(null, { 名称: '乙', 投资: null, 编号: '', 日期: '' }),
    feature(point([120.4, 31.3]), { 名称: '丙', 投资: 1, 编号: '', 日期: '' }),
  ],
})
const ROWS = [
  ['名称', '投资', '编号', '日期', '经度', '纬度'],
  ['甲', '5.5', '320508199001011234', '2021-06-08', '120.72', '31.31'],
  ['乙', '', '', '', '', ''],
  ['丙', '1', '', '', '120.4', '31.3'],
]
/** As ArcGIS writes it. */
const PRJ = (name: string, datum: string) =>
  `PROJCS["${name}",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["${datum}",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`

async function written(commands: string): Promise<Record<string, Buffer>> {
  const parts = await mapshaper.applyCommands(`-i in.json ${commands}`, { 'in.json': COLLECTION })
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes)]))
}
async function read(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of (await readFileRows(bytes)).batches) rows.push(...batch.map(({ cells }) => [...cells]))
  return rows
}
const problemOf = (bytes: Buffer) =>
  read(bytes).then(
    () => 'read',
    (error) => (error instanceof FileError ? [error.code, error.at] : `thrown: ${error}`),
  )

let [degrees, metres, gbk]: Record<string, Buffer>[] = []
beforeAll(async () => {
  degrees = await written('-o out.shp encoding=utf8')
  metres = await written('-proj +proj=tmerc +lon_0=120 +x_0=500000 +ellps=GRS80 -o out.shp encoding=utf8')
  gbk = await written('-o out.shp encoding=gb18030')
})

describe('a zipped shapefile', () => {
  it('comes back as it was, in any folder and any case', async () => {
    const { 'out.shp': shp, 'out.dbf': dbf, 'out.prj': prj, 'out.shx': shx } = degrees!
    expect(await read(zip(degrees!))).toEqual(ROWS)
    const parts = {
      'x/A.SHP': shp!,
      'x/A.DBF': dbf!,
      'x/A.PRJ': prj!,
      'x/A.SHX': shx!,
      'x/A.shp.xml': Buffer.from('<a/>'),
    }
    expect(await read(zip({ ...parts, '__MACOSX/x/._A.SHP': Buffer.from('x') }))).toEqual(ROWS)
  })

  it('with texts in GB18030, said beside it or not', async () => {
    const { 'out.shp': shp, 'out.dbf': dbf } = gbk!
    expect(await read(zip({ 'a.shp': shp!, 'a.dbf': dbf! }))).toEqual(ROWS)
    expect(await read(zip({ 'a.shp': shp!, 'a.dbf': dbf!, 'a.cpg': Buffer.from('GBK') }))).toEqual(ROWS)
    expect((await readFileRows(zip({ 'a.shp': shp!, 'a.dbf': dbf! }))).encoding).toBe('gb18030')
  })

  it('in metres of CGCS2000 lies where it lay, and says so', async () => {
    const prj = PRJ('CGCS2000_3_Degree_GK_CM_120E', 'China_2000')
    const [head, first] = await read(zip({ ...metres!, 'out.prj': Buffer.from(prj) }))
    expect(head!.slice(-2)).toEqual(['经度（CGCS2000）', '纬度（CGCS2000）'])
    expect(Number(first!.at(-2))).toBeCloseTo(120.72, 7)
    expect(Number(first!.at(-1))).toBeCloseTo(31.31, 7)
  })

  it('of an old datum is refused by its name', async () => {
    const prj = PRJ('Xian_1980_3_Degree_GK_CM_120E', 'Xian_1980')
    expect(await problemOf(zip({ ...metres!, 'out.prj': Buffer.from(prj) }))).toEqual([
      'geojson-crs',
      'Xian_1980_3_Degree_GK_CM_120E',
    ])
  })

  it.each<[string, () => Record<string, Buffer>, string]>([
    ['without its table', () => ({ 'a.shp': degrees!['out.shp']! }), 'shapefile'],
    ['without its shapes', () => ({ 'a.dbf': degrees!['out.dbf']! }), 'shapefile'],
    ['cut short', () => ({ ...degrees!, 'out.shp': degrees!['out.shp']!.subarray(0, 90) }), 'shapefile'],
    ['of nothing', () => ({ 'a.shp': Buffer.alloc(100), 'a.dbf': Buffer.alloc(100) }), 'shapefile'],
    [
      'beside another',
      () => ({ ...degrees!, 'b.shp': degrees!['out.shp']!, 'b.dbf': degrees!['out.dbf']! }),
      'several',
    ],
    ['beside a table', () => ({ ...degrees!, 'a.csv': Buffer.from('a,b') }), 'several'],
  ])('%s is refused', async (_, parts, code) => {
    expect(await problemOf(zip(parts()))).toEqual([code, null])
  })
})

describe('TopoJSON', () => {
  it('comes back as it was', async () => {
    const { 'out.json': bytes } = await written('-o out.json format=topojson')
    expect(await read(bytes!)).toEqual(ROWS)
  })

  it.each([
    ['that is none', '{"type":"Topology"}'],
    ['whose arcs are missing', '{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[7]}},"arcs":[]}'],
  ])('%s is refused', async (_, text) => {
    expect((await problemOf(Buffer.from(text)))[0]).toMatch(/^geojson-/)
  })
})
