/** A thread of the server's process that waits for a task, makes one snapshot, hands it over and ends, and with it the memory that making it took. */

import { parentPort } from 'node:worker_threads'
import { received } from '#geo/snapshot/snapshot'
import { nextSnapshot } from './read'
import type { Made, Task } from './thread'

const hand = (made: Made) => parentPort!.postMessage(made)

parentPort!.once('message', async ({ url, old }: Task) => {
  hand({ whole: await nextSnapshot(url, old && received(old), (early) => hand({ early })) })
})
