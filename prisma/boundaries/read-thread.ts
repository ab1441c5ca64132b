/** Reads an uploaded file in a thread of its own, with a budget of time and memory. */

import '#server-only'
import { refusedReading, type ShapesReading } from '#geo/shapes/reading'
import { startThread } from '../server/thread'
import type { PrepareInput } from './prepare'

const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const
const MOST_MS = 60_000

/** One at a time: an office has few borders, and readers' pages come first. */
let last: Promise<unknown> = Promise.resolve()

/** A file that costs more than the budget is refused as `cost`. Rejects with what else went wrong. */
export function readInThread(input: PrepareInput): Promise<ShapesReading> {
  const mine = last.then(() => read(input))
  last = mine.catch(() => {})
  return mine
}

function read(input: PrepareInput): Promise<ShapesReading> {
  return new Promise((resolve, reject) => {
    const thread = startThread('boundaries', { resourceLimits: MEMORY })
    const timer = setTimeout(() => end(() => resolve(refusedReading('cost'))), MOST_MS)
    const end = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void thread.terminate()
    }
    thread.once('message', (reading: ShapesReading) => end(() => resolve(reading)))
    thread.once('error', (error: NodeJS.ErrnoException) => {
      const isTooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
      end(() => (isTooMuch ? resolve(refusedReading('cost')) : reject(error)))
    })
    thread.once('exit', () => end(() => reject(new Error('The thread that reads shapes ended without an answer'))))
    thread.postMessage(input)
  })
}
