/** Starts what the browser tests look at, once: `npm start` on a port and a fresh database of its own. */

import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#prisma/embedded/cluster'
import { startTestDatabase } from '../support/database'
import { ARTEFACTS, PROJECT } from './support'

/** From nothing it builds first. */
const START_MS = 600_000

/** Its addresses go to the tests by the environment. Comes back with what stops it all. */
export default async function start(): Promise<() => Promise<void>> {
  const database = await startTestDatabase({ migrated: false })
  const port = await freePort()
  process.env.BROWSER_TEST_URL = `http://localhost:${port}`
  process.env.BROWSER_TEST_DATABASE = JSON.stringify({ url: database.url, dir: database.dir })
  await mkdir(ARTEFACTS, { recursive: true })
  const server = spawn(process.execPath, ['--import', 'tsx', 'prisma/server/start.ts'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      // As with the embedded database of `npm start`: the server may do no more than its role.
      DATABASE_OWNER_URL: database.url,
      DATABASE_URL: await database.webUrl(),
      PORT: String(port),
      HOST: '',
      GROUND_DIR: join(ARTEFACTS, 'ground'),
      FORCE_COLOR: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(ARTEFACTS, 'server.log'))
  for (const output of [server.stdout, server.stderr]) output.on('data', (bytes) => log.write(bytes))
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill) // a run that is broken off leaves no server behind
  try {
    await answering(server, `${process.env.BROWSER_TEST_URL}/api/health`)
  } catch (error) {
    await stop()
    throw error
  }
  return stop

  async function stop() {
    await ended(server)
    process.off('exit', kill)
    await database.stop()
  }
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  for (const began = Date.now(); ; await sleep(100)) {
    if (server.exitCode !== null)
      throw new Error(`npm start ended with ${server.exitCode}: see ${ARTEFACTS}/server.log`)
    if (Date.now() - began > START_MS) throw new Error(`The server does not answer: see ${ARTEFACTS}/server.log`)
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}
