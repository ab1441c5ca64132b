/** The thread of pool.ts: one task after the other. */

import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Answer, Request } from './pool'
import { TASKS, type TaskName, takeGround } from './tasks'

/** The number by which Linux counts the processor time of this thread; null on other systems. */
function threadId(): number | null {
  try {
    return Number.parseInt(readFileSync('/proc/thread-self/stat', 'utf8'), 10)
  } catch {
    return null
  }
}

async function run<Name extends TaskName>({ name, input, shapes }: Request<Name>): Promise<Answer> {
  try {
    if (shapes) takeGround(shapes)
    parentPort!.postMessage({ hasBegun: true } satisfies Answer)
    return { output: await TASKS[name](input) }
  } catch (error) {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

parentPort!.on('message', async (request: Request<TaskName>) => parentPort!.postMessage(await run(request)))
parentPort!.postMessage({ ready: threadId() } satisfies Answer)
