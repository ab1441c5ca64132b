/**
 * The script and the style of embedded maps, made apart from Next's: a page in a foreign frame has no storage, no
 * history and no origin of its own, and needs no more of this product than its map.
 */

import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { PROJECT } from './next-process'

/** What app/styles has that an embedded map needs, in the order of app/styles/index.css, and its own. */
const SHEETS = ['base/scale', 'base/palette', 'base/elements', 'map/stage', 'map/maplibre', 'map/notes', 'embed/index']
const SCRIPT = 'components/embed/embed-map.ts'

/** Writes /worker/embed-<hash>.mjs and .css, names that may be cached for good. Older ones go. */
export async function writeEmbedFiles(): Promise<void> {
  const folder = join(PROJECT, 'public', 'worker')
  const contents = await embedFiles(SCRIPT)
  const hash = createHash('sha256')
  for (const bytes of contents) hash.update(bytes)
  const name = `embed-${hash.digest('hex').slice(0, 12)}`
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.mjs`), contents[0]!)
  await writeFile(join(folder, `${name}.css`), contents[1]!)
  const old = (await readdir(folder)).filter((file) => file.startsWith('embed-') && !file.startsWith(name))
  await Promise.all(old.map((file) => rm(join(folder, file), { force: true })))
}

/** The bytes of a script and of the style of embedded maps. */
export async function embedFiles(script: string): Promise<readonly [Uint8Array, Uint8Array]> {
  const options = { bundle: true, minify: true, write: false, logLevel: 'error' } as const
  const [{ outputFiles }, style] = await Promise.all([
    build({ ...options, entryPoints: [join(PROJECT, script)], format: 'esm', target: 'es2022' }),
    build({ ...options, stdin: { contents: sheets(), loader: 'css', resolveDir: join(PROJECT, 'app', 'styles') } }),
  ])
  return [outputFiles[0]!.contents, style.outputFiles[0]!.contents]
}

const sheets = (): string => SHEETS.map((path) => `@import "./${path}.css";`).join('\n')
