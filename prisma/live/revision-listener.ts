/**
 * Learns of new revisions on one connection of this process, which listens to what a trigger in the database announces.
 */

import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrl } from '../client'
import { clientOf } from '../connection'

const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 1000
const CONNECT_MS = 3000
/** A process that has just started has much else to do before it can answer. */
const FIRST_CONNECT_MS = 20_000
/**
 * The number is read again this often, in case the connection has died unnoticed or a proxy swallows notifications.
 */
const HEARTBEAT_MS = 1000
/** Together with the heartbeat, a dead connection is noticed within three seconds. */
const ANSWER_MS = 2000
/**
 * It is waited in steps, and the steps are counted: while this process itself stands still, or gets no processor, an
 * answer may have come without being heard.
 */
const STEP_MS = 100

export interface RevisionEvents {
  /** A revision other than the last one; also after a reconnection, if it changed meanwhile. */
  onChange(revision: number): void
  /** Connected and listening, for the first time or again. */
  onUp(): void
  /** Once per loss, also when the first attempt fails. */
  onDown(error: Error): void
}

export interface RevisionWatch {
  stop(): Promise<void>
}

/** Listens until stopped, over as many connections as it takes. Never throws and never ends the process. */
export function watchRevision(events: RevisionEvents, url = databaseUrl()): RevisionWatch {
  const stopping = new AbortController()
  const running = watch(events, url, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function watch(events: RevisionEvents, url: string, stopping: AbortSignal): Promise<void> {
  let lastRevision: number | null = null
  let isUp: boolean | null = null
  let delay = FIRST_RETRY_MS
  const tell = (revision: number) => {
    if (revision === lastRevision) return
    lastRevision = revision
    events.onChange(revision)
  }
  const up = () => {
    isUp = true
    delay = FIRST_RETRY_MS
    events.onUp()
  }
  while (!stopping.aborted) {
    const error = await listen(url, isUp === null ? FIRST_CONNECT_MS : CONNECT_MS, stopping, up, tell)
    if (stopping.aborted) return
    if (isUp !== false) events.onDown(error)
    isUp = false
    await sleep(delay, undefined, { signal: stopping }).catch(() => {})
    delay = Math.min(delay * 2, LAST_RETRY_MS)
  }
}

/** One connection from beginning to end. Resolves to the error that ended it. */
async function listen(
  url: string,
  connectMs: number,
  stopping: AbortSignal,
  up: () => void,
  tell: (revision: number) => void,
): Promise<Error> {
  const client = clientOf(url, { connectionTimeoutMillis: connectMs, keepAlive: true })
  const over = new AbortController()
  const ended = new Promise<Error>((resolve) => {
    client.once('error', resolve)
    client.once('end', () => resolve(new Error('The database closed the connection')))
    stopping.addEventListener('abort', () => resolve(new Error('stopped')), { signal: over.signal })
  })
  const ask = (sql: string) => answered(client.query<{ number: number }>(sql))
  let notified = 0
  const read = async () => {
    const before = notified
    const { rows } = await ask('select number from "Revision" where id = 1')
    // What has been notified meanwhile is newer, and may have been told before an answer that waited to be read.
    if (notified === before) tell(rows[0]?.number ?? 0)
  }
  let heartbeat: NodeJS.Timeout | undefined
  try {
    client.on('notification', ({ payload }) => {
      notified++
      tell(Number(payload))
    })
    await client.connect()
    await ask('listen revision')
    // If a standby was promoted under the same address, its revision is renewed before anybody learns of it.
    await ask(`select renew_revision(false) from "Revision" where id = 1 and home <> ''`)
    up()
    await read()
    const failed = new Promise<Error>((resolve) => {
      const beat = () => {
        heartbeat = setTimeout(() => void read().then(beat, resolve), HEARTBEAT_MS).unref()
      }
      beat()
    })
    return await Promise.race([ended, failed])
  } catch (error) {
    return error as Error
  } finally {
    over.abort()
    clearTimeout(heartbeat)
    client.removeAllListeners('notification')
    client.on('error', () => {}) // of a connection already given up
    void client.end().catch(() => {})
  }
}

/** The answer; rejects where none has come for ANSWER_MS of steps. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  const waiting = new AbortController()
  const silence = async (): Promise<never> => {
    for (let waited = 0; waited < ANSWER_MS; waited += STEP_MS)
      await sleep(STEP_MS, undefined, { signal: waiting.signal, ref: false })
    throw new Error('The database does not answer')
  }
  const silent = silence()
  silent.catch(() => {}) // where the answer came first
  try {
    return await Promise.race([answer, silent])
  } finally {
    answer.catch(() => {}) // where it comes too late
    waiting.abort()
  }
}
