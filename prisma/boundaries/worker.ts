/** A thread that prepares one uploaded file and ends: what it is given and what it took go with it. */

import { parentPort } from 'node:worker_threads'
import { type PrepareInput, prepare } from './prepare'

parentPort!.once('message', async (input: PrepareInput) => parentPort!.postMessage(await prepare(input)))
