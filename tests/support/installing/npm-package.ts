import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts `name@version` into a folder of its own, without running its scripts: for what only one command or test needs,
 * or what would bring more than itself with it. Throws where it cannot be had.
 */
export async function ensurePackage(folder: string, wanted: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const name = wanted.slice(0, wanted.lastIndexOf('@'))
  const installed = join(folder, 'node_modules', name, 'package.json')
  const version = existsSync(installed) && JSON.parse(await readFile(installed, 'utf8')).version
  if (wanted === `${name}@${version}`) return
  await writeFile(join(folder, 'package.json'), '{"private":true}\n')
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', wanted]
  const { status, error } = spawnSync('npm', options, { cwd: folder, stdio: 'inherit', timeout: 900_000 })
  if (status !== 0) throw new Error(`${wanted}: ${error?.message ?? `npm ended with ${status}`}`)
}
