/** A thread of the server's process that waits for a task, makes one snapshot, hands it over and ends, and with it the memory that making it took. */

import { parentPort } from 'node:worker_threads'
import { fromOtherThread } from '#geo/snapshot/snapshot'
import { nextSnapshot } from './read'
import type { SnapshotMessage, SnapshotTask } from './thread'

const hand = (made: SnapshotMessage) => parentPort!.postMessage(made)

parentPort!.once('message', async ({ url, old }: SnapshotTask) => {
  hand({ whole: await nextSnapshot(url, old && fromOtherThread(old), (early) => hand({ early })) })
})
