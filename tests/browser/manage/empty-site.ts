/** An installation that is begun empty, on a port and a database of its own. */

import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { freePort } from '#prisma/embedded/cluster'
import { startTestDatabase, temporaryFolder } from '../../support/database'
import { until } from '../../support/until'
import { PROJECT } from '../support'

export interface EmptySite {
  readonly url: string
  /** The one-time code of its log. */
  readonly code: string
  /** The folder of the files that are grounds. */
  readonly grounds: string
  stop(): Promise<void>
}

export const EMPTY_START_MS = 120_000

export async function startEmptySite(): Promise<EmptySite> {
  const database = await startTestDatabase({ migrated: false })
  const grounds = await temporaryFolder('landing-grounds-')
  const port = await freePort()
  const own = { EMPTY: '1', DATABASE_URL: database.url, GROUND_DIR: grounds, PORT: String(port), HOST: '' }
  const server = spawn(process.execPath, ['--import', 'tsx', 'prisma/server/start.ts'], {
    cwd: PROJECT,
    env: { ...process.env, ...own, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const output of [server.stdout, server.stderr])
    output.on('data', (bytes) => {
      log += bytes
    })
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.kill('SIGTERM')) await ended
    await database.stop()
    await rm(grounds, { recursive: true, force: true })
  }
  await until(() => log.includes('one-time code') || server.exitCode !== null, EMPTY_START_MS)
  const code = /one-time code (\S+)/.exec(log)?.[1]
  if (code) return { url: `http://localhost:${port}`, code, grounds, stop }
  await stop()
  throw new Error(`No code in the log: ${log.slice(-2000)}`)
}
