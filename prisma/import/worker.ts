/**
 * A thread that works through the import queue and ends. Whoever starts it limits its memory.
 */

import { workerData } from 'node:worker_threads'
import { workThroughQueue } from './queue'

await workThroughQueue((workerData as { readonly url: string }).url)
