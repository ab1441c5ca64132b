/** One cluster on disk: making it, reading its lock, launching and stopping its server. */

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hold } from '../lock'
import type { Home } from './home'

export const USER = 'landing'
const INIT_MS = 5 * 60_000
/** PostgreSQL writes its lock within milliseconds of making the file. */
const UNWRITTEN_MS = 5000
const LOG_LIMIT = 1 << 20

/** postmaster.pid: who runs the cluster, and on which port. */
export interface PidFile {
  readonly pid: number
  readonly port: number
}

/** How programs are run: as the account, from a folder it can enter, with nothing of PG* from outside. */
function runOptions({ account }: Home) {
  const { PATH, TMPDIR, SystemRoot } = process.env
  const env = { PATH, SystemRoot, LC_ALL: 'C', ...(account ? {} : { TMPDIR }) } as unknown as NodeJS.ProcessEnv
  return {
    env,
    ...(process.platform === 'win32' ? {} : { cwd: '/' }),
    ...(account && { uid: account.uid, gid: account.gid }),
  }
}

const run = (home: Home, program: string, args: string[]) =>
  promisify(execFile)(join(home.bin, program), args, runOptions(home))

/**
 * Makes the cluster unless it is there, in a folder of its own that is then renamed into place. Of several that try at
 * once one makes it, and the others wait for that one and find it made. Throws when the cluster is of another major
 * version of PostgreSQL.
 */
export async function initialise(home: Home, durable: boolean, say: (line: string) => void): Promise<void> {
  if (await isMade(home)) return
  const lock = await hold(home.dir, 'init', {
    purpose: `the making of the database in ${home.dir}`,
    waitMs: INIT_MS,
    say,
  })
  try {
    if (!(await isMade(home))) await make(home, durable)
  } finally {
    await lock.release()
  }
}

async function make(home: Home, durable: boolean): Promise<void> {
  await sweep(home)
  const work = await mkdtemp(join(home.dir, 'init-'))
  try {
    const password = randomBytes(24).toString('base64url')
    const forInitdb = join(work, 'initdb-password')
    await writeFile(forInitdb, password, { mode: 0o600 })
    if (home.account) for (const path of [work, forInitdb]) await chown(path, home.account.uid, home.account.gid)
    const options = [
      '--auth=scram-sha-256',
      '--locale=C',
      '--encoding=UTF8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]
    await run(home, 'initdb', ['-D', join(work, 'data'), '-U', USER, `--pwfile=${forInitdb}`, ...options])
    await rm(forInitdb)
    await writeFile(join(work, 'password'), password, { mode: 0o600 })
    await rename(work, home.cluster).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(home.data)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isMade(home: Home): Promise<boolean> {
  if (!existsSync(home.cluster)) return false
  const [version, program] = await Promise.all([
    readFile(join(home.data, 'PG_VERSION'), 'utf8'),
    run(home, 'initdb', ['--version']),
  ])
  const major = /\d+/.exec(program.stdout)?.[0]
  if (version.trim() === major) return true
  throw new Error(
    `${home.data} was made by PostgreSQL ${version.trim()}, and this is ${major}: ` +
      'dump it with the version that made it (pg_dump) and load it into a new one, or set DATABASE_URL.',
  )
}

/** Removes what killed initialisations left behind: whoever holds the lock is the only one at it. */
async function sweep(home: Home): Promise<void> {
  for (const name of (await readdir(home.dir)).filter((entry) => entry.startsWith('init-')))
    await rm(join(home.dir, name), { recursive: true, force: true })
}

export const passwordOf = (home: Home) => readFileSync(join(home.cluster, 'password'), 'utf8')

/** The lock as it stands, whether or not its process lives; null: none, or not yet written out. */
export function readLock(home: Home): PidFile | null {
  try {
    const [pid, , , port] = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) && Number(port) ? { pid: Number(pid), port: Number(port) } : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether the lock's process runs this cluster. A number that now belongs to another program holds no lock (Linux can
 * tell).
 */
export function isHeld(home: Home, { pid }: Pick<PidFile, 'pid'>): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    // PostgreSQL runs as the owner of its data and as nobody else.
    if (statSync(`/proc/${pid}`).uid !== statSync(home.data).uid) return false
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home.data)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

/** Starts the server, detached: it outlives this process. `ended` settles with its exit code. */
export function launch(home: Home, port: number, durable: boolean): { child: ChildProcess; ended: Promise<number> } {
  forgetStaleLock(home)
  const log = openLog(home)
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=', // a path of more than 107 characters cannot be one
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ]
  const child = spawn(join(home.bin, 'postgres'), ['-D', home.data, ...settings.flatMap((s) => ['-c', s])], {
    ...runOptions(home),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('exit', (code) => resolve(code ?? -1))
  })
  return { child, ended }
}

/**
 * PostgreSQL itself clears the lock of a dead process, but not one whose number has gone to another program, or that
 * nobody has reaped, nor an empty one, which a crash of the machine leaves. Should processes of the former server
 * still run, it finds their shared memory and waits for their end.
 */
function forgetStaleLock(home: Home): void {
  const path = join(home.data, 'postmaster.pid')
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) return
  const pid = Math.abs(Number.parseInt(readFileSync(path, 'utf8'), 10))
  const isStale = pid ? isAlive(pid) && !isHeld(home, { pid }) : Date.now() - file.mtimeMs > UNWRITTEN_MS
  if (isStale) rmSync(path, { force: true })
}

export const logOf = (home: Home) => join(home.cluster, 'server.log')

function openLog(home: Home): number {
  const isFull = (statSync(logOf(home), { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT
  return openSync(logOf(home), isFull ? 'w' : 'a', 0o600)
}

/** Ends sessions and server at once, committed rows written (fast shutdown). Comes back when it is down. */
export async function shutDown(home: Home): Promise<void> {
  await run(home, 'pg_ctl', ['stop', '-D', home.data, '-m', 'fast', '-w', '-t', '60', '-s'])
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
