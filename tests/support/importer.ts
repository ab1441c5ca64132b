// A process of its own for tests that kill it and benchmarks that weigh it: works off the imports that wait in the
// database of the first argument. Prints `working`, then `done` and its greatest memory in kilobytes.
import { workThroughQueue } from '#prisma/import/queue'

console.log('working')
await workThroughQueue(process.argv[2]!)
console.log(`done ${process.resourceUsage().maxRSS}`)
