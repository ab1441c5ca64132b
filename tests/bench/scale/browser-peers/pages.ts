/**
 * The peers in a browser: a page for each, with the same style, shapes and camera as the app's home map, and the same
 * points in one file.
 */

import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { mapStyle } from '#geo/map/map-style'
import type { PeerSettings } from './settings'

const PROJECT = join(import.meta.dirname, '../../../..')
const SHAPES = join(PROJECT, 'public/geo')
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export const PEERS = ['maplibre', 'leaflet', 'openlayers'] as const
export type Peer = (typeof PEERS)[number]

export interface PeerPages {
  readonly url: string
  stop(): Promise<void>
}

/**
 * `points` is the text of a GeoJSON collection. All is answered from memory, uncompressed: at no distance that is
 * quickest.
 */
export async function startPeerPages(points: string): Promise<PeerPages> {
  const files = new Map<string, string | Buffer>([['/points.json', points]])
  // All that the style names: without coast, rivers and towns a peer would draw less ground than the app.
  for (const name of await readdir(SHAPES)) files.set(`/geo/${name}`, await readFile(join(SHAPES, name)))
  files.set(
    '/maplibre-gl-worker.mjs',
    await readFile(join(PROJECT, 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs')),
  )
  for (const peer of PEERS) for (const [path, file] of await bundled(peer)) files.set(path, file)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    const peer = PEERS.find((one) => pathname === `/${one}`)
    const file = peer ? page(peer, `http://${request.headers.host}`) : files.get(pathname)
    if (file === undefined) return response.writeHead(404).end()
    const type = peer ? 'html' : (pathname.split('.').at(-1) ?? '')
    response.writeHead(200, { 'Content-Type': TYPES[type] ?? 'application/octet-stream' }).end(file)
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The script of a peer with its library, and what styles they bring. */
async function bundled(peer: Peer): Promise<[path: string, file: Buffer][]> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `${peer}.ts`)],
    outdir: '/',
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    loader: { '.png': 'dataurl' },
  })
  return outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)])
}

function page(peer: Peer, origin: string): string {
  const style = mapStyle({
    theme: 'light',
    locale: 'zh',
    districtsWithProjects: [],
    events: { type: 'FeatureCollection', features: [] },
    projects: '',
    shapes: `${origin}/geo`,
  })
  const settings: PeerSettings = { style, points: `${origin}/points.json`, worker: `${origin}/maplibre-gl-worker.mjs` }
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${peer}</title>
${peer === 'openlayers' ? '' : `<link rel="stylesheet" href="/${peer}.css">`}
<style>html,body{margin:0;height:100%}#map{position:absolute!important;inset:56px 0 0 424px}</style>
<div id="map"></div><script>window.settings = ${JSON.stringify(settings)}</script><script type="module" src="/${peer}.js"></script></html>`
}
