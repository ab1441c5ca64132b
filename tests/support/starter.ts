// A process of its own for the tests of prisma/embedded/index.ts: `starter.ts <dir> [write]`. Attaches to or starts the
// server in dir, prints {"url","pid"}, with `write` commits row after row and prints each number once it is committed;
// ends on a line on stdin, stopping the server if it is the last.
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded/index'

const [dir, mode] = process.argv.slice(2)
const server = await startEmbedded({ dir: dir!, say: () => {} })
const client = new pg.Client({ connectionString: server.url, application_name: `test ${process.pid}` })
client.on('error', () => {})
await client.connect()
let isEnding = false
process.stdin.once('data', () => {
  isEnding = true
  if (mode !== 'write') void end()
})
console.log(JSON.stringify({ url: server.url, pid: server.pid }))

if (mode === 'write') {
  await client.query('create table if not exists written (n serial)')
  while (!isEnding) {
    const { rows } = await client.query('insert into written default values returning n')
    console.log(rows[0].n)
  }
  await end()
}

async function end() {
  await client.end()
  await server.stop()
  process.exit(0)
}
