/**
 * The web server of a built app on PORT of HOST, in the project's folder: compressed static files from memory,
 * everything else from Next, compressed on its way. Ends on SIGTERM or SIGINT once the open requests are answered.
 * The build bundles it (see build.ts).
 */

import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import next from 'next'
import { lookUp } from '#geo/look-up'
import { answerInPast } from './answer-past'
import { blameSenders } from './blame-senders'
import { proxiesOf } from './client-address'
import { CostLimit, PER_ADDRESS } from './cost-limit'
import { addressOf, makeGate } from './gate'
import { requestContexts } from './request-context'
import { plainAnswer, securityHeaders } from './security-headers'
import { openShortAddress } from './short-address'
import { answerStaticFile, readStaticFiles } from './static-files'

const port = Number(process.env.PORT)
const project = process.cwd()
/**
 * Bytes. Next names the page that one comes from in three headers: with the longest link that there is (MAX_QUERY) that
 * is more than Node's 16 KB.
 */
const MAX_HEAD = 64 * 1024
/** A client that has not sent its headers by then is cut off. */
const HEAD_MS = 15_000
const REQUEST_MS = 300_000
// Next is not told the host: told 127.0.0.1, it would take the rewrites of proxy.ts for those of another site.
const app = next({ dev: false, dir: project, port })
const [files] = await Promise.all([readStaticFiles(project), app.prepare()])
const handle = app.getRequestHandler()
// A page holds its data twice, further apart than gzip can see: the library's brotli is a third smaller, and no slower.
const compress = compression()
const siteUrl = process.env.SITE_URL
const costs = new CostLimit(PER_ADDRESS)
const isAllowed = makeGate({
  costs,
  proxies: proxiesOf(process.env.TRUSTED_PROXIES),
  siteUrl,
  actions: actionIds(),
  hasFile: (path) => files.has(path),
})
blameSenders()

/** The ids of the build's server actions; the gate refuses a request that names another. */
function actionIds(): ReadonlySet<string> {
  const manifest = join(project, '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node: Readonly<Record<string, unknown>> }
  return new Set(Object.keys(node))
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const charge = (ms: number) => costs.charge(addressOf(request), ms, Date.now())
  if (!isAllowed(request, response) || answerStaticFile(files, request, response)) return
  compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () =>
    openShortAddress(request, response, () =>
      answerInPast(request, response, charge, () => handOver(request, response)),
    ),
  )
}

function handOver(request: IncomingMessage, response: ServerResponse): void {
  handle(request, response).catch((error: unknown) => {
    console.error('%s %s failed:', request.method, request.url, error)
    if (!response.headersSent) response.statusCode = 500
    response.end()
  })
}

const server = createServer({ maxHeaderSize: MAX_HEAD }, (request, response) => {
  const { method = '', url = '', headers } = request
  const hasRange = headers.range !== undefined
  const held = headers.rsc === undefined && headers['next-action'] === undefined ? [] : null
  requestContexts().run({ method, url, hasRange, hasBegun: false, held }, () => answer(request, response))
})
server.headersTimeout = HEAD_MS
server.requestTimeout = REQUEST_MS
server.on('checkExpectation', (_, response: ServerResponse) => {
  for (const [name, value] of securityHeaders(siteUrl)) response.setHeader(name, value)
  response.writeHead(417).end()
})
server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
  if (!socket.writable) return socket.destroy()
  const status = lookUp({ HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }, error.code) ?? 400
  socket.end(plainAnswer(status, securityHeaders(siteUrl)))
})
server.once('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(port, process.env.HOST)

let isStopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)

function stop(): void {
  if (isStopping) return
  isStopping = true
  server.close(() => void app.close().finally(() => process.exit(0)))
}
