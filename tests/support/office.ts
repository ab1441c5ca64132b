import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const BINARY = '/usr/bin/soffice'

/** Why LibreOffice is not tested with: it takes half a minute, so it has a command of its own; null: it is. */
export function whyNoOffice(): string | null {
  if (!process.env.WITH_OFFICE) return 'not run: npm run test:office'
  return existsSync(BINARY) ? null : 'not run: as root, apt-get install libreoffice-calc-nogui'
}

/** Cells as they are shown, parted by commas, in UTF-8. */
export const SHOWN_TEXT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true'

/** Converts the files into `folder` and returns them by name. Throws where it fails. */
export function convertByOffice(format: string, files: readonly string[], folder: string): string[] {
  const profile = `-env:UserInstallation=file://${folder}-profile`
  const options = ['--headless', profile, '--convert-to', format, '--outdir', folder, ...files]
  const { status, stderr, error } = spawnSync(BINARY, options, { encoding: 'utf8', timeout: 300_000 })
  if (status !== 0) throw new Error(`soffice: ${error?.message ?? stderr}`)
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
}
