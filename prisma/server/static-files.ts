/**
 * Scripts, styles, the map's worker and its shapes in brotli, as small as they get: compressed once after each build,
 * then answered from memory. What is not in the table, and who does not take brotli, is left to Next.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { lookUp } from '#geo/look-up'
import { namesTag } from './entity-tag'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** By first part of the path; what Next itself sends for the same files (next.config.js), where it sends any. */
const CACHE: readonly (readonly [prefix: string, value: string])[] = [
  ['/_next/static/', IMMUTABLE],
  ['/worker/', IMMUTABLE],
  ['/geo/', 'public, max-age=3600, stale-while-revalidate=86400'],
  ['/', 'public, max-age=0'],
]
/** Bundlers copy MapLibre's development build, megabytes of it, though nothing asks for it. */
const UNUSED = /-dev\.[^/]*$/

interface StaticFile {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** By path of the URL, as it stands in a request. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const compress = promisify(brotliCompress)
const folderOf = (project: string): string => join(project, '.next', 'brotli')

/** To be called when Next has built: writes the compressed files of that build and of `public/`. */
export async function compressStaticFiles(project: string): Promise<void> {
  const folder = folderOf(project)
  await rm(folder, { recursive: true, force: true })
  const [built, own] = await Promise.all([
    filesOf(join(project, '.next', 'static'), '/_next/static/'),
    filesOf(join(project, 'public'), '/'),
  ])
  await Promise.all([...built, ...own].map(([url, path]) => compressFile(path, join(folder, url))))
}

async function compressFile(path: string, target: string): Promise<void> {
  if (!Object.hasOwn(TYPES, extname(path)) || UNUSED.test(path)) return
  const content = await readFile(path)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  const body = await compress(content, { params })
  if (body.length >= content.length) return
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, body)
}

/** The table of what the last build left; empty where it left nothing. */
export async function readStaticFiles(project: string): Promise<StaticFiles> {
  const files = await filesOf(folderOf(project), '/')
  const entries = files.map(async ([url, path]) => [url, fileOf(url, await readFile(path))] as const)
  return new Map(await Promise.all(entries))
}

function fileOf(url: string, body: Buffer): StaticFile {
  const headers = {
    'Content-Type': lookUp(TYPES, extname(url))!,
    'Content-Encoding': 'br',
    'Content-Length': String(body.length),
    'Cache-Control': CACHE.find(([prefix]) => url.startsWith(prefix))![1],
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    // As next.config.js has it for what embedded maps ask for.
    ...(/^\/(worker|geo)\//.test(url) ? { 'Access-Control-Allow-Origin': '*' } : {}),
  }
  return { headers, body }
}

/** Every file below a folder: its URL under `prefix`, and its path. */
async function filesOf(folder: string, prefix: string): Promise<(readonly [url: string, path: string])[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [prefix + relative(folder, path).split(sep).join('/'), path])
}

/** True: answered. A path has to be in the table as it stands: nothing is decoded and nothing is looked up on disk. */
export function answerStaticFile(files: StaticFiles, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '', headers } = request
  const file = method === 'GET' || method === 'HEAD' ? files.get(url.split('?', 1)[0]!) : undefined
  if (!file || !takesBrotli(headers['accept-encoding'])) return false
  if (matchesEtag(headers['if-none-match'], file.headers.ETag!)) {
    const { 'Content-Length': _, 'Content-Encoding': __, 'Content-Type': ___, ...rest } = file.headers
    response.writeHead(304, rest).end()
  } else {
    response.writeHead(200, file.headers).end(method === 'HEAD' ? undefined : file.body)
  }
  return true
}

/** `br` by name and not ruled out; a `*` does not count. */
function takesBrotli(acceptEncoding: string | string[] | undefined): boolean {
  const accepted = String(acceptEncoding ?? '').split(',')
  return accepted.some((coding) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding))
}

const matchesEtag = (ifNoneMatch: string | undefined, etag: string): boolean =>
  namesTag(ifNoneMatch, etag) || namesTag(ifNoneMatch, '*')
