/**
 * The embedded PostgreSQL: the real server as a detached child process, for machines where nothing else is installed.
 * Many processes may ask for the same folder at once: one server runs, all are its clients, and the last to leave
 * turns it off. A server or a process that is killed loses no committed row; the next start attaches to what runs or
 * recovers what does not.
 */

import '#server-only'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { APPLICATION } from '../application-name'
import { connect, ensureServer, urlOf } from './attach'
import { initialise, isHeld, readLock, shutDown } from './cluster'
import { findHome, type Home } from './home'
import { webUserUrl } from './web-user'

/** Two processes that stop at once take turns. */
const STOP_LOCK = 7_112_026

export interface Embedded {
  /** As the owner of everything in it. */
  readonly url: string
  /** The folder that holds the cluster; not the one asked for where that one cannot be used. */
  readonly dir: string
  /** The server's process. */
  readonly pid: number
  /** The same database for the web server: as a role that owns nothing, made where it is absent. */
  webUrl(): Promise<string>
  /** Turns the server off unless another process is connected to it. Close this process's own pools first. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Default: DATA_DIR, else `.data/postgres` in the project, for every command alike. */
  readonly dir?: string
  /** False trades safety after a crash of the machine for speed. For tests only. */
  readonly durable?: boolean
  /** For a server that is not running yet; default: a free one. */
  readonly port?: number
  readonly say?: (line: string) => void
}

interface Session {
  readonly home: Home
  readonly durable: boolean
  /**
   * An open connection: it shows other processes that this one is here, and its end shows that the server has gone.
   */
  presence: pg.Client
  port: number
  stopped: boolean
  /** The restart under way. */
  reviving: Promise<void> | null
}

const sessions = new WeakMap<Embedded, Session>()

/**
 * Attaches to the folder's server, or starts it, or makes the cluster first. Throws an error that names the server's
 * log.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const durable = options.durable ?? true
  const say = options.say ?? console.log
  const home = await findHome(
    options.dir ?? (process.env.DATA_DIR || join(import.meta.dirname, '..', '..', '.data', 'postgres')),
    say,
  )
  await initialise(home, durable, say)
  const attached = await ensureServer({ home, durable, port: options.port, say })
  const session: Session = { home, durable, stopped: false, reviving: null, ...attached }
  const server: Embedded = {
    url: urlOf(home, session.port),
    dir: home.dir,
    pid: readLock(home)?.pid ?? 0,
    webUrl: () => webUserUrl(home, session.port),
    stop: () => stop(session),
  }
  sessions.set(server, session)
  return server
}

/** Restarts the server on the same port whenever it dies, until `stop()`. */
export function keepAlive(server: Embedded, say: (line: string) => void = console.error): void {
  const session = sessions.get(server)
  if (!session) throw new Error('keepAlive wants what startEmbedded returned')
  const watch = () =>
    session.presence.once('end', () => {
      if (session.stopped) return
      session.reviving = revive(session, say).then(() => {
        session.reviving = null
        if (!session.stopped) watch()
      })
    })
  watch()
}

async function revive(session: Session, say: (line: string) => void): Promise<void> {
  const isWanted = () => !session.stopped
  while (isWanted()) {
    say('The embedded PostgreSQL has gone: starting it again')
    try {
      const { presence, port } = await ensureServer({ ...session, say }, isWanted)
      session.presence = presence
      if (port !== session.port) say(`The embedded PostgreSQL moved to port ${port}: restart the app`)
      return
    } catch (error) {
      if (!isWanted()) return
      say(error instanceof Error ? error.message : String(error))
      await sleep(1000)
    }
  }
}

async function stop(session: Session): Promise<void> {
  if (session.stopped) return
  session.stopped = true
  await session.reviving
  const { presence, home } = session
  void presence.end().catch(() => {}) // it may have broken long ago
  try {
    await stopIfLast(home, readLock(home)?.port ?? session.port)
  } catch (error) {
    // Another process that stopped at the same moment may have turned the server off under us.
    for (let waited = 0; isRunning(home); waited += 50) {
      if (waited > 5000) throw error
      await sleep(50)
    }
  }
}

async function stopIfLast(home: Home, port: number): Promise<void> {
  const client = await connect(urlOf(home, port))
  try {
    if (await isLast(client)) await shutDown(home)
  } finally {
    await client.end()
  }
}

function isRunning(home: Home): boolean {
  const lock = readLock(home)
  return lock !== null && isHeld(home, lock)
}

/**
 * Whether no other process is connected, but for those that are stopping too and wait for this one to make up its
 * mind. Sessions that have just been closed take a moment to leave pg_stat_activity.
 */
async function isLast(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_lock($1)', [STOP_LOCK])
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend'
        and application_name <> $1 and wait_event is distinct from 'advisory'`,
      [APPLICATION],
    )
    if (rows[0].others === 0) return true
    await sleep(50)
  }
  return false
}
