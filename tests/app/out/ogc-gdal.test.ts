import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FeatureCollection } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CRS_LIST } from '#geo/ogc/crs'
import { COLLECTION_IDS } from '#geo/ogc/properties'
import { query } from '#prisma/transaction'
import { temporaryFolder } from '../../support/database'
import { gdalAside, whyNoGdal } from '../../support/gdal'
import { type OgcServer, startOgc } from './ogc-server'

type Items = FeatureCollection & { readonly numberMatched: number }

let ogc: OgcServer
let projects: { no: number; lng: number | null }[]

beforeAll(async () => {
  ogc = await startOgc()
  projects = await query('SELECT "no", "lng" FROM "Project" ORDER BY "no"', [])
})
afterAll(() => ogc?.stop())

const ask = (path: string) => fetch(ogc.base + path)
const items = async (search: string, id = 'projects') =>
  (await (await ask(`/collections/${id}/items${search}`)).json()) as Items

const missing = whyNoGdal()
describe.skipIf(missing)('ogr2ogr', () => {
  const layer = (id: string) => [`OAPIF:${ogc.base}`, id]

  it('finds all collections, each record once and every column with its type', async () => {
    const summary = await gdalAside('ogrinfo', '-ro', '-so', '-oo', 'PAGE_SIZE=10000', ...layer('projects'))
    expect(summary).toContain(`Feature Count: ${projects.length}`)
    expect(summary).toMatch(/^no: Integer/m)
    expect(summary).toMatch(/^date: Date/m)
    expect(summary).toMatch(/^amountCny: Integer64|^amountCny: Real/m)
    expect(summary).toMatch(/^errorM: Integer/m)
    expect(summary).toMatch(/^sectorZh: String/m)
    const read = JSON.parse(
      await gdalAside('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', '-oo', 'PAGE_SIZE=7', ...layer('projects')),
    ) as FeatureCollection
    expect(read.features).toHaveLength(projects.length)
    const own = await items('')
    const bySlug = (list: FeatureCollection) =>
      new Map(list.features.map((one) => [one.properties!.slug as string, [one.properties!.nameZh, one.geometry]]))
    expect(bySlug(read)).toEqual(bySlug(own))
  }, 60_000)

  it.each([
    [4326, ['-ct', '+proj=axisswap +order=2,1']],
    [4490, ['-ct', '+proj=axisswap +order=2,1']],
    [3857, ['-s_srs', 'EPSG:3857', '-t_srs', 'OGC:CRS84']],
  ])(
    'turns the positions of %i back into those of CRS84',
    async (code, options) => {
      const folder = await temporaryFolder('landing-ogc-')
      try {
        const read = async (id: string, crs: string, ...how: string[]) => {
          const path = join(folder, `${id}.json`)
          await writeFile(path, await (await ask(`/collections/${id}/items?crs=${crs}`)).text())
          const text = await gdalAside('ogr2ogr', '-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT', '/vsistdout/', ...how, path)
          const shapes = [...text.matchAll(/(?:POINT|POLYGON) \(([^"]*)"/g)]
          return shapes.flatMap(([, shape]) => shape!.match(/[\d.]+/g)!).map(Number)
        }
        for (const id of COLLECTION_IDS) {
          const plain = await read(id, CRS_LIST[0]!.uri)
          const turned = await read(id, `http://www.opengis.net/def/crs/EPSG/0/${code}`, ...options)
          const offs = turned.map((value, i) => Math.abs(value - plain[i]!))
          expect([id, turned.length, Math.max(0, ...offs) < 1e-6]).toEqual([id, plain.length, true])
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    60_000,
  )

  it('leaves filter and box to the server', async () => {
    ogc.asked.length = 0
    const summary = await gdalAside('ogrinfo', '-ro', '-so', '-where', "sector = 'biomed'", ...layer('projects'))
    expect(summary).toContain(`Feature Count: ${(await items('?sector=biomed')).numberMatched}`)
    expect(ogc.asked.slice(0, -1).some(({ searchParams }) => searchParams.get('sector') === 'biomed')).toBe(true)
    ogc.asked.length = 0
    await gdalAside('ogr2ogr', '-f', 'CSV', '/vsistdout/', '-spat', '120.5', '31', '121', '32', ...layer('projects'))
    expect(ogc.asked.some(({ searchParams }) => searchParams.has('bbox'))).toBe(true)
  }, 60_000)

  it.each(['districts', 'events', 'places'])(
    'reads all of %s',
    async (id) => {
      const summary = await gdalAside('ogrinfo', '-ro', '-so', ...layer(id))
      expect(summary).toContain(`Feature Count: ${(await items('', id)).numberMatched}`)
    },
    60_000,
  )
})
