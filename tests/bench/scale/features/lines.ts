/**
 * OGC API – Features to the last record: all pages of 10,000 by curl from this product and from MapServer, turn about
 * in the same run, memory meanwhile, whether an offset costs more far out, and ogr2ogr's time; then feeds.
 */

import { spawn } from 'node:child_process'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../../../support/database'
import { ensureGdal, gdal, gdalAside } from '../../../support/gdal'
import { type Line, median } from '../../table'
import { type App, startApp } from '../app'
import { mb, residentBytes, time } from '../measure'
import { say } from '../say'
import { feedLines } from './feeds'
import { ensureMapServer, type MapServer, mapServerVersion, startMapServer } from './mapserver'

const PAGE = 10_000
/** Of so many records and more, each is asked once. */
const LARGE = 500_000
const ROUNDS = 3
const SAMPLE_MS = 250
/** What MapServer gets of our own time before it is stopped: far out, each of its pages costs more. */
const PATIENCE = 5
/** Memory that is flat does not grow by more, from the second quarter of the run to the last. */
const MAX_GROWTH = 1.1
const MAX_RATIO = 0.25
/** The last page may take so much longer than the first, what else the machine does included. */
const MAX_OFFSET_COST = 1.5

interface Read {
  readonly ms: number
  readonly bytes: number
  /** Of each page, in their order. */
  readonly pageMs: readonly number[]
}

export async function* featureLines(projects: number, seed: number): AsyncGenerator<Line> {
  ensureMapServer()
  ensureGdal()
  const folder = await temporaryFolder('landing-features-')
  const app = await startApp({ projects, seed, searchable: false })
  let others: MapServer | null = null
  try {
    await allPages(`${app.url}/ogc`, Math.min(projects, PAGE)) // until the engine has compiled what it runs
    const geopackage = join(folder, 'projects.gpkg')
    yield await ogrLine(app, projects, geopackage)
    others = await startMapServer(folder, geopackage, PAGE)
    yield* pageLines(app, others, projects)
    yield* feedLines(app, projects)
  } finally {
    others?.stop()
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Its default is pages of ten. What it has read is what MapServer is given. */
async function ogrLine({ url }: App, projects: number, geopackage: string): Promise<Line> {
  say('features: ogr2ogr')
  const began = performance.now()
  const source = ['-f', 'GPKG', geopackage, `OAPIF:${url}/ogc`, 'projects', '-oo', `PAGE_SIZE=${PAGE}`]
  await gdalAside('ogr2ogr', ...source, '--config', 'OGR_SQLITE_SYNCHRONOUS', 'OFF')
  const ms = performance.now() - began
  const [, count] = /Feature Count: (\d+)/.exec(gdal('ogrinfo', '-so', geopackage, 'projects')) ?? []
  if (Number(count) !== projects) throw new Error(`ogr2ogr read ${count} of ${projects}`)
  const size = mb((await stat(geopackage)).size)
  return { what: `ogr2ogr, all ${projects} into a GeoPackage of ${size}`, value: time(ms), aim: '', isMet: null }
}

async function* pageLines(app: App, others: MapServer, projects: number): AsyncGenerator<Line> {
  const [own, their]: [Read[], Read[]] = [[], []]
  const held = await matchedAt(others.base)
  const samples: number[] = []
  for (let round = 0; round < (projects < LARGE ? ROUNDS : 1); round++) {
    say(`features: round ${round + 1}`)
    const sampling = setInterval(() => samples.push(residentBytes(app.pid)), SAMPLE_MS)
    own.push(await allPages(`${app.url}/ogc`, projects).finally(() => clearInterval(sampling)))
    samples.push(residentBytes(app.pid))
    their.push(await allPages(others.base, held, Math.ceil(PATIENCE * own.at(-1)!.ms)))
  }
  const [ours, theirs] = [own, their].map((reads) => median(reads.map(({ ms }) => ms))) as [number, number]
  const pages = own[0]!.pageMs.length
  const [theirPages, wanted] = [Math.min(...their.map(({ pageMs }) => pageMs.length)), Math.ceil(held / PAGE)]
  const stopped = theirPages < wanted ? `, stopped after ${theirPages} of ${wanted} pages` : ''
  yield {
    what: `All ${projects} in ${pages} pages of ${PAGE} by curl: this; MapServer (${mapServerVersion()}, CGI, GeoPackage), which leaves out what has no position: ${held}${stopped}`,
    value: `${time(ours)}, ${mb(own[0]!.bytes)}; ${time(theirs)}, ${mb(their[0]!.bytes)}: ${(ours / theirs).toFixed(2)} ×`,
    aim: `≤ ${MAX_RATIO} ×`,
    isMet: ours <= MAX_RATIO * theirs,
  }
  const pageOf = (reads: readonly Read[], at: number) => median(reads.map(({ pageMs }) => pageMs.at(at)!))
  // The last page may be short, so that it is compared with the one before.
  const far = pages > 2 ? -2 : -1
  const [first, last] = [pageOf(own, 0), pageOf(own, far)]
  const theirLast = stopped ? -1 : far
  yield {
    what: `The first page; a page at the end (MapServer: ${time(pageOf(their, 0))}; ${time(pageOf(their, theirLast))})`,
    value: `${time(first)}; ${time(last)}: ${(last / first).toFixed(2)} ×`,
    aim: `≤ ${MAX_OFFSET_COST} ×`,
    isMet: last <= MAX_OFFSET_COST * first,
  }
  const quarter = Math.max(1, samples.length >> 2)
  const [early, late] = [median(samples.slice(quarter, 2 * quarter)), median(samples.slice(-quarter))]
  yield {
    what: 'Memory of the server meanwhile: second quarter; last; most',
    value: `${mb(early)}; ${mb(late)}; ${mb(Math.max(...samples))}: ${(late / early).toFixed(2)}`,
    aim: `≤ ${MAX_GROWTH}`,
    isMet: late <= MAX_GROWTH * early,
  }
}

/** How many records an interface has. */
async function matchedAt(base: string): Promise<number> {
  const page = await fetch(`${base}/collections/projects/items?f=json&limit=1`)
  return ((await page.json()) as { readonly numberMatched: number }).numberMatched
}

/**
 * Every page, one after the other, by one curl on one connection; after `mostMs` those that have come, which are fewer.
 * Rejects where an answer is not a page.
 */
function allPages(base: string, records: number, mostMs?: number): Promise<Read> {
  const offsets = Array.from({ length: Math.ceil(records / PAGE) }, (_, i) => i * PAGE)
  const asked = offsets.flatMap((offset) => [
    ...['-o', '/dev/null'],
    `${base}/collections/projects/items?f=json&limit=${PAGE}&offset=${offset}`,
  ])
  const form = '%{http_code} %{time_total} %{size_download}\\n'
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const curl = spawn('stdbuf', ['-oL', 'curl', '-sS', '-w', form, ...asked], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: mostMs,
    })
    let said = ''
    curl.stdout.on('data', (text) => {
      said += text
    })
    curl.on('error', reject)
    curl.on('close', (code, signal) => {
      const ms = performance.now() - began
      const pages = said
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(' ').map(Number) as [number, number, number])
      const isWhole = signal === 'SIGTERM' ? pages.length > 0 : code === 0 && pages.length === offsets.length
      if (!isWhole || pages.some(([status]) => status !== 200))
        return reject(new Error(`${base}: curl ended with ${code} and ${said.slice(0, 200)}`))
      const bytes = pages.reduce((sum, [, , size]) => sum + size, 0)
      resolve({ ms, bytes, pageMs: pages.map(([, seconds]) => 1000 * seconds) })
    })
  })
}
