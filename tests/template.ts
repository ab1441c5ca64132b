import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbedded } from '#prisma/embedded/index'
import { migrate } from '#prisma/migrate'
import { until } from './support/until'

const FOLDER = 'TEST_TEMPLATE'
const copy = promisify(execFile)

/** Vitest calls it before all tests of a run, and what it gives back after them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'landing-template-'))
  chmodSync(folder, 0o755)
  process.env[FOLDER] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/**
 * Puts a cluster with all migrations into a folder for `startEmbedded`. The first test of a run that asks makes it,
 * and all get a copy. Outside Vitest nothing is put there. A copy is a database of its own: see revision_home().
 */
export async function copyTemplate(to: string): Promise<void> {
  const folder = process.env[FOLDER]
  if (!folder) return
  const made = join(folder, 'cluster')
  if (await isFirst(folder)) await make(join(folder, 'work'), made)
  await until(() => existsSync(made), 120_000)
  await copy('cp', ['-a', made, join(to, 'cluster')])
}

const isFirst = (folder: string): Promise<boolean> =>
  mkdir(join(folder, 'making')).then(
    () => true,
    () => false,
  )

async function make(dir: string, made: string): Promise<void> {
  const server = await startEmbedded({ dir, durable: false, say: () => {} })
  await migrate(server.url)
  await server.stop()
  await rename(join(server.dir, 'cluster'), made)
}
