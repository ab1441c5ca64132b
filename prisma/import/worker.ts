/**
 * A thread of the server's process that works off the files that wait, and ends. Its memory is bounded by whoever
 * starts it.
 */

import { workerData } from 'node:worker_threads'
import { workThroughQueue } from './queue'

await workThroughQueue((workerData as { readonly url: string }).url)
