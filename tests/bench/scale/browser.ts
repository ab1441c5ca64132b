/**
 * The browser's side: our home map against MapLibre's own clustering, Leaflet.markercluster and OpenLayers, in one
 * Chromium, in one run.
 */

import { type Browser, chromium } from '@playwright/test'
import { browserLaunch, ensureBrowser } from '../../support/browser'
import { type Line, median, p95 } from '../table'
import { type App, startApp } from './app'
import { drawTimes, heapAfterLoad, MOST_MS, opened, type Target } from './browser-load'
import { startPeerPages } from './browser-peers/pages'
import { checkTiles } from './check-tiles'
import { filterChanges } from './filter-change'
import { mb, ratio, time } from './measure'
import { panFrames } from './pan'
import { pointsText } from './points'
import { say } from './say'

const CHOICES = 5
const FEW = 20
const [MANY, SOME] = [100_000, 10_000]
const MAX_HEAP_BYTES = 25e6
const [APP, MAPLIBRE] = ['ours', 'MapLibre clustering']

/** `projects` is the largest size; peers are asked at up to 100,000 and 10,000. */
export async function* browserLines(projects: number, seed: number, rounds: number): AsyncGenerator<Line> {
  ensureBrowser()
  const browser = await chromium.launch(browserLaunch())
  const withApp = async <T>(size: number, use: (app: App) => Promise<T>): Promise<T> => {
    const app = await startApp({ projects: size, seed, searchable: false })
    try {
      await checkTiles(app.url, size)
      return await use(app)
    } finally {
      await app.stop()
    }
  }
  try {
    yield* await withApp(FEW, (few) => withApp(projects, (app) => sizeLines({ browser, few, app, projects, rounds })))
    for (const size of new Set([MANY, SOME].map((most) => Math.min(projects, most)))) {
      yield* await withApp(size, (app) => peerLines({ browser, app, projects: size, seed, rounds }))
    }
  } finally {
    await browser.close()
  }
}

interface Asked {
  readonly browser: Browser
  readonly app: App
  readonly projects: number
  readonly rounds: number
}

const n = (size: number): string => size.toLocaleString('en')
const shown = (ms: number): string => (Number.isFinite(ms) ? time(ms) : `did not finish in ${MOST_MS / 1000} s`)
const listed = (times: readonly number[]): string =>
  Number.isFinite(median(times)) ? `${time(median(times))} (p95 ${time(p95(times))})` : shown(Number.POSITIVE_INFINITY)

async function sizeLines({ browser, few, app, projects, rounds }: Asked & { readonly few: App }): Promise<Line[]> {
  say(`browser: all pins drawn at ${n(projects)} and at ${FEW}`)
  const names = [n(projects), n(FEW)] as const
  const times = await drawTimes(
    browser,
    [
      { name: names[0], url: app.url },
      { name: names[1], url: few.url },
    ],
    rounds,
  )
  const [large, small] = names.map((name) => median(times.get(name)!)) as [number, number]
  const heap = await heapAfterLoad(browser, app.url)
  const changes = await filterChanges(browser, app.url, CHOICES)
  const frames = await framesOf(browser, app.url)
  const frame = Math.max(1000 / 60, median(frames))
  const [own, total] = [median(changes.map(({ ownMs }) => ownMs)), median(changes.map(({ totalMs }) => totalMs))]
  const inTurn = Math.max(...changes.map((change) => change.inTurn))
  const { pages, tiles } = changes[0]!
  return [
    {
      what: `All pins drawn at ${n(projects)} projects; at ${FEW} (median of ${rounds})`,
      value: `${shown(large)}; ${shown(small)}: ${(large / small).toFixed(2)}`,
      aim: '≤ 1.15',
      isMet: large <= 1.15 * small,
    },
    {
      what: `Heap of page and workers at ${n(projects)}`,
      value: heap === null ? shown(Number.POSITIVE_INFINITY) : mb(heap),
      aim: '≤ 25 MB',
      isMet: heap !== null && heap <= MAX_HEAP_BYTES,
    },
    {
      what: `Filter chosen to pins redrawn at ${n(projects)}: in all; without requests (${pages} for the page, ${tiles} for tiles)`,
      value: `${time(total)}; ${time(own)}, ${(own / frame).toFixed(1)} frames of ${time(frame)}; requests one after another: ${inTurn}`,
      aim: '≤ 2 frames + one request',
      isMet: own <= 2 * frame && inTurn <= 1,
    },
  ]
}

