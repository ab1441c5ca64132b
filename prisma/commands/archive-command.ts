/**
 * `npm run export -- file`, `npm run restore -- file`, and `npm run move -- postgresql://…`, which carries everything
 * from the database in use into an empty one. On DATABASE_URL, else on the embedded PostgreSQL, running or not.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTo } from '../archive/export'
import { ArchiveError } from '../archive/format'
import { restoreFrom } from '../archive/restore'
import { startEmbedded } from '../embedded'
import { migrate } from '../migrate'

const [command, target] = process.argv.slice(2)

async function run(url: string, target: string): Promise<void> {
  if (command === 'restore') {
    console.log(`${await restoreFrom(url, target)} rows restored from ${target}.`)
    return
  }
  await migrate(url)
  if (command === 'export') {
    await exportTo(url, target)
    console.log(`Everything is in ${target}. It holds names and addresses of editors: keep it safe.`)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'landing-move-'))
  try {
    const file = join(folder, 'archive.gz')
    await exportTo(url, file)
    console.log(
      `${await restoreFrom(target, file)} rows moved. From now on start with DATABASE_URL set to the new database.`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function main(): Promise<number> {
  if (!target || !['export', 'restore', 'move'].includes(command ?? '')) {
    console.error('Usage: npm run export -- FILE | npm run restore -- FILE | npm run move -- DATABASE_URL')
    return 1
  }
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
  const embedded = url ? null : await startEmbedded()
  try {
    await run(url || embedded!.url, target)
    return 0
  } catch (error) {
    const isPlain = error instanceof ArchiveError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    console.error(isPlain ? (error as Error).message : error)
    return 1
  } finally {
    await embedded?.stop()
  }
}

process.exitCode = await main()
process.exit()
