import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface PlainServer {
  readonly url: string
  /** How many answers were parts of a file. */
  partial(): number
  stop(): Promise<void>
}

/** A folder on a free port of this machine alone, as any web server serves files: whole, or a range of bytes. */
export async function servePlainly(folder: string): Promise<PlainServer> {
  let parts = 0
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) return response.writeHead(404).end()
    const type = { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Accept-Ranges': 'bytes' }
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (!range) {
      response.writeHead(200, { ...type, 'Content-Length': found.size })
      return pipeline(createReadStream(path), response, () => {})
    }
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), found.size - 1)]
    if (start > end) return response.writeHead(416).end()
    parts++
    response.writeHead(206, {
      ...type,
      'Content-Range': `bytes ${start}-${end}/${found.size}`,
      'Content-Length': end - start + 1,
    })
    return pipeline(createReadStream(path, { start, end }), response, () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    partial: () => parts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
