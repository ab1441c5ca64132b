/** Reads an uploaded file in a thread of its own, with a budget of time and memory. */

import '#server-only'
import { refusedReading, type ShapesReading } from '#geo/shapes/reading'
import { startThread } from '../server/thread'
import type { PrepareInput } from './prepare'

const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const
const MOST_MS = 60_000

/** One at a time, whichever bundle asks: an office has few borders, and readers' pages come first. */
const queue = globalThis as { lastShapesRead?: Promise<unknown> }

/** A file that costs more than the budget is refused as `cost`. Rejects with what else went wrong. */
export function readInThread(input: PrepareInput): Promise<ShapesReading> {
  const reading = (queue.lastShapesRead ?? Promise.resolve()).then(() => read(input))
  queue.lastShapesRead = reading.catch(() => {})
  return reading
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
