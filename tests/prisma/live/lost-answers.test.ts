/** The listener behind a proxy that loses, delays or holds back what the database says. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { watchRevision } from '#prisma/live/revision-listener'
import { until } from '../../support/until'
import { district, revisionDatabase } from './revision-database'

const database = revisionDatabase()

let standsStill = false
let isSilent = false
const sockets = new Set<Socket>()
/** Answers that are held back, to be passed on in one piece; null: none is. */
let held: Buffer[] | null = null
/** Passes everything on, until it falls silent; or holds this process up before the next answer is read. */
async function startProxy(): Promise<{ url: string; release(): void; stop(): void }> {
  const { port, hostname } = new URL(database.url)
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
  const url = new URL(database.url)
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
  database.watch = watchRevision(
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
  await database.client.query(district('silent'))
  await until(async () => told.at(-1) === (await database.revision()))
  expect(told.slice(2)).toEqual(['down', 'up', await database.revision()])
  expect(Date.now() - began).toBeLessThan(4000) // three seconds, and the way back
  await database.watch?.stop()
  proxy.stop()
  isSilent = false
})

it('a process that stands still for longer than an answer may take does not think that the database is away', async () => {
  const proxy = await startProxy()
  const told = watching(proxy.url)
  await until(() => told.length === 2)
  standsStill = true
  await until(() => !standsStill) // a heartbeat has asked, and for so long nobody could read the answer
  await database.client.query(district('still'))
  await until(async () => told.at(-1) === (await database.revision()))
  expect(told.slice(2)).toEqual([await database.revision()])
  await database.watch?.stop()
  proxy.stop()
})
it('an answer that is read after a later notification does not take the revision back', async () => {
  const proxy = await startProxy()
  const told = watching(proxy.url)
  await until(() => told.length === 2)
  held = []
  await until(() => held!.length > 0) // to the heartbeat
  const answered = held.length
  await database.client.query(district('late'))
  await until(() => held!.length > answered)
  proxy.release()
  await until(async () => told.at(-1) === (await database.revision()))
  await new Promise((resolve) => setTimeout(resolve, 1500)) // the next heartbeat has asked
  expect(told.slice(2)).toEqual([await database.revision()])
  await database.watch?.stop()
  proxy.stop()
})
