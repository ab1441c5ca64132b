// Holds a lock until it is killed. Argument: the folder.
import { hold } from '#prisma/lock'

await hold(process.argv[2]!, 'test', { purpose: 'the test', waitMs: 10_000 })
console.log('held')
setInterval(() => {}, 1000)
