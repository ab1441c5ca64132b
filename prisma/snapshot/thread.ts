/** Snapshots are made in a thread of their own, so that readers are answered from the one before meanwhile. */

import '#server-only'
import { type ListedSnapshot, received, type Snapshot } from '#geo/snapshot'
import { readUrl } from '../client'
import { startThread } from '../thread'

export interface Task {
  readonly url: string
  /** The snapshot before; null: there is none. */
  readonly old: ListedSnapshot | null
}

/** What the thread hands over, the one before the other. */
export type Made = { readonly early: Snapshot } | { readonly whole: ListedSnapshot }

/** The newest snapshot; `early` is called before its lists are sorted where everything is read. Rejects with what the thread failed of, also where it dies, and where `stopping` ends it. */
export function makeSnapshot(
  old: ListedSnapshot | null,
  stopping: AbortSignal,
  early: (snapshot: Snapshot) => void,
): Promise<ListedSnapshot> {
  return new Promise((resolve, reject) => {
    const task: Task = { url: readUrl(), old }
    const thread = startThread('snapshot', { workerData: task })
    const stop = () => void thread.terminate()
    stopping.addEventListener('abort', stop)
    thread.on('message', (made: Made) => {
      if ('early' in made) early(received(made.early))
      else resolve(received(made.whole))
    })
    thread.once('error', reject)
    thread.once('exit', (code) => {
      stopping.removeEventListener('abort', stop)
      reject(new Error(`The thread that makes snapshots ended with code ${code}`)) // no matter where it has handed one over
    })
  })
}
