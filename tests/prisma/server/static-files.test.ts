import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerStaticFile, compressStaticFiles, readStaticFiles } from '#prisma/server/static-files'
import config from '../../../next.config.js'

const TEXT = '苏州'.repeat(500)
const FILES: Readonly<Record<string, string>> = {
  '.next/static/chunks/main-0a1b.js': TEXT,
  '.next/static/chunks/style-0a1b.css': TEXT,
  '.next/static/media/map-dev.0a1b.mjs': TEXT,
  '.next/static/media/font-0a1b.woff2': TEXT,
  '.next/static/chunks/short.js': '1',
  '.next/server/secret.js': TEXT,
  'public/geo/districts.json': TEXT,
  'public/geo/PROVENANCE.md': TEXT,
  'public/worker/worker-6.mjs': TEXT,
  'public/mark.svg': TEXT,
  'package.json': TEXT,
}

let project: string
let server: Server
let port: number

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'landing-static-'))
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(project, name)), { recursive: true })
    await writeFile(join(project, name), text)
  }
  await compressStaticFiles(project)
  const files = await readStaticFiles(project)
  server = createServer((request, response) => {
    if (!answerStaticFile(files, request, response)) response.writeHead(418).end('left to Next')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.close()
  await rm(project, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

/** As it stands: clients tidy paths up and choose encodings of their own. */
function ask(
  path: string,
  headers: Record<string, string> = { 'accept-encoding': 'br' },
  method = 'GET',
): Promise<Answer> {
  const lines = Object.entries({ host: 'x', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`),
    )
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('error', reject)
    socket.once('end', () => resolve(parse(Buffer.concat(chunks))))
  })
}

function parse(answer: Buffer): Answer {
  const end = answer.indexOf('\r\n\r\n')
  const [first, ...lines] = answer.subarray(0, end).toString().split('\r\n')
  const headers = lines
    .map((line) => line.split(/: (.*)/))
    .map(([name, value]) => [name!.toLowerCase(), value!] as const)
  return { status: Number(first!.split(' ')[1]), headers: new Map(headers), body: answer.subarray(end + 4) }
}

describe('the table of static files', () => {
  it('holds what compresses of the build and of public/, by URL', async () => {
    expect([...(await readStaticFiles(project)).keys()].sort()).toEqual([
      '/_next/static/chunks/main-0a1b.js',
      '/_next/static/chunks/style-0a1b.css',
      '/geo/districts.json',
      '/mark.svg',
      '/worker/worker-6.mjs',
    ])
  })

  it('is empty before the first build', async () => {
    expect(await readStaticFiles(join(project, 'public'))).toEqual(new Map())
  })

  it('forgets the files of the former build', async () => {
    const later = await mkdtemp(join(tmpdir(), 'landing-static-'))
    const chunk = join(later, '.next', 'static', 'old.js')
    await mkdir(dirname(chunk), { recursive: true })
    await writeFile(chunk, TEXT)
    await compressStaticFiles(later)
    await rm(chunk)
    await compressStaticFiles(later)
    expect(await readStaticFiles(later)).toEqual(new Map())
    await rm(later, { recursive: true })
  })
})

describe('an answer', () => {
  it.each([
    ['/_next/static/chunks/main-0a1b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/_next/static/chunks/style-0a1b.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/worker/worker-6.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/geo/districts.json', 'application/json; charset=utf-8', 'public, max-age=3600, stale-while-revalidate=86400'],
    ['/mark.svg', 'image/svg+xml', 'public, max-age=0'],
  ])('to %s has the file in brotli, its type, its time to live', async (path, type, cache) => {
    const { status, headers, body } = await ask(`${path}?v=1`)
    expect(status).toBe(200)
    expect(brotliDecompressSync(body).toString()).toBe(TEXT)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': type,
      'cache-control': cache,
      'content-encoding': 'br',
      'content-length': String(body.length),
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    })
  })

  it('lives as long as what Next answers to who takes no brotli', async () => {
    const rules = (await config.headers!()).flatMap(({ source, headers }) =>
      headers.filter(({ key }) => key === 'Cache-Control').map(({ value }) => [source, value] as const),
    )
    const ours = [...(await readStaticFiles(project))]
    expect(rules.map(([source]) => source).sort()).toEqual(['/geo/:file', '/worker/:file'])
    for (const [source, value] of rules) {
      const [, file] = ours.find(([url]) => url.startsWith(source.replace(':file', '')))!
      expect(file.headers['Cache-Control']).toBe(value)
    }
  })

  it('to HEAD is all but the body', async () => {
    const whole = await ask('/geo/districts.json')
    const head = await ask('/geo/districts.json', { 'accept-encoding': 'br' }, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
    for (const name of ['content-length', 'content-type', 'content-encoding', 'etag', 'vary', 'cache-control']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name))
    }
  })

  it.each(['br', 'gzip, deflate, br, zstd', 'gzip,br', 'BR', 'br;q=0.5', 'br; q=1.0', 'gzip;q=1, br ; q=0.001'])(
    'comes for Accept-Encoding: %s',
    async (accepted) => {
      expect((await ask('/mark.svg', { 'accept-encoding': accepted })).status).toBe(200)
    },
  )

  it.each(['', 'gzip', '*', 'identity', 'br;q=0', 'br; q=0.000', 'gzip, br;q=0.0', 'brotli', 'x-br'])(
    'is left to Next for Accept-Encoding: %j',
    async (accepted) => {
      expect((await ask('/mark.svg', { 'accept-encoding': accepted })).status).toBe(418)
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is left to Next for %s', async (method) => {
    expect((await ask('/mark.svg', { 'accept-encoding': 'br' }, method)).status).toBe(418)
  })

  it.each([
    '/',
    '/geo',
    '/geo/',
    '/geo/PROVENANCE.md',
    '/package.json',
    '/../package.json',
    '/geo/../../package.json',
    '/geo/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/_next/static/../server/secret.js',
    '/_next/static/..%5c..%5cserver/secret.js',
    '/.next/brotli/mark.svg',
    '/_next/server/secret.js',
    '//mark.svg',
    '/mark.svg/',
    '/mark.svg%00',
    '/MARK.svg',
    '/constructor',
    '/__proto__',
    'http://x/mark.svg',
  ])('is left to Next for %s', async (path) => {
    expect((await ask(path)).status).toBe(418)
  })

  it.each([
    ['the tag', (etag: string) => etag, 304],
    ['the tag among others', (etag: string) => `"a", ${etag}`, 304],
    ['the tag made weak by a proxy', (etag: string) => `W/${etag}`, 304],
    ['anything', () => '*', 304],
    ['another tag', () => '"a"', 200],
    ['a part of the tag', (etag: string) => etag.slice(0, -2), 200],
  ] as const)('to who has %s', async (_, known, status) => {
    const etag = (await ask('/mark.svg')).headers.get('etag')!
    const answer = await ask('/mark.svg', { 'accept-encoding': 'br', 'if-none-match': known(etag) })
    expect(answer.status).toBe(status)
    expect(answer.body.length > 0).toBe(status === 200)
    expect([answer.headers.get('etag'), answer.headers.get('vary')]).toEqual([etag, 'Accept-Encoding'])
  })
})
