/** Two instances on one PostgreSQL behind nginx, as docs/scale.md describes it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { freePort } from '#prisma/embedded/cluster'
import { WEB } from '#prisma/server/next-process'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase, type TestDatabase } from '../../support/database'
import { ensureNginx, type Nginx, startNginx } from '../../support/nginx'
import { homeTiles, readTiles } from '../../support/readers'
import { until } from '../../support/until'
import { PROJECT } from '../support'

const PROJECTS = 3000
/** A change is on every map within this. */
const CHANGE_MS = 2000

const missing = ensureNginx()
test.skip(missing !== null && !process.env.CI, `nginx: ${missing}`)
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let database: TestDatabase
let nginx: Nginx
let client: pg.Client
let ports: [number, number]
const running = new Map<number, ChildProcess>()

test.beforeAll(async () => {
  database = await startTestDatabase()
  await fillSynthetic(database.url, { projects: PROJECTS, seed: 5 })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  ports = [await freePort(), await freePort()]
  await Promise.all(ports.map(startInstance))
  nginx = await startNginx(ports)
})
test.afterAll(async () => {
  await nginx?.stop()
  for (const child of running.values()) child.kill('SIGKILL')
  await client?.end()
  await database?.stop()
})

async function startInstance(port: number): Promise<void> {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production' as const,
  }
  running.set(port, spawn(process.execPath, [WEB], { cwd: PROJECT, env, stdio: 'ignore' }))
  await until(async () => (await revisionOf(port).catch(() => null)) !== null, 90_000)
}

const origin = (port: number) => `http://127.0.0.1:${port}`
const HOME_TILE = '8/213/104'

/** The revision whose tiles an instance gives; null while it gives none. */
async function revisionOf(port: number): Promise<number | null> {
  const response = await fetch(`${origin(port)}/tiles/0/${HOME_TILE}`)
  return response.ok ? Number(response.headers.get('x-revision')) : null
}

test('both give the same tiles of the same revision, kept for ever', async () => {
  const [one, two] = await Promise.all(ports.map(revisionOf))
  expect(one).toBe(two)
  for (const path of homeTiles(one!)) {
    const [first, second] = await Promise.all(ports.map((port) => fetch(origin(port) + path)))
    expect(first!.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(first!.headers.get('etag')).toBe(second!.headers.get('etag'))
    expect(Buffer.from(await first!.arrayBuffer()).equals(Buffer.from(await second!.arrayBuffer()))).toBe(true)
  }
  const other = await fetch(`${origin(ports[0])}/tiles/${one! + 9}/${HOME_TILE}`)
  expect(other.headers.get('cache-control')).toBe('public, max-age=1')
  const again = await fetch(`${origin(ports[0])}/tiles/${one! + 9}/${HOME_TILE}`, {
    headers: { 'If-None-Match': other.headers.get('etag')! },
  })
  expect(again.status).toBe(304)
})

test('a change is in every instance within two seconds', async () => {
  const before = (await revisionOf(ports[0]))!
  const began = Date.now()
  await client.query(`update "Project" set "nameZh" = '样例 改名' where "no" = 1`)
  await until(async () => (await Promise.all(ports.map(revisionOf))).every((now) => now === before + 1), CHANGE_MS)
  test.info().annotations.push({ type: 'change', description: `${Date.now() - began} ms` })
})

test('nginx answers readers from its cache, and readers twice as many cost the instances nothing', async () => {
  const paths = homeTiles((await revisionOf(ports[0]))!)
  const first = await readTiles(nginx.url, paths, 10)
  expect(first.MISS).toBeLessThanOrEqual(paths.length)
  expect(first.HIT! / (10 * paths.length)).toBeGreaterThanOrEqual(0.9)
  expect(await readTiles(nginx.url, paths, 20)).toEqual({ HIT: 20 * paths.length })
})

test('who guesses is stopped for both, whatever address he claims to come from', async () => {
  const statuses: number[] = []
  // The test asks from this machine, as a proxy of our own would: what it says last is who asks, what stands before
  // that is claimed.
  for (let i = 0; i < 5; i++) {
    const { status } = await fetch(`${nginx.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: nginx.url,
        'x-forwarded-for': `198.51.100.${i}, 203.0.113.9`,
      },
      body: JSON.stringify({ email: `guess${i}@example.org`, password: 'not the password' }),
    })
    statuses.push(status)
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429])
})

test('one killed at any moment fails no read but what it was just sending, which is there at once when asked again', async () => {
  const failed: number[] = []
  let [reads, cut] = [0, 0]
  const statusOf = async (url: string) => {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.status
  }
  let isOver = false
  const read = async (reader: number) => {
    for (let i = 0; !isOver; i++) {
      // Of a revision that is not there, so that the instances are asked and not the cache.
      const url = `${nginx.url}/tiles/${1e6 + reader * 1e5 + i}/${HOME_TILE}`
      const status = await statusOf(url).catch(() => {
        cut++
        return statusOf(url)
      })
      reads++
      if (status !== 200) failed.push(status)
    }
  }
  const readers = Array.from({ length: 8 }, (_, reader) => read(reader))
  await sleep(500)
  running.get(ports[1])!.kill('SIGKILL')
  const atKill = reads
  await sleep(1500)
  const alone = reads
  await startInstance(ports[1])
  await sleep(500)
  isOver = true
  await Promise.all(readers)
  expect(failed).toEqual([])
  // nginx passes on the beginning of an answer before it has the end: one for each reader at most.
  expect(cut).toBeLessThanOrEqual(readers.length)
  expect(atKill).toBeGreaterThan(10)
  expect(alone).toBeGreaterThan(atKill)
  expect(reads).toBeGreaterThan(alone)
  expect(await revisionOf(ports[1])).toBe(await revisionOf(ports[0]))
})
