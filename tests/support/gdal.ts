import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { installPackages } from './installing/install-packages'

const PACKAGE = 'gdal-bin'
const BINARIES = ['/usr/bin/ogrinfo', '/usr/bin/ogr2ogr'] as const

/**
 * GDAL's commands, by which tiles are read back, installed first where they are absent: with apt-get, as root. Says so
 * where they cannot be had.
 */
export function ensureGdal(): void {
  if (whyNoGdal()) installPackages(PACKAGE)
  console.log(`GDAL: ${whyNoGdal() ?? 'Debian'}`)
}

/** Why there is no GDAL to test with; null: there is one. */
export const whyNoGdal = (): string | null =>
  BINARIES.every((path) => existsSync(path)) ? null : `none: as root, apt-get install ${PACKAGE}`

/** What one of its commands says. Throws where it fails. */
export function gdal(command: 'ogrinfo' | 'ogr2ogr', ...options: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, options, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`)
  return stdout
}

/** The same while this process goes on, which may be the server that is asked. */
export const gdalAside = async (command: 'ogrinfo' | 'ogr2ogr', ...options: readonly string[]): Promise<string> =>
  (await promisify(execFile)(command, options, { encoding: 'utf8', maxBuffer: 2 ** 28 })).stdout
