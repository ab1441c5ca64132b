/** Getting to the one server of a cluster: attaching to it, or starting it first. */

import '#server-only'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { connectTo } from '../connection'
import { freePort, isHeld, launch, logOf, type PidFile, passwordOf, readLock, USER } from './cluster'
import type { Home } from './home'

const DATABASE = 'landing'
/** How long a server may fail to start before that is an error; one that is up and recovering is waited for longer. */
const START_MS = 20_000
const RECOVER_MS = 300_000
const SAY_AFTER_MS = 3000
class WrongServer extends Error {}

export const urlOf = (home: Home, port: number, database = DATABASE) =>
  `postgresql://${USER}:${passwordOf(home)}@127.0.0.1:${port}/${database}`

interface ServerOptions {
  readonly home: Home
  readonly durable: boolean
  readonly port?: number
  readonly say: (line: string) => void
}

/**
 * Comes back connected to the one server of the home, whoever started it. Says what it waits for. Throws once it is no
 * longer wanted.
 */
export async function ensureServer(
  { home, durable, port: wantedPort, say }: ServerOptions,
  isWanted = () => true,
): Promise<{ presence: pg.Client; port: number }> {
  const startedAt = Date.now()
  let launched: ReturnType<typeof launch> | null = null
  let lastError: unknown = null
  let hasAnnounced = false
  while (isWanted()) {
    const lock = readLock(home)
    const held = lock !== null && isHeld(home, lock)
    if (held) {
      try {
        return { presence: await attach(home, lock.port), port: lock.port }
      } catch (error) {
        if (error instanceof WrongServer) throw error
        lastError = error // starting, recovering or stopping
      }
    } else if (!launched) {
      const attempt = launch(home, wantedPort ?? (await freePort()), durable)
      launched = attempt
      void attempt.ended.then(() => {
        launched = null
      })
    }
    const waited = Date.now() - startedAt
    const holder = held ? lock : null
    if (waited > (held ? RECOVER_MS : START_MS)) throw await startError(home, holder, lastError)
    if (waited > SAY_AFTER_MS && !hasAnnounced) {
      say(
        `Waiting for PostgreSQL${holder ? ` (process ${holder.pid}, port ${holder.port})` : ''}, to run ${home.data} …`,
      )
      hasAnnounced = true
    }
    await sleep(40 + Math.random() * 60)
  }
  throw new Error('The embedded PostgreSQL is no longer wanted')
}

async function startError(home: Home, holder: PidFile | null, cause: unknown): Promise<Error> {
  const log = await readFile(logOf(home), 'utf8').catch(() => '')
  const who = holder
    ? ` Process ${holder.pid} holds ${home.data}/postmaster.pid and does not answer on port ${holder.port}: if it is no PostgreSQL, delete that file.`
    : ''
  return new Error(`The embedded PostgreSQL does not start.${who} The end of ${logOf(home)}:\n${log.slice(-1500)}`, {
    cause,
  })
}

/**
 * An idle connection to the app's database, which is created if need be. Throws unless the server there runs this very
 * cluster.
 */
async function attach(home: Home, port: number): Promise<pg.Client> {
  const client = await connect(urlOf(home, port)).catch(async (error: { code?: string }) => {
    if (error.code !== '3D000') throw error
    await createDatabase(urlOf(home, port, 'postgres'))
    return connect(urlOf(home, port))
  })
  const { rows } = await client.query('select current_setting($1) as dir', ['data_directory'])
  if (realpathSync(rows[0].dir) === realpathSync(home.data)) {
    letGo(client)
    return client
  }
  await client.end()
  throw new WrongServer(`The server on port ${port} runs ${rows[0].dir}, not ${home.data}: is one a copy of the other?`)
}

async function createDatabase(url: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query(`create database ${DATABASE}`)
  } catch (error) {
    const madeByAnother = ['42P04', '23505'].includes((error as { code?: string }).code ?? '')
    if (!madeByAnother) throw error
  } finally {
    await client.end()
  }
}

export const connect = (url: string) => connectTo(url, { connectionTimeoutMillis: 3000 })

/** From here on the connection alone does not keep this process running. (pg's types leave this out.) */
const letGo = (client: pg.Client) => (client as unknown as { unref(): void }).unref()
