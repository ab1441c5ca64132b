/** Every link of published files leads to something that is among them. */

import { mkdtempSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseAtomFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { publish } from '#app/publish/publish'
import { siteUrl } from '#app/site'
import { startSeeded } from '../../../support/app'
import { type PlainServer, servePlainly } from '../../../support/plain-server'

const folder = mkdtempSync(join(tmpdir(), 'landing-crawled-'))
let stop: () => Promise<void>
let server: PlainServer
let address: URL

beforeAll(async () => {
  stop = await startSeeded()
  server = await servePlainly(folder)
  address = new URL('some/where/', server.url)
  await mkdir(join(folder, 'some'))
  await publish(join(folder, 'some', 'where'), address)
  await publish(join(folder, 'bare'))
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stop?.()
  await rm(folder, { recursive: true, force: true })
})

const decoded = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')

/** What a file links to: as a browser reads a page, and whole addresses of this folder wherever they stand. */
function linksIn(text: string, url: string, home: string): string[] {
  const isPage = url.endsWith('.html') || url.endsWith('/')
  const inPage = isPage ? [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link]) => decoded(link!)) : []
  const whole = text.split(/["<>,\s\\]|&quot;/).filter((part) => part.startsWith(home))
  return [...inPage, ...whole.map(decoded)]
    .filter((link) => !/^(data|blob):/.test(link))
    .map((link) => new URL(link, url).href)
    .filter((link) => link.startsWith(server.url))
}

async function textOf(url: string, bytes: Buffer): Promise<string> {
  if (extname(new URL(url).pathname) !== '.xlsx') return bytes.toString('utf8')
  const parts: string[] = []
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry())
    parts.push((await buffer(await zip.openReadStreamPromise(entry))).toString())
  return parts.join('\n')
}

/** What is reached from the pages, and what is not there. */
async function crawl(home: string): Promise<{ reached: Set<string>; broken: string[]; numbers: Set<string> }> {
  const [reached, broken, numbers] = [new Set<string>(), [] as string[], new Set<string>()]
  const queue = [{ link: home, from: '' }]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const url = new URL(next.link)
    const hash = url.hash.slice(1)
    if (/^\d+$/.test(hash)) numbers.add(hash)
    // Symbols of a picture stand in its own page.
    url.hash = ''
    if (reached.has(url.href) || (url.search && reached.has(url.href.replace(url.search, '')))) continue
    const response = await fetch(url)
    if (response.status !== 200) {
      broken.push(`${next.from} → ${next.link}`)
      continue
    }
    reached.add(url.href)
    const text = await textOf(url.href, Buffer.from(await response.arrayBuffer()))
    if (/\.(js|mjs|css)$/.test(url.pathname)) continue
    queue.push(...linksIn(text, url.href, home).map((link) => ({ link, from: url.href })))
  }
  return { reached, broken, numbers }
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
}

/** Asked for by the script of the map, or by nobody. */
const UNLINKED = /^(records|geo|worker)\/|\.pmtiles$|^\.published/

describe.each([
  { name: 'with its address', path: 'some/where/' },
  { name: 'without', path: 'bare/' },
])('a publication $name', ({ path }) => {
  it('has no broken link, no file that nothing leads to, and no project that it does not hold', async () => {
    const home = new URL(path, server.url).href
    const { reached, broken, numbers } = await crawl(home)
    expect(broken).toEqual([])
    const files = (await filesIn(join(folder, path.slice(0, -1)))).filter((file) => !UNLINKED.test(file))
    const found = new Set([...reached].map((url) => url.slice(home.length) || 'index.html'))
    expect(files.filter((file) => !found.has(file) && !found.has(file.replace(/index\.html$/, '')))).toEqual([])
    const records = JSON.parse(await readFile(join(folder, path, 'records', '0.json'), 'utf8')) as { no: number }[]
    const known = new Set(records.map(({ no }) => String(no)))
    expect(numbers.size).toBeGreaterThan(15)
    expect([...numbers].filter((no) => !known.has(no))).toEqual([])
  })

  it('names no address of the server that it was made by', async () => {
    for (const file of await filesIn(join(folder, path.slice(0, -1)))) {
      if (/\.(pmtiles|js|mjs|css)$/.test(file)) continue
      const text = await textOf(new URL(file, server.url).href, await readFile(join(folder, path, file)))
      expect(text.includes(siteUrl().origin), file).toBe(false)
      if (file.endsWith('.html')) expect(/(?:href|src)="\//.test(text), file).toBe(false)
    }
  })
})

describe('published data', () => {
  const read = (file: string) => readFile(join(folder, 'some', 'where', file), 'utf8')

  it('is a list in four forms that lead to the map, each with all projects', async () => {
    const csv = (await read('files/en/projects.csv')).trim().split('\r\n')
    expect(csv).toHaveLength(21)
    expect(csv[1]).toMatch(new RegExp(`${address.href}en/index\\.html#\\d+`))
    expect(JSON.parse(await read('files/zh/projects.geojson')).features).toHaveLength(20)
    expect(await read('files/zh/projects.kml')).toContain(`${address.href}index.html#`)
    expect(await readdir(join(folder, 'some/where/files/zh'))).toEqual(
      expect.arrayContaining(['projects.xlsx', 'events.csv', 'places.geojson', 'sources.csv']),
    )
  })

  it('has feeds of the whole, of districts and of events, that name themselves', async () => {
    for (const path of ['zh', 'en/districts/sip']) {
      const atom = await read(`feeds/atom/${path}.xml`)
      expect(parseAtomFeed(atom).title?.value).toContain(path === 'zh' ? '苏州项目落户地图' : 'Suzhou Industrial Park')
      expect(atom).toContain(`rel="self" type="application/atom+xml" href="${address.href}feeds/atom/${path}.xml"`)
      expect(JSON.parse(await read(`feeds/json/${path}.json`)).feed_url).toBe(`${address.href}feeds/json/${path}.json`)
    }
    expect(await readdir(join(folder, 'some/where/feeds/atom/en/events'))).not.toEqual([])
  })

  it('says in the page what is not there', async () => {
    const bare = await readFile(join(folder, 'bare', 'en', 'index.html'), 'utf8')
    expect(bare).toContain('there are no feeds')
    expect(bare).not.toContain('/feeds/')
    expect(bare).toContain('need a server and are not here')
    expect(await readdir(join(folder, 'bare'))).not.toContain('feeds')
    expect(await readFile(join(folder, 'bare', 'files', 'en', 'projects.csv'), 'utf8')).not.toContain('http://127')
  })

  it('has maps for other pages, whose pins and links lead to the whole map', async () => {
    const html = await read('embed/en/districts/sip/index.html')
    expect(html).toContain('<svg class="picture"')
    expect(html).toMatch(/href="\.\.\/\.\.\/\.\.\/\.\.\/en\/index\.html#\d+"/)
    expect(html).toContain('Schematic; boundaries are not authoritative')
    expect(html).toContain(`connect-src 'self' ${address.origin}`)
  })
})
