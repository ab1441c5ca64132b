import { rm } from 'node:fs/promises'
import pg from 'pg'
import { readLock } from '#prisma/embedded/cluster'
import { findHome } from '#prisma/embedded/home'
import { keepAlive, startEmbedded } from '#prisma/embedded/index'
import { migrate } from '#prisma/migrate'
import { killQuietly, temporaryFolder } from './database'
import { until } from './until'

export interface MortalDatabase {
  readonly url: string
  /** kill -9; it is back on the same port some time after. */
  kill(): void
  /**
   * When it answers after the last kill. Until then what it left behind may answer still: a backend goes on for a
   * moment without its postmaster, and only when all of them have ended does another start.
   */
  back(): Promise<void>
  stop(): Promise<void>
}

/** A fresh cluster that writes as in production, and is started again whenever it is killed. */
export async function startMortalDatabase(): Promise<MortalDatabase> {
  const folder = await temporaryFolder('landing-mortal-')
  const server = await startEmbedded({ dir: folder, say: () => {} })
  const home = await findHome(server.dir, () => {})
  keepAlive(server, () => {})
  await migrate(server.url)
  let killed = 0
  const kill = () => {
    killed = readLock(home)?.pid ?? server.pid
    killQuietly(killed)
  }
  process.once('exit', kill) // a run that is broken off leaves no server behind
  return {
    url: server.url,
    kill,
    back: () => until(async () => readLock(home)?.pid !== killed && (await answers(server.url)), 60_000),
    stop: async () => {
      await server.stop()
      process.off('exit', kill)
      for (const dir of new Set([folder, server.dir])) await rm(dir, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // told by what is asked
  return client
    .connect()
    .then(() => true)
    .catch(() => false)
    .finally(() => client.end().catch(() => {}))
}
