/** Starts a process again whenever it ends, until told to stop. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './next-process'

export interface KeepOptions {
  readonly stopping: AbortSignal
  /** Whether it has ever answered. One that ends before that would end again, so its exit code comes back instead. */
  readonly hasServed: () => boolean
  readonly say?: (line: string) => void
  readonly firstDelayMs?: number
}

const FIRST_DELAY_MS = 250
const LAST_DELAY_MS = 30_000
/** A process that has run for this long is started again without the growing delay. */
const STABLE_MS = 60_000

/**
 * The exit code, once stopped or given up: see `hasServed`. Waits longer before each start that follows a short life.
 */
export async function keepRunning(start: () => Child, options: KeepOptions): Promise<number> {
  const { stopping, hasServed, say = console.error, firstDelayMs = FIRST_DELAY_MS } = options
  let delay = firstDelayMs
  for (;;) {
    const startedAt = Date.now()
    const code = await start().ended
    if (stopping.aborted) return 0
    if (!hasServed()) return code
    if (Date.now() - startedAt > STABLE_MS) delay = firstDelayMs
    say(`The web server has ended (code ${code}): starting it again in ${delay / 1000} s`)
    await sleep(delay, undefined, { signal: stopping }).catch(() => {})
    if (stopping.aborted) return 0
    delay = Math.min(delay * 2, LAST_DELAY_MS)
  }
}
