/** Grounds as a reader's browser fetches them, from a server of this machine. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadGround } from '#components/ground/load-ground'
import { attributionsOf } from '#geo/ground/foreign-style'
import type { Ground } from '#geo/ground/ground'
import { streetsFile } from '../browser/streets'

let server: Server
let host = ''
const streets = streetsFile()
const layers = [{ id: 'roads', type: 'line', source: 'roads', 'source-layer': 'roads' }]
const pointing = { version: 8, sources: { roads: { type: 'vector', url: 'tiles.json' } }, layers }
const answers = new Map(
  Object.entries({
    '/moved/style.json': JSON.stringify(pointing),
    '/moved/tiles.json': JSON.stringify({ tiles: ['t/{z}/{x}/{y}'], maxzoom: 12, attribution: '© Told' }),
    '/silent.json': JSON.stringify({ ...pointing, sources: { roads: { type: 'vector', url: 'nowhere.json' } } }),
    '/long.json': `{"version":8,"name":"${'x'.repeat(9 * 2 ** 20)}"}`,
    '/broken.json': '{"version": 8,',
  }),
)

beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    if (url === '/redirect.json') return void response.writeHead(302, { location: '/moved/style.json' }).end()
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')
    if (range) return void response.writeHead(206).end(streets.subarray(Number(range[1]), Number(range[2]) + 1))
    response.writeHead(answers.has(url) ? 200 : 404).end(answers.get(url))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(globalThis, { location: { href: `${host}/` } })
})
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'location')
  server.closeAllConnections()
  server.close()
})

const ground = (path: string): Ground => ({
  ...{
    id: 'g',
    kind: 'style',
    zh: '底图',
    en: 'Ground',
    url: host + path,
    urlDark: '',
    set: 'vec',
    key: '',
    hosts: [],
  },
  ...{ attribution: '', approvalNumber: '', maxZoom: 15, mayExport: true, isDefault: false },
})
const load = (path: string) => loadGround(ground(path), 'light', 'zh', new AbortController().signal)

it('a style that lies elsewhere by now is read from there, as deep as its TileJSON goes', async () => {
  const style = await load('/redirect.json')
  expect(style.sources['ground-roads']).toMatchObject({ tiles: [`${host}/moved/t/{z}/{x}/{y}`], maxzoom: 12 })
  expect(attributionsOf(style)).toEqual(['© Told'])
})

it.each(['/silent.json', '/long.json', '/broken.json', '/absent.json'])('%s is given up', async (path) => {
  await expect(load(path)).rejects.toThrow()
})

it('a file of streets says how deep it goes and whom it names', async () => {
  const file = new PMTiles(`${host}/streets.pmtiles`)
  expect(await file.getHeader()).toMatchObject({ minZoom: 8, maxZoom: 13 })
  expect(await file.getMetadata()).toMatchObject({ attribution: expect.stringContaining('© Made-up streets') })
})
