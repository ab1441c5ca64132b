import { mkdtempSync } from 'node:fs'
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles, type Source } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pmtiles } from '#app/publish/pmtiles'
import { publish } from '#app/publish/publish'
import { PROJECTS_MAX_ZOOM } from '#app/publish/tile-files'
import { select } from '#geo/query/select'
import { encodeTile } from '#geo/tiles/tiles'
import { disconnect } from '#prisma/client'
import { closeSnapshot, currentSnapshot } from '#prisma/live/current-snapshot'
import { fillSynthetic } from '#prisma/synthetic/write'
import { unpack } from '#prisma/zip'
import { allTilesAt } from '../bench/scale/data'
import { startTestDatabase, type TestDatabase } from '../support/database'

/** Reads a file by ranges, as a browser would. */
class FileOnDisk implements Source {
  constructor(readonly path: string) {}
  getKey = () => this.path
  async getBytes(offset: number, length: number) {
    const file = await open(this.path)
    try {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await file.read(buffer, 0, length, offset)
      return { data: new Uint8Array(buffer.subarray(0, bytesRead)).buffer as ArrayBuffer }
    } finally {
      await file.close()
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'landing-published-'))
let server: TestDatabase

beforeAll(async () => {
  server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  await fillSynthetic(server.url, { projects: 4000, seed: 11 })
  await publish(join(folder, 'site'))
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const read = (...path: string[]) => readFile(join(folder, 'site', ...path), 'utf8')

describe('a published revision', () => {
  it('has every tile, byte for byte, as the server would give it, read back by the library of the format', async () => {
    const archive = new PMTiles(new FileOnDisk(join(folder, 'site', 'projects.pmtiles')))
    const snapshot = await currentSnapshot()
    const selection = select(snapshot, {})
    expect(await archive.getHeader()).toMatchObject({ specVersion: 3, minZoom: 0, maxZoom: PROJECTS_MAX_ZOOM })
    expect(await archive.getMetadata()).toMatchObject({ revision: snapshot.revision })
    for (const z of [0, 6, 9, 11, 13, 16]) {
      let sum = 0
      for (const [, x, y] of allTilesAt(snapshot, z)) {
        const found = await archive.getZxy(z, x, y)
        const bytes = new Uint8Array(found!.data)
        expect(Buffer.from(bytes).equals(Buffer.from(encodeTile(snapshot, selection, z, x, y)))).toBe(true)
        const layer = new VectorTile(new PbfReader(bytes)).layers.projects!
        for (let i = 0; i < layer.length; i++) sum += Number(layer.feature(i).properties.n ?? 1)
      }
      expect(sum).toBe(snapshot.count)
    }
    expect(await archive.getZxy(9, 0, 0)).toBeUndefined()
  })

  it('has the districts as tiles', async () => {
    const archive = new PMTiles(new FileOnDisk(join(folder, 'site', 'districts.pmtiles')))
    const found = await archive.getZxy(8, 213, 104)
    const layer = new VectorTile(new PbfReader(new Uint8Array(found!.data))).layers.districts!
    const ids = Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties.id)
    expect(ids).toContain('320571')
  })

  it('has each record once, in the file of its number, and the facets that the server counts', async () => {
    const names = await readdir(join(folder, 'site', 'records'))
    expect(names.sort()).toEqual(['0.json', '1.json', '2.json', '3.json', '4.json'])
    const nos: number[] = []
    for (const name of names) {
      for (const { no } of JSON.parse(await read('records', name))) {
        expect(Math.floor(no / 1000)).toBe(Number.parseInt(name, 10))
        nos.push(no)
      }
    }
    expect(nos).toEqual(Array.from({ length: 4000 }, (_, i) => i + 1))
    const { totals, facets } = JSON.parse(await read('facets.json'))
    expect(totals.count).toBe(4000)
    expect(facets.sector.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(4000)
  })

  it('has a page in each language that lists projects and says that they are synthetic', async () => {
    const [zh, en] = [await read('index.html'), await read('en', 'index.html')]
    expect(zh).toContain('<html lang="zh-CN">')
    expect(zh).toContain('合成数据')
    expect(en).toContain('Synthetic data')
    expect(en.match(/<li><a href="#\d+">Sample /g)).toHaveLength(200)
  })

  it('has all public data as one dated archive, whose links lead to where the folder is served', async () => {
    const archiveIn = async (site: string) => {
      const name = (await readdir(join(folder, site, 'files'))).find((file) => file.endsWith('.zip'))!
      expect(name).toMatch(/^landing-map-\d{4}-\d{2}-\d{2}-r\d+\.zip$/)
      for (const page of ['index.html', 'en/index.html'])
        expect(await readFile(join(folder, site, page), 'utf8')).toContain(`files/${name}" download>`)
      const files = new Map<string, string>()
      await unpack(await readFile(join(folder, site, 'files', name)), 1 << 26, (entry, piece) =>
        files.set(entry, (files.get(entry) ?? '') + piece),
      )
      return files
    }
    const unplaced = await archiveIn('site')
    expect(unplaced.get('SHA256SUMS')!.trimEnd().split('\n')).toHaveLength(unplaced.size - 1)
    expect(unplaced.get('projects-en.csv')!.split('\n').length).toBeGreaterThan(4000)
    await publish(join(folder, 'placed'), new URL('https://files.example/map/'))
    const placed = await archiveIn('placed')
    await rm(join(folder, 'placed'), { recursive: true })
    for (const [name, text] of placed) {
      expect(unplaced.get(name), name).not.toMatch(/localhost|files\.example/)
      expect(text, name).not.toContain('localhost')
    }
    for (const name of ['projects-zh.csv', 'districts.csv', 'datapackage.json', 'LICENCE.txt'])
      expect(placed.get(name), name).toContain('https://files.example/map/')
  })

  it('takes the place of what was there, whole', async () => {
    await writeFile(join(folder, 'site', 'stale.txt'), 'old')
    await publish(join(folder, 'site'))
    expect(await readdir(folder)).toEqual(['site'])
    expect(await readdir(join(folder, 'site'))).not.toContain('stale.txt')
  })
})

describe('an archive', () => {
  it('with more entries than its root holds has leaves, and keeps equal tiles once', async () => {
    const side = 256
    const tiles = Array.from({ length: side * side }, (_, i) => ({
      ...{ z: 8, x: i % side, y: Math.floor(i / side) },
      data: new TextEncoder().encode(i % 7 === 0 ? 'same' : `tile ${i}`),
    }))
    const path = join(folder, 'many.pmtiles')
    await writeFile(path, pmtiles(tiles, { bbox: [-180, -85, 180, 85], minZoom: 8, maxZoom: 8, metadata: {} }))
    const archive = new PMTiles(new FileOnDisk(path))
    const header = await archive.getHeader()
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.numAddressedTiles).toBe(side * side)
    expect(header.numTileContents).toBeLessThan(side * side * 0.87)
    for (const i of [0, 1, 7, 8, 4097, side * side - 1]) {
      const { x, y, data } = tiles[i]!
      expect(new Uint8Array((await archive.getZxy(8, x, y))!.data)).toEqual(data)
    }
    await rm(path)
  })
})
