/** Snapshots are built in threads of their own, while readers are served from the one before. */

import '#server-only'
import type { Worker } from 'node:worker_threads'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { withoutRings, withRingsOf } from '#geo/shapes/map-shapes'
import type { ListedSnapshot } from '#geo/snapshot/build'
import { fromOtherThread, type Snapshot } from '#geo/snapshot/snapshot'
import { readUrl } from '../../client'
import { startThread } from '../../server/thread'

export interface SnapshotTask {
  readonly url: string
  /** The snapshot before, its shapes without rings; null: there is none. */
  readonly old: ListedSnapshot | null
}

/** What the thread hands over, one after the other. Shapes that this side has come without rings. */
export type SnapshotMessage = { readonly early: Snapshot } | { readonly whole: ListedSnapshot }

/**
 * A thread that waits for the next task, so that no change waits for a thread to start. On globalThis, since Next loads
 * this module once per bundle.
 */
const shared = globalThis as typeof globalThis & { landingSpareThread?: Worker }

/**
 * Resolves to the newest snapshot. Where everything is read, `early` is called before its lists are sorted. Rejects
 * with the thread's error, also where it dies, and where `stopping` ends it.
 */
export function buildInThread(
  old: ListedSnapshot | null,
  stopping: AbortSignal,
  early: (snapshot: Snapshot) => void,
): Promise<ListedSnapshot> {
  return new Promise((resolve, reject) => {
    const task: SnapshotTask = { url: readUrl(), old: old && { ...old, shapes: withoutRings(old.shapes) } }
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
      // Without effect where it has handed over a snapshot.
      reject(new Error(`The thread that makes snapshots ended with code ${code}`))
    })
    thread.postMessage(task)
  })
}

/** It does not keep the process running, and costs nothing but memory while it waits. */
function prepareSpareThread(): void {
  if (shared.landingSpareThread) return
  const thread = startThread('snapshot', {})
  shared.landingSpareThread = thread
  const forget = () => {
    if (shared.landingSpareThread === thread) shared.landingSpareThread = undefined
  }
  thread.once('error', forget) // the next task starts another, and tells should that fail too
  thread.once('exit', forget)
  thread.unref()
}

/** Ends the thread that waits. */
export async function stopSpareThread(): Promise<void> {
  await shared.landingSpareThread?.terminate()
}
