// The worker straight from its source, for development and tests: tsx hooks into threads only when asked in them.
import { register } from 'tsx/esm/api'

register()
await import('../live/snapshot/worker.ts')
