/** The listener behind a proxy that loses, delays or holds back what the database says. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type RevisionWatch, watchRevision } from '#prisma/live/revision-listener'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/until'

const district = (id: string) =>
  `insert into "District" (id, slug, kind, "cityId", "nameZh", "nameEn", "shortZh", "shortEn")
    values ('${id}', '${id}', 'zone', '320500', '区', 'District', '区', 'D');`

let server: TestDatabase
let client: pg.Client
let watch: RevisionWatch | null = null

beforeAll(async () => {
  server = await startTestDatabase()
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
})
afterEach(() => watch?.stop())
afterAll(async () => {
  await client?.end()
  await server?.stop()
})

const revision = async (): Promise<number> => (await client.query('select number from "Revision"')).rows[0].number

let standsStill = false
let isSilent = false
const sockets = new Set<Socket>()
/** Answers that are held back, to be passed on in one piece; null: none is. */
let held: Buffer[] | null = null
/** Passes everything on, until it falls silent; or holds this process up before the next answer is read. */
async function startProxy(): Promise<{ url: string; release(): void; stop(): void }> {
  const { port, hostname } = new URL(server.url)
  const proxy = createServer((socket) => {
    const onwards = connect(Number(port), hostname)
    for (const end of [socket, onwards]) end.on('error', () => {})
    const dies = () => isSilent && sockets.has(socket)
    socket.on('data', (bytes) => {
      if (!dies()) onwards.write(bytes)
      const until = performance.now() + 2600
      while (standsStill && performance.now() < until);
      standsStill = false
    })
    onwards.on('data', (bytes) => (held ? held.push(bytes) : dies() || socket.write(bytes)))
    if (!isSilent) sockets.add(socket)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const url = new URL(server.url)
  url.port = String((proxy.address() as AddressInfo).port)
  const release = () => {
    const bytes = Buffer.concat(held ?? [])
    held = null
    for (const socket of sockets) socket.write(bytes)
  }
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    proxy.close()
  }
  return { url: url.href, release, stop }
}
const watching = (url: string) => {
  const told: (string | number)[] = []
  watch = watchRevision(
    { onChange: (n) => told.push(n), onUp: () => told.push('up'), onDown: () => told.push('down') },
    url,
  )
  return told
}

it('a connection that dies without a word is noticed within three seconds, and what changed meanwhile is told', async () => {
  const proxy = await startProxy()
  const told = watching(proxy.url)
  await until(() => told.length === 2)
  isSilent = true
  const began = Date.now()
  await client.query(district('silent'))
  await until(async () => told.at(-1) === (await revision()))
  expect(told.slice(2)).toEqual(['down', 'up', await revision()])
  expect(Date.now() - began).toBeLessThan(4000) // three seconds, and the way back
  await watch?.stop()
  proxy.stop()
  isSilent = false
})

it('a process that stands still for longer than an answer may take does not think that the database is away', async () => {
  const proxy = await startProxy()
  const told = watching(proxy.url)
  await until(() => told.length === 2)
  standsStill = true
  await until(() => !standsStill) // a heartbeat has asked, and for so long nobody could read the answer
  await client.query(district('still'))
  await until(async () => told.at(-1) === (await revision()))
  expect(told.slice(2)).toEqual([await revision()])
  await watch?.stop()
  proxy.stop()
})
it('an answer that is read after a later notification does not take the revision back', async () => {
  const proxy = await startProxy()
  const told = watching(proxy.url)
  await until(() => told.length === 2)
  held = []
  await until(() => held!.length > 0) // to the heartbeat
  const answered = held.length
  await client.query(district('late'))
  await until(() => held!.length > answered)
  proxy.release()
  await until(async () => told.at(-1) === (await revision()))
  await new Promise((resolve) => setTimeout(resolve, 1500)) // the next heartbeat has asked
  expect(told.slice(2)).toEqual([await revision()])
  await watch?.stop()
  proxy.stop()
})
