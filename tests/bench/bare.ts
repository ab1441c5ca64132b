/**
 * The peer: a page that holds nothing but MapLibre with the same style, files, tiles, images and camera as the app's
 * map.
 */

import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { tileTemplate } from '#geo/map/layers'
import { mapStyle, type StyleInput } from '#geo/map/map-style'
import { HOME_VIEW } from '../support/suzhou'

const PROJECT = join(import.meta.dirname, '../..')

export interface BarePage {
  readonly url: string
  /**
   * Compressed size of MapLibre's main file, bytes of brotli at its best. Its worker is the same file on both pages,
   * and counted on neither.
   */
  readonly maplibreBytes: number
  stop(): Promise<void>
}

/** Serves the page; what belongs to the app (tiles, shapes, worker) comes from the app's own server, passed through. */
export async function startBarePage(
  app: URL,
  input: Omit<StyleInput, 'projects' | 'shapes'>,
  revision: number,
): Promise<BarePage> {
  const file = join(PROJECT, 'node_modules/maplibre-gl/dist/maplibre-gl.mjs')
  const [main, version] = await Promise.all([readFile(file), maplibreVersion()])
  const compressed = brotliCompressSync(main)
  const images = await bundledImages()
  const server = createServer((incoming, response) => {
    const origin = `http://${incoming.headers.host}`
    if (incoming.url === '/') {
      const style = mapStyle({ ...input, shapes: `${origin}/geo`, projects: tileTemplate(origin, revision, '') })
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page(style, version))
    } else if (incoming.url === '/maplibre-gl.mjs') {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' }).end(compressed)
    } else if (incoming.url === '/images.mjs') {
      response.setHeader('Content-Type', 'text/javascript').end(images)
    } else {
      const { hostname, port } = app
      const passed = request({ hostname, port, path: incoming.url, headers: incoming.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        pipeline(answer, response, () => {})
      })
      passed.on('error', () => response.writeHead(502).end())
      passed.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    maplibreBytes: compressed.length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function maplibreVersion(): Promise<string> {
  return JSON.parse(await readFile(join(PROJECT, 'node_modules/maplibre-gl/package.json'), 'utf8')).version
}

/** The app's own drawing of pins, so that both pages paint the same images. */
async function bundledImages(): Promise<string> {
  const entry = join(PROJECT, 'components/map/base/images.ts')
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', minify: true, write: false })
  return outputFiles[0]!.text
}

/** Sets `window.pinsDrawn` to the time, ms since the page began, at which everything asked for was on the canvas. */
const page = (
  style: object,
  version: string,
): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bare</title>
<style>html,body,#map{margin:0;height:100%}#map{position:absolute;inset:56px 0 0 424px;height:auto}.maplibregl-canvas{position:absolute}</style>
<div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs'
import { supplyImages } from '/images.mjs'
setWorkerUrl('/worker/maplibre-gl-worker-${version}.mjs')
const map = new Map({ container: 'map', style: ${JSON.stringify(style)}, bounds: ${JSON.stringify(HOME_VIEW.bbox)},
  fitBoundsOptions: { padding: { top: 68, right: 64, bottom: 84, left: 32 } }, attributionControl: false, fadeDuration: 0, maxPitch: 0 })
map.on('styledata', supplyImages)
map.on('load', () => map.once('idle', () => { window.pinsDrawn = performance.now() }))
</script></html>`