/** Empty where the page did not finish. */
async function framesOf(browser: Browser, url: string): Promise<number[]> {
  const { page, drawnMs } = await opened(browser, url)
  const frames = drawnMs === null ? [] : await panFrames(page)
  await page.context().close()
  return frames
}

async function peerLines({
  browser,
  app,
  projects: size,
  seed,
  rounds,
}: Asked & { readonly seed: number }): Promise<Line[]> {
  const peers = await startPeerPages(pointsText(size, seed))
  const targets: Target[] = [
    { name: APP, url: app.url },
    { name: MAPLIBRE, url: `${peers.url}/maplibre` },
    { name: 'Leaflet.markercluster', url: `${peers.url}/leaflet` },
    { name: 'Leaflet.markercluster, chunked', url: `${peers.url}/leaflet?chunked` },
    { name: 'OpenLayers Cluster', url: `${peers.url}/openlayers` },
  ]
  try {
    say(`browser: peers at ${n(size)} until drawn`)
    const times = await drawTimes(browser, targets, rounds)
    const heaps = new Map<string, number | null>()
    const frames = new Map<string, number[]>()
    for (const { name, url } of targets) {
      say(`browser: ${name} at ${n(size)}, heap and frames`)
      heaps.set(name, await heapAfterLoad(browser, url))
      frames.set(name, await framesOf(browser, url))
    }
    return targets
      .slice(1)
      .flatMap(({ name }) => [
        drawnLine(size, name, times.get(APP)!, times.get(name)!),
        heapLine(size, name, heaps.get(APP)!, heaps.get(name)!),
        frameLine(size, name, frames.get(APP)!, frames.get(name)!),
      ])
  } finally {
    await peers.stop()
  }
}

function drawnLine(size: number, peer: string, ours: readonly number[], theirs: readonly number[]): Line {
  const share = median(ours) / median(theirs)
  const isAimed = peer === MAPLIBRE && size === MANY
  return {
    what: `Pins drawn at ${n(size)}: ours; ${peer}`,
    value: `${listed(ours)}; ${listed(theirs)}: ${share.toFixed(2)}`,
    aim: isAimed ? '≤ 0.55' : '',
    isMet: isAimed ? share <= 0.55 : null,
  }
}

function heapLine(size: number, peer: string, ours: number | null, theirs: number | null): Line {
  const text = (bytes: number | null) => (bytes === null ? shown(Number.POSITIVE_INFINITY) : mb(bytes))
  const value = `${text(ours)}; ${text(theirs)}${ours && theirs ? `: ${ratio(theirs, ours)}` : ''}`
  return { what: `Heap at ${n(size)}: ours; ${peer}`, value, aim: '', isMet: null }
}

function frameLine(size: number, peer: string, ours: readonly number[], theirs: readonly number[]): Line {
  const isAimed = peer === MAPLIBRE && size === SOME
  const text = (frames: readonly number[]) => (frames.length > 0 ? listed(frames) : shown(Number.POSITIVE_INFINITY))
  return {
    what: `Frames while panning at ${n(size)}: ours; ${peer}`,
    value: `${text(ours)}; ${text(theirs)}`,
    aim: isAimed ? 'no slower' : '',
    isMet: isAimed ? median(ours) <= median(theirs) && p95(ours) <= p95(theirs) : null,
  }
}
