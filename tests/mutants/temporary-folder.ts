import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killQuietly } from '../support/database'

/** Linux keeps it in memory: databases of tests start several times as fast there. */
const MEMORY = '/dev/shm'

/**
 * A folder for what tests leave behind that are broken off, gone after the work; and with it the databases that run in
 * it, which nobody turns off any more.
 */
export async function withTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'mutants-'))
  chmodSync(folder, 0o755)
  try {
    return await work(folder)
  } finally {
    for (const name of readdirSync(folder)) {
      const lock = join(folder, name, 'cluster', 'data', 'postmaster.pid')
      if (existsSync(lock)) killQuietly(Number.parseInt(readFileSync(lock, 'utf8'), 10))
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
