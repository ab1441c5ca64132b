import { disconnect } from '#prisma/client'
import { closeSnapshot } from '#prisma/live/current-snapshot'
import { foundingData } from '#prisma/seed/data'
import { seed } from '#prisma/seed/seed'
import { startTestDatabase } from './database'

/** A database with the first data set that this process reads from, as the server would. The answer undoes it all. */
export async function startSeeded(): Promise<() => Promise<void>> {
  const stop = await startEmpty()
  await seed(process.env.DATABASE_URL!, foundingData)
  return stop
}

/** The same without a record. */
export async function startEmpty(): Promise<() => Promise<void>> {
  const server = await startTestDatabase()
  process.env.DATABASE_URL = server.url
  return async () => {
    await closeSnapshot()
    await disconnect()
    await server.stop()
  }
}
