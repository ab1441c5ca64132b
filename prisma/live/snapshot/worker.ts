/**
 * A thread of the server's process: waits for a task, builds one snapshot, hands it over and ends, which frees the
 * memory that building took.
 */

import { parentPort } from 'node:worker_threads'
import { fromOtherThread } from '#geo/snapshot/snapshot'
import { nextSnapshot } from './read'
import type { SnapshotMessage, SnapshotTask } from './thread'

const post = (message: SnapshotMessage) => parentPort!.postMessage(message)

parentPort!.once('message', async ({ url, old }: SnapshotTask) => {
  post({ whole: await nextSnapshot(url, old && fromOtherThread(old), (early) => post({ early })) })
})
