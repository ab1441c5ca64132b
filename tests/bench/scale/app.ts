/** The built product on a fresh database of made-up projects. */

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '#prisma/embedded/cluster'
import { ensureBuilt } from '#prisma/server/build'
import { PROJECT, WEB } from '#prisma/server/next-process'
import { fillSynthetic } from '#prisma/synthetic/write'
import { killQuietly, startTestDatabase } from '../../support/database'
import { until } from '../../support/until'
import { say } from './say'

/** Until a million rows are a snapshot, on a busy machine. */
const READY_MS = 300_000
/** Node's answer to a connection that is kept open is not waited for longer than this. */
const STOP_MS = 5000
const TILE = '8/213/104'
const LOOP_DELAY = pathToFileURL(join(import.meta.dirname, 'loop-delay.mjs')).href

export interface Data {
  readonly projects: number
  readonly seed: number
  /** False where nothing is searched: without search tokens rows are written ten times as fast. */
  readonly searchable: boolean
}

interface Instance {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** For how long its event loop has stood still at most since it was last asked, ms. */
  loopDelay(): Promise<number>
  stop(): Promise<void>
}

export interface App extends Instance {
  readonly databaseUrl: string
  /** Another process of the product on the same database. */
  another(): Promise<Instance>
}

/**
 * Fills a database of its own and starts the product on it. Comes back once tiles are answered; `stop` leaves nothing
 * behind.
 */
export async function startApp(data: Data): Promise<App> {
  await ensureBuilt()
  const database = await startTestDatabase()
  const began = performance.now()
  const instances: Instance[] = []
  const another = async () => {
    const instance = await startInstance(database.url)
    instances.push(instance)
    return instance
  }
  const stop = async () => {
    await Promise.all(instances.map((instance) => instance.stop()))
    await database.stop()
  }
  try {
    await fillSynthetic(database.url, data)
    say(`${data.projects} projects in a database after ${((performance.now() - began) / 1000).toFixed(0)} s`)
    return { ...(await another()), databaseUrl: database.url, another, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startInstance(databaseUrl: string): Promise<Instance> {
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const child = spawn(process.execPath, ['--import', LOOP_DELAY, WEB], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const kill = () => killQuietly(child.pid!)
  process.once('exit', kill) // a run that is broken off leaves no server behind
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
    return (await revisionOf(url).catch(() => null)) !== null
  }, READY_MS)
  return {
    url,
    port,
    pid: child.pid!,
    loopDelay: () => loopDelay(child),
    async stop() {
      await ended(child)
      process.off('exit', kill)
    },
  }
}

function loopDelay(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve((message as { loopDelayMs: number }).loopDelayMs))
    child.send('loop-delay')
  })
}

/** The revision whose tiles an instance gives; null while it gives none. */
export async function revisionOf(url: string): Promise<number | null> {
  const response = await fetch(`${url}/tiles/0/${TILE}`)
  await response.arrayBuffer()
  return response.ok ? Number(response.headers.get('x-revision')) : null
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref()
  })
}
