/** A download that fails says so: by its status while there is one to give, later by a connection that breaks off. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import compression from 'compression'
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageOfNow } from '#app/export/package-file'
import { streamed } from '#app/export/running'
import { disconnect } from '#prisma/client'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
let hasGone = false
beforeAll(async () => {
  database = await startTestDatabase()
  process.env.DATABASE_URL = database.url
  await seed(database.url)
})
afterAll(async () => {
  await closeSnapshot()
  await disconnect()
  if (!hasGone) await database?.stop()
})

const PIECE = new Uint8Array(16 * 1024).fill(65)

/** So many pieces, then a failure. */
async function* failingAfter(pieces: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < pieces; i++) yield PIECE
  throw new Error('the database has gone')
}

/** What a reader gets of a body that the server's own parts send, packed or not. */
async function sent(body: ReadableStream, encoding: string): Promise<number> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/csv')
    compression()(request as never, response as never, () => {
      pipeToNodeResponse(body, response).catch(() => {})
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, { headers: { 'accept-encoding': encoding } })
    return (await response.arrayBuffer()).byteLength
  } finally {
    server.close()
  }
}

it.each([0, 1, 3])('what fails after %d pieces has not begun, and can still be told', async (pieces) => {
  await expect(streamed(failingAfter(pieces), true)).rejects.toThrow('the database has gone')
})

it.each(['identity', 'gzip'])('what fails in the middle breaks off (%s)', async (encoding) => {
  await expect(sent((await streamed(failingAfter(40), true))!, encoding)).rejects.toThrow()
})

it('what ends well is whole', async () => {
  async function* whole() {
    for (let i = 0; i < 40; i++) yield PIECE
  }
  expect(await sent((await streamed(whole(), true))!, 'gzip')).toBe(40 * PIECE.byteLength)
})

it('the package of a database that goes away before its first file is read has not begun', async () => {
  const { write } = await packageOfNow()
  hasGone = true
  await database.stop()
  await expect(streamed(write(), false)).rejects.toThrow()
}, 60_000)
