/** Snapshots are made in a thread of their own, so that readers are answered from the one before meanwhile. */

import '#server-only'
import { received, type Snapshot } from '#geo/snapshot'
import { readUrl } from '../client'
import { startThread } from '../thread'

export interface Task {
  readonly url: string
  /** The snapshot before; null: there is none. */
  readonly old: Snapshot | null
}

/** The newest snapshot. Rejects with what the thread failed of, also where it dies, and where `stopping` ends it. */
export function makeSnapshot(old: Snapshot | null, stopping: AbortSignal): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const task: Task = { url: readUrl(), old }
    const thread = startThread('snapshot', { workerData: task })
    const stop = () => void thread.terminate()
    stopping.addEventListener('abort', stop)
    thread.once('message', (snapshot: Snapshot) => resolve(received(snapshot)))
    thread.once('error', reject)
    thread.once('exit', (code) => {
      stopping.removeEventListener('abort', stop)
      reject(new Error(`The thread that makes snapshots ended with code ${code}`)) // no matter where it has handed one over
    })
  })
}
