import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for the condition, looking every 20 ms; throws when it does not come about in time. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (const began = Date.now(); !(await holds()); await sleep(20)) {
    if (Date.now() - began > ms) throw new Error(`Not within ${ms} ms: ${holds}`)
  }
}
