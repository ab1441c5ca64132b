/** Builds snapshots in threads, while readers are served from the one before. */

import '#server-only'
import type { Worker } from 'node:worker_threads'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { withoutRings, withRingsOf } from '#geo/shapes/map-shapes'
import type { ListedSnapshot } from '#geo/snapshot/build'
import { fromOtherThread, type Snapshot } from '#geo/snapshot/snapshot'
import { databaseUrl, readUrl } from '../../client'
import { startThread } from '../../server/thread'

export interface SnapshotTask {
  readonly url: string
  /** The snapshot before, with shapes without rings; null if there is none. */
  readonly old: ListedSnapshot | null
  /** The revision that the database is asked for; null: the newest. */
  readonly asOf: number | null
}

/** What the thread sends: perhaps an early snapshot, then the whole one. Known shapes are sent without rings. */
export type SnapshotMessage = { readonly early: Snapshot } | { readonly whole: ListedSnapshot }

/**
 * A thread that waits for the next task, so that no change waits for a thread to start. On globalThis, since Next loads
 * this module once per bundle.
 */
const shared = globalThis as typeof globalThis & { landingSpareThread?: Worker }

/**
 * Resolves to the newest snapshot. If everything had to be read, `early` is called before its lists are sorted. Rejects
 * with the error of the thread, also if it dies or `stopping` ends it. `asOf`: what was public at that revision.
 */
export function buildInThread(
  old: ListedSnapshot | null,
  stopping: AbortSignal,
  early: (snapshot: Snapshot) => void,
  asOf: number | null = null,
): Promise<ListedSnapshot> {
  return new Promise((resolve, reject) => {
    const task: SnapshotTask = {
      url: asOf === null ? readUrl() : databaseUrl(), // a standby has no room for what entering the past makes
      old: old && { ...old, shapes: withoutRings(old.shapes) },
      asOf,
    }
    const received = <T extends Snapshot>(sent: T): T => {
      const snapshot = fromOtherThread(sent)
      return { ...snapshot, shapes: withRingsOf(snapshot.shapes, old?.shapes ?? BUILT_IN_SHAPES) }
    }
    const thread = shared.landingSpareThread ?? startThread('snapshot', {})
    shared.landingSpareThread = undefined
    thread.ref()
    const stop = () => void thread.terminate()
    stopping.addEventListener('abort', stop)
    thread.on('message', (message: SnapshotMessage) => {
      if ('early' in message) return early(received(message.early))
      resolve(received(message.whole))
      if (!stopping.aborted) prepareSpareThread()
    })
    thread.once('error', reject)
    thread.once('exit', (code) => {
      stopping.removeEventListener('abort', stop)
      // Has no effect if a snapshot was received.
      reject(new Error(`The thread that makes snapshots ended with code ${code}`))
    })
    thread.postMessage(task)
  })
}

/** The spare thread does not keep the process running, and costs only memory while it waits. */
function prepareSpareThread(): void {
  if (shared.landingSpareThread) return
  const thread = startThread('snapshot', {})
  shared.landingSpareThread = thread
  const forget = () => {
    if (shared.landingSpareThread === thread) shared.landingSpareThread = undefined
  }
  thread.once('error', forget) // the next task starts another one, and reports an error if that fails too
  thread.once('exit', forget)
  thread.unref()
}

/** Ends the thread that waits. */
export async function stopSpareThread(): Promise<void> {
  await shared.landingSpareThread?.terminate()
}
