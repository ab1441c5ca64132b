import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killQuietly } from '../support/database'

/**
 * A folder for what tests leave behind that are broken off, gone after the work; and with it the databases that run in
 * it, which nobody turns off any more.
 */
export function withTemporaryFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  chmodSync(folder, 0o755)
  try {
    return work(folder)
  } finally {
    for (const name of readdirSync(folder)) {
      const lock = join(folder, name, 'cluster', 'postmaster.pid')
      if (existsSync(lock)) killQuietly(Number.parseInt(readFileSync(lock, 'utf8'), 10))
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
