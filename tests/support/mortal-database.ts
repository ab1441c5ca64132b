import { rm } from 'node:fs/promises'
import { readLock } from '#prisma/embedded/cluster'
import { findHome } from '#prisma/embedded/home'
import { keepAlive, startEmbedded } from '#prisma/embedded/index'
import { migrate } from '#prisma/migrate'
import { killQuietly, temporaryFolder } from './database'

export interface MortalDatabase {
  readonly url: string
  /** kill -9; it is back on the same port some time after. */
  kill(): void
  stop(): Promise<void>
}

/** A fresh cluster that writes as in production, and is started again whenever it is killed. */
export async function startMortalDatabase(): Promise<MortalDatabase> {
  const folder = await temporaryFolder('landing-mortal-')
  const server = await startEmbedded({ dir: folder, say: () => {} })
  const home = await findHome(server.dir, () => {})
  keepAlive(server, () => {})
  await migrate(server.url)
  const kill = () => killQuietly(readLock(home)?.pid ?? server.pid)
  process.once('exit', kill) // a run that is broken off leaves no server behind
  return {
    url: server.url,
    kill,
    stop: async () => {
      await server.stop()
      process.off('exit', kill)
      for (const dir of new Set([folder, server.dir])) await rm(dir, { recursive: true, force: true })
    },
  }
}
