/** Starts the thread that works through the import queue, when a batch is added and when the server starts. */

import '#server-only'
import type { Worker } from 'node:worker_threads'
import { databaseUrl, pool } from '../client'
import { startThread } from '../server/thread'
import { table } from '../tables'
import { LARGEST_STEP, STATE_AFTER_FAILURE } from './lanes'

const b = table('ImportBatch')

/** A sheet of 100,000 rows fits in memory while it is read. Beyond this the thread ends, and the server goes on. */
const MEMORY_MB = 1024
/** Another instance may have died while working on a batch. */
const LOOK_AGAIN_MS = 60_000

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & {
  landingImports?: { thread: Worker | null; again: boolean; timer: NodeJS.Timeout | null }
}

/** Makes sure that a thread works on the queue. Returns at once. */
export function wakeQueue(): void {
  shared.landingImports ??= { thread: null, again: false, timer: null }
  const state = shared.landingImports
  state.timer ??= setInterval(wakeQueue, LOOK_AGAIN_MS).unref()
  if (state.thread) {
    state.again = true
    return
  }
  const thread = startImports()
  state.thread = thread
  thread.unref()
  thread.once('error', (error: NodeJS.ErrnoException) => {
    console.error(`The import thread failed: ${error.message}`)
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') void failLargest()
  })
  thread.once('exit', () => {
    state.thread = null
    if (!state.again) return
    state.again = false
    wakeQueue()
  })
}

/** Fails the batch that has exhausted the memory: it would again. */
async function failLargest(): Promise<void> {
  await pool()
    .query(
      `UPDATE ${b} SET ${b.problem} = 'memory', ${b.state} = ($1::jsonb)->>${b.state} WHERE ${b.id} = (${LARGEST_STEP})`,
      [JSON.stringify(STATE_AFTER_FAILURE)],
    )
    .catch((error: Error) => console.error(`The import could not be given up: ${error.message}`))
}

const startImports = (): Worker =>
  startThread('import', {
    workerData: { url: databaseUrl() },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
