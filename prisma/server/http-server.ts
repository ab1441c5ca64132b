/**
 * The web server of a built app on PORT of HOST, in the project's folder: compressed static files from memory, everything else from
 * Next, compressed on its way. Ends on SIGTERM or SIGINT once the open requests are answered. The build bundles it (see build.ts).
 */

import { createServer } from 'node:http'
import compression from 'compression'
import next from 'next'
import { clientAddress, proxiesOf } from './client-address'
import { answerStaticFile, readStaticFiles } from './static-files'

const port = Number(process.env.PORT)
const project = process.cwd()
// Next is not told the host: named 127.0.0.1, it takes the rewrites of proxy.ts for another site's.
const app = next({ dev: false, dir: project, port })
const [files] = await Promise.all([readStaticFiles(project), app.prepare()])
const handle = app.getRequestHandler()
// A page holds its data twice, further apart than gzip can see: the library's brotli is a third smaller, and no slower.
const compress = compression()

const proxies = proxiesOf(process.env.TRUSTED_PROXIES)

const server = createServer((request, response) => {
  // From here on the header says who asks, whatever came in.
  request.headers['x-forwarded-for'] = clientAddress(
    request.socket.remoteAddress,
    request.headers['x-forwarded-for']?.toString(),
    proxies,
  )
  if (answerStaticFile(files, request, response)) return
  compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () => {
    handle(request, response).catch((error: unknown) => {
      console.error(`${request.method} ${request.url} failed:`, error)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    })
  })
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
