/** A thread of the server's process that makes one snapshot, hands it over and ends, and with it the memory that making it took. */

import { parentPort, workerData } from 'node:worker_threads'
import { received } from '#geo/snapshot'
import { nextSnapshot } from './read'
import type { Made, Task } from './thread'

const { url, old } = workerData as Task
const hand = (made: Made) => parentPort!.postMessage(made)
hand({ whole: await nextSnapshot(url, old && received(old), (early) => hand({ early })) })
