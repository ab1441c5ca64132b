import { chmodSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#prisma/embedded/index'
import { migrate } from '#prisma/migrate'
import { copySharedDatabase, SHARED_SERVER } from '../mutants/shared-database'
import { copyTemplate } from '../template'

export interface TestDatabase {
  readonly url: string
  readonly dir: string
  /** As the web server's own role, which is made where it is absent; `npm start` gives it its rights. */
  webUrl(): Promise<string>
  stop(): Promise<void>
}

/**
 * A fresh cluster in a temporary folder, all migrations applied unless told otherwise. `stop` turns it off and removes
 * it. Where mutants are tried, a database on the server that they share.
 */
export async function startTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const shared = process.env[SHARED_SERVER]
  if (shared && migrated) return { ...(await copySharedDatabase(shared)), dir: '', webUrl: notShared }
  const folder = await temporaryFolder('landing-test-')
  if (migrated) await copyTemplate(folder)
  const server = await startEmbedded({ dir: folder, durable: false, say: () => {} })
  const folders = new Set([folder, server.dir])
  const kill = () => {
    killQuietly(server.pid)
    for (const dir of folders) rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', kill) // a run that is broken off leaves nothing behind
  if (migrated) await migrate(server.url)
  return {
    url: server.url,
    dir: server.dir,
    webUrl: () => server.webUrl(),
    stop: async () => {
      await server.stop()
      process.off('exit', kill)
      for (const dir of folders) await rm(dir, { recursive: true, force: true })
    },
  }
}

async function notShared(): Promise<never> {
  throw new Error('The server that mutants share has no role for the web server')
}

/** In the system's temporary folder, and open to the user that runs PostgreSQL where the tests run as root. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  return folder
}

export function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has gone already.
  }
}
