/**
 * `npm start`: from nothing to a served map. Finds or starts the database, migrates and seeds it, builds if need be,
 * serves on PORT (3000) of HOST (0.0.0.0) and says where. `--dev` serves for development instead. A stop that was
 * asked for ends with code 0.
 */

import '#server-only'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { renewSetupCode } from '../auth/setup'
import { clientOf } from '../connection'
import { type Embedded, keepAlive, startEmbedded } from '../embedded'
import { freePort } from '../embedded/cluster'
import { migrate } from '../migrate'
import { grantRights } from '../migration/web-role'
import { queryOf } from '../query'
import { renewIfMoved } from '../revision-life'
import { siteOf } from '../settings/store'
import { copyMapWorker, ensureBuilt } from './build'
import { writeEmbedFiles } from './embed-files'
import { keepRunning } from './keep-running'
import { type Child, next, web } from './next-process'
import { problemsOfSettings } from './operator-settings'

const HOST = process.env.HOST || '0.0.0.0'
const isDev = process.argv.includes('--dev')
/** A former instance may need a moment to leave the port, a database a moment to come up. */
const PORT_MS = 4000
const DATABASE_MS = 30_000
/** Open requests are given this long to end. */
const GRACE_MS = 10_000

const stopping = new AbortController()
let serving: Child | null = null
let embedded: Embedded | null = null

/** A mistake that the operator can mend; anything else is a defect and is logged with its stack. */
class OperatorError extends Error {}

async function main(): Promise<number> {
  const { errors, warnings } = await problemsOfSettings(process.env)
  if (errors.length > 0) throw new OperatorError(errors.join('\n'))
  for (const warning of warnings) console.warn(warning)
  const port = await wantedPort()
  await waitForPort(port)
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || (await startDatabase())
  await waitForDatabase(url)
  const applied = await migrate(url)
  if (applied.length > 0) console.log(`Migrations applied: ${applied.join(', ')}`)
  await fillDatabase(url)

  await renewIfMoved(url)
  // Nothing that answers strangers knows the owner.
  const env = { ...process.env, DATABASE_URL: await webUrlOf(url), DATABASE_OWNER_URL: undefined }
  if (isDev) {
    console.log('While developing there is no past: ?as-of= and short addresses are answered by npm start alone.')
    await Promise.all([copyMapWorker(), writeEmbedFiles()])
  } else await ensureBuilt(env, stopping.signal)
  if (stopping.signal.aborted) return 0
  const start = () => {
    serving = isDev
      ? next(['dev', '-p', String(port), '-H', HOST], env, stopping.signal)
      : web({ ...env, PORT: String(port), HOST }, stopping.signal)
    return serving
  }
  let hasServed = false
  void announce(port, await introduction(url)).then(() => {
    hasServed = true
  })
  return keepRunning(start, { stopping: stopping.signal, hasServed: () => hasServed })
}

/** Writes the founding data, or with EMPTY=1 none: once begun so, the database never gets it. */
async function fillDatabase(url: string): Promise<void> {
  if (process.env.EMPTY === '1') {
    const { beginEmpty } = await import('../site/empty-mark')
    if (!(await beginEmpty(url))) console.log('EMPTY=1 changes nothing: the database holds records already.')
  }
  const { seed } = await import('../seed/seed')
  const { inserted, updated, kept } = await seed(url)
  if (inserted + updated > 0) console.log(`Founding data: ${inserted} new, ${updated} updated, ${kept} kept as edited.`)
}

/** What the site is called, in both languages; and while there is no admin, the code of the setup page, once. */
async function introduction(url: string): Promise<{ readonly name: string; readonly code: string | null }> {
  const client = clientOf(url)
  await client.connect()
  try {
    const query = queryOf(client)
    const { name } = await siteOf(query)
    return { name: `${name.zh} · ${name.en}`, code: await renewSetupCode(query) }
  } finally {
    await client.end()
  }
}

/** PORT, or a free one for 0. */
async function wantedPort(): Promise<number> {
  const text = process.env.PORT || '3000'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new OperatorError(`PORT is ${text}, which is no port number.`)
  return port === 0 ? freePort() : port
}

async function waitForPort(port: number): Promise<void> {
  const startedAt = Date.now()
  for (;;) {
    const problem = await tryListen(port)
    if (!problem) return
    if (problem === 'EACCES')
      throw new OperatorError(`Port ${port} needs more rights than this user has. Choose another: PORT=3000 npm start`)
    if (problem !== 'EADDRINUSE')
      throw new OperatorError(`Cannot listen on ${HOST}:${port} (${problem}). HOST is an address of this machine.`)
    if (Date.now() - startedAt > PORT_MS) {
      throw new OperatorError(`Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`)
    }
    await sleep(250)
  }
}

/** The code of what stands in the way; null: nothing. */
function tryListen(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, HOST, () => probe.close(() => resolve(null)))
  })
}

async function startDatabase(): Promise<string> {
  embedded = await startEmbedded()
  keepAlive(embedded)
  return embedded.url
}

/** For the web server, whose role gets its rights first where it is another than the owner. */
async function webUrlOf(ownerUrl: string): Promise<string> {
  const url = (await embedded?.webUrl()) ?? process.env.DATABASE_URL!
  if (url !== ownerUrl) await grantRights(ownerUrl, url)
  return url
}

async function waitForDatabase(url: string): Promise<void> {
  const startedAt = Date.now()
  for (;;) {
    const client = clientOf(url, { connectionTimeoutMillis: 3000 })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException
      const mayCome = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P03)/.test(code) || /timeout/.test(message)
      if (!mayCome || Date.now() - startedAt > DATABASE_MS) {
        throw new OperatorError(`The database of DATABASE_URL cannot be used: ${message || code}`)
      }
    }
    await sleep(500)
  }
}

/** One line, once pages come. */
async function announce(port: number, { name, code }: Awaited<ReturnType<typeof introduction>>): Promise<void> {
  const address = ['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/`
  while (!stopping.signal.aborted) {
    const answered = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    )
    if (answered) {
      console.log(`${name}: http://localhost:${port}`)
      if (code) console.log(`No admin yet: http://localhost:${port}/manage/setup with the one-time code ${code}`)
      return
    }
    await sleep(50)
  }
}

function stop(): void {
  if (stopping.signal.aborted) return
  stopping.abort()
  setTimeout(() => serving?.kill('SIGKILL'), GRACE_MS).unref()
}

/** Stops when npm is gone: killed, it tells nobody, and the shell between npm and this process passes no signal on. */
function followNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const started = parentProcesses()
  setInterval(() => {
    if (parentProcesses() !== started) stop()
  }, 300).unref()
}

/** The process that started this one, and the one before it where the first is but npm's shell (Linux tells). */
function parentProcesses(): string {
  try {
    const [, shell, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return ['sh', 'dash', 'bash'].includes(shell ?? '') ? `${process.ppid} ${parent}` : `${process.ppid}`
  } catch {
    return `${process.ppid}` // another system, or the process has just gone
  }
}

process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('SIGHUP', stop)
followNpm()
process.exitCode = await main()
  .catch((error) => {
    if (stopping.signal.aborted) return 0
    console.error(error instanceof OperatorError ? error.message : error)
    return 1
  })
  .finally(() => embedded?.stop())
process.exit()
