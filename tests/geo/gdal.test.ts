/** Tiles read back by GDAL's MVT driver, which nobody here wrote. */

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import type { FeatureCollection, Point } from 'geojson'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { select } from '#geo/query/select'
import { encodeTile, tileFeatures } from '#geo/tiles/tiles'
import { FILTERS, rowsOf, snapshotOf, tilesAt } from '../bench/scale/data'
import { temporaryFolder } from '../support/database'
import { gdal, whyNoGdal } from '../support/gdal'

const missing = whyNoGdal()
if (missing) console.log(`GDAL tests are skipped: ${missing}`)

const EXTENT = 4096
const snapshot = snapshotOf(rowsOf(20_000, 5))
let folder: string

beforeAll(async () => {
  folder = await temporaryFolder('landing-gdal-')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.runIf(missing && process.env.CI)('there is a GDAL to test by', () => expect(missing).toBeNull())

describe.skipIf(missing)('GDAL', () => {
  it.each([
    [6, {}],
    [8, FILTERS.sector!],
    [9, {}],
    [12, {}],
    [14, FILTERS.amount!],
    [16, {}],
  ])('finds in a tile of zoom %i all that was put there', async (z, filters) => {
    const selection = select(snapshot, filters)
    const [one] = tilesAt(snapshot, z, 1)
    const plain = tileFeatures(snapshot, selection, ...one!)
    const bytes = encodeTile(snapshot, selection, ...one!)
    const path = join(folder, `${z}.mvt`)
    await writeFile(path, bytes)
    expect(plain.length).toBeGreaterThan(0)

    const summary = gdal('ogrinfo', '-ro', '-so', '-al', path)
    expect(summary).toContain("using driver `MVT' successful")
    expect(summary.match(/^Layer name: (.+)$/m)?.[1]).toBe('projects')
    expect(summary.match(/^Feature Count: (\d+)$/m)?.[1]).toBe(String(plain.length))

    const read = JSON.parse(gdal('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', path)) as FeatureCollection<Point>
    const expected = plain.map(({ id, properties }) => ({ mvt_id: id, ...properties }))
    expect(read.features.map(({ properties }) => properties)).toEqual(expected)
    const layer = new VectorTile(new PbfReader(bytes)).layers.projects!
    const places = plain.map((_, i) => layer.feature(i).loadGeometry()[0]![0]!)
    // GDAL counts upwards from the lower edge.
    expect(read.features.map(({ geometry }) => geometry.coordinates)).toEqual(places.map(({ x, y }) => [x, EXTENT - y]))
  })
})
