/** The OGC interface over HTTP, for tests. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startEmpty, startSeeded } from '../../support/app'

export interface OgcServer {
  readonly base: string
  /** What came in, newest last. */
  readonly asked: URL[]
  readonly stop: () => Promise<void>
}

/** On the founding data, or on so many made-up projects. */
export async function startOgc(projects: number | null = null): Promise<OgcServer> {
  const { GET } = await import('#app/ogc/[[...path]]/route')
  const stopDatabase = await (projects === null ? startSeeded() : startEmpty())
  if (projects !== null) await fillSynthetic(process.env.DATABASE_URL!, { projects, seed: 1, searchable: false })
  const asked: URL[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    asked.push(url)
    const path = url.pathname.split('/').slice(2).filter(Boolean).map(decodeURIComponent)
    const answer = await GET(new Request(url, { headers: request.headers as Record<string, string> }), {
      params: Promise.resolve(path.length > 0 ? { path } : {}),
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response)
    else response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  process.env.SITE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    delete process.env.SITE_URL
    server.close()
    await stopDatabase()
  }
  return { base: `${process.env.SITE_URL}/ogc`, asked, stop }
}
