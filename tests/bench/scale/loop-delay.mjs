/**
 * Preloaded into a server that is measured: tells its parent, when asked, for how long its event loop has stood still
 * at most, ms.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 5
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()
process.on('message', (message) => {
  if (message !== 'loop-delay') return
  process.send({ loopDelayMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) })
  delay.reset()
})
process.channel.unref()
