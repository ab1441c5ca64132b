/**
 * The production build, made when there is none or when what it was made from has changed. `npm run build` makes sure
 * of it.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { hold } from '../lock'
import { writeEmbedFiles } from './embed-files'
import { next, PROJECT, WEB } from './next-process'
import { compressStaticFiles } from './static-files'
import { WORKERS } from './thread'

const SOURCES = ['app', 'components', 'geo', 'prisma', 'public', 'proxy.ts', 'instrumentation.ts']
const SETTINGS = ['package.json', 'package-lock.json', 'next.config.js', 'tsconfig.json']
const GENERATED = ['prisma/generated', 'public/worker']
const BUILD_ID = join(PROJECT, '.next', 'BUILD_ID')
const BUILT_FROM = join(PROJECT, '.next', 'built-from')
const DATA = join(PROJECT, '.data')
/** No build takes so long, also on a slow machine. */
const BUILD_MS = 15 * 60_000

/**
 * True: built. False: the build was up to date. Several processes that ask at once make one build. Throws when it
 * fails.
 */
export async function ensureBuilt(env: NodeJS.ProcessEnv = process.env, stopping?: AbortSignal): Promise<boolean> {
  await copyMapWorker()
  const sources = await fingerprint()
  if (await isBuiltFrom(sources)) return false
  await mkdir(DATA, { recursive: true })
  const lock = await hold(DATA, 'build', { purpose: 'the build of this folder', waitMs: BUILD_MS, stopping })
  try {
    if (await isBuiltFrom(sources)) return false
    console.log('Building …')
    await writeEmbedFiles() // before Next reads next.config.js, which tells their name
    const code = await next(['build'], env, stopping).ended
    if (code !== 0 || !existsSync(BUILD_ID)) throw new Error(`next build failed with code ${code}`)
    await Promise.all([compressStaticFiles(PROJECT), bundleWeb()])
    await writeFile(BUILT_FROM, sources)
    return true
  } finally {
    await lock.release()
  }
}

/** Our server and its threads as plain JavaScript: with tsx in its process, Next starts a second later. */
export async function bundleWeb(): Promise<void> {
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm' } as const
  const entry = (path: string) => [join(PROJECT, path)]
  await build({ ...options, entryPoints: entry('prisma/server/http-server.ts'), outfile: WEB })
  for (const [name, worker] of Object.entries(WORKERS)) {
    const outfile = join(PROJECT, '.next', `${name}-worker.mjs`)
    await build({ ...options, entryPoints: entry(worker), outfile })
  }
}

async function isBuiltFrom(sources: string): Promise<boolean> {
  if (!existsSync(BUILD_ID)) return false
  return (await readFile(BUILT_FROM, 'utf8').catch(() => '')) === sources
}

/** Of the contents of all sources and settings, and of the settings that a build takes from the environment. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const folders = await Promise.all(SOURCES.map((name) => filesOf(join(PROJECT, name))))
  const files = [...folders.flat(), ...SETTINGS.map((name) => join(PROJECT, name))].sort()
  const contents = await Promise.all(files.map((path) => readFile(path)))
  for (const [i, path] of files.entries()) {
    hash.update(`${relative(PROJECT, path)}\0${contents[i]!.length}\0`).update(contents[i]!)
  }
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
  return hash.update(JSON.stringify(settings.sort())).digest('hex')
}

async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(path) || GENERATED.includes(relative(PROJECT, path))) return []
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return null
    throw error
  })
  if (!entries) return [path]
  const nested = await Promise.all(
    entries.map((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)])),
  )
  return nested.flat()
}

/**
 * MapLibre's worker at /worker/maplibre-gl-worker-<version>.mjs, a name that may be cached for good. Older ones go.
 */
export async function copyMapWorker(): Promise<void> {
  const maplibre = join(PROJECT, 'node_modules', 'maplibre-gl')
  const { version } = JSON.parse(await readFile(join(maplibre, 'package.json'), 'utf8')) as { version: string }
  const folder = join(PROJECT, 'public', 'worker')
  const name = `maplibre-gl-worker-${version}.mjs`
  const source = await readFile(join(maplibre, 'dist', 'maplibre-gl-worker.mjs'), 'utf8')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), source.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'))
  const old = (await readdir(folder)).filter((file) => file.startsWith('maplibre-') && file !== name)
  await Promise.all(old.map((file) => rm(join(folder, file), { force: true })))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log((await ensureBuilt()) ? 'Built.' : 'The build is up to date.')
}
