/**
 * Pasts that are being read: at most two in memory. A third waits until one of them is read by nobody; of too many that
 * wait, the last are sent away.
 */

import '#server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { databaseUrl } from '../client'
import { poolTo } from '../connection'
import { PrismaClient } from '../generated/client'
import { buildInThread } from '../live/snapshot/thread'
import { type HeldPast, offerPast, type Past, type PastRefusal } from '../past-context'
import { type Resolved, resolvePast } from './resolve'

const MOST = 2
const MOST_WAITING = 20
const WAIT_MS = 60_000
/** Each copies what has changed since when it is opened. */
const CONNECTIONS = 2
const IDLE_MS = 60_000
const STATEMENT_MS = 60_000

interface OpenPast {
  readonly past: Promise<Past & { readonly openedMs: number }>
  users: number
}

interface Pasts {
  readonly url: string
  /** By revision; the one asked for last stands last. */
  readonly open: Map<number, OpenPast>
  readonly waiting: (() => void)[]
  /** One at a time is read, whoever waits. */
  turn: Promise<unknown>
}

const BUSY: PastRefusal = { why: 'busy' }

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingOpenPasts?: Pasts }

function openPasts(): Pasts {
  const url = databaseUrl()
  if (shared.landingOpenPasts?.url !== url)
    shared.landingOpenPasts = { url, open: new Map(), waiting: [], turn: Promise.resolve() }
  return shared.landingOpenPasts!
}

/** The past that an address asks for, for as long as the caller holds it, or why there is none. */
export async function holdPast(asked: string): Promise<HeldPast | PastRefusal> {
  const resolved = await resolvePast(asked)
  return 'why' in resolved ? resolved : hold(resolved)
}

/** Called once when the server starts. */
export const letPastsBeEntered = (): void => offerPast(holdPast)

async function hold(resolved: Resolved): Promise<HeldPast | PastRefusal> {
  const pasts = openPasts()
  const until = performance.now() + WAIT_MS
  while (!pasts.open.has(resolved.revision) && pasts.open.size >= MOST && !dropIdle(pasts)) {
    if (pasts.waiting.length >= MOST_WAITING || performance.now() > until) return BUSY
    await new Promise<void>((resolve) => {
      pasts.waiting.push(resolve)
      setTimeout(resolve, until - performance.now()).unref()
    })
  }
  const known = pasts.open.get(resolved.revision)
  const open = known ?? begin(pasts, resolved)
  pasts.open.delete(resolved.revision)
  pasts.open.set(resolved.revision, open)
  open.users++
  const leave = () => {
    if (--open.users === 0) pasts.waiting.shift()?.()
  }
  try {
    const past = await open.past
    return { past, openedMs: known ? 0 : past.openedMs, leave: once(leave) }
  } catch (error) {
    leave()
    throw error
  }
}

function begin(pasts: Pasts, resolved: Resolved): OpenPast {
  const past = pasts.turn.catch(() => {}).then(() => read(resolved))
  pasts.turn = past
  const open: OpenPast = { past, users: 0 }
  pasts.open.set(resolved.revision, open)
  past.catch(() => {
    if (pasts.open.get(resolved.revision) === open) pasts.open.delete(resolved.revision)
    pasts.waiting.shift()?.()
  })
  return open
}

/** Forgets the past that nobody has read for longest; false where all are being read. */
function dropIdle(pasts: Pasts): boolean {
  for (const [revision, { past, users }] of pasts.open) {
    if (users > 0) continue
    pasts.open.delete(revision)
    past.then(close).catch((error) => console.error(`Revision ${revision} could not be closed: ${error.message}`))
    return true
  }
  return false
}

async function read({ revision, at }: Resolved): Promise<Past & { readonly openedMs: number }> {
  const began = performance.now()
  const snapshot = await buildInThread(null, new AbortController().signal, () => {}, revision)
  const pool = poolAt(revision)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'pg_temp' }) })
  return { revision, at, snapshot, pool, prisma, reads: new Map(), openedMs: performance.now() - began }
}

async function close({ prisma, pool }: Past): Promise<void> {
  await prisma.$disconnect()
  await pool.end()
}

/** Connections that have entered the past before anybody gets them. */
function poolAt(revision: number): pg.Pool {
  const verify = (client: pg.PoolClient, done: (error?: Error) => void) =>
    client.query('SELECT enter_past($1)', [revision]).then(() => done(), done)
  const pool = poolTo(databaseUrl(), {
    max: CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_MS,
    allowExitOnIdle: true,
    ...({ verify } as object), // of pg-pool, which its types leave out
  })
  pool.on('error', (error) => console.error(`A connection to the past broke: ${error.message}`))
  return pool
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** Forgets all of them. */
export async function closePasts(): Promise<void> {
  const open = [...(shared.landingOpenPasts?.open.values() ?? [])]
  shared.landingOpenPasts = undefined
  await Promise.all(open.map(({ past }) => past.then(close).catch(() => {})))
}
