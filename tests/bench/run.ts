/**
 * `npm run bench`: the production server on a database of its own and headless Chromium, against a bare MapLibre page
 * in the same run. `--only pages` (streets, sizes, clicks, tiles, compare, import, readers, server, figures) measures
 * a part (`--rows`: of the workbook that goes through the server), `--before FOLDER` nothing but pins against an
 * earlier checkout. Prints a table; an aim that is missed is marked. Fails only where something does not work at all.
 */

import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { eventLine } from '#geo/map/events/event-line'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import startServer from '../browser/server'
import { browserLaunch, ensureBrowser } from '../support/browser'
import { startBarePage } from './bare'
import { beforeLines } from './before'
import { compareLines } from './compare'
import { groundLines } from './ground'
import { importLines } from './import'
import { readerLines } from './import-readers'
import { figureLines, serverLines } from './import-server'
import { clickPins, loadApp, loadBare } from './pages'
import { htmlSize } from './sizes'
import { kb, type Line, median, ms, p95, tableOf } from './table'
import { timeTiles } from './tiles'

const LOADS = 7
const CLICKS = 15
const EXTRA_SCRIPT_BYTES = 130_000
const MAX_HTML_BYTES = 40_000
const PAGES = [
  '/',
  '/en',
  '/?scene=suzhou',
  '/?scene=shenzhen',
  '/projects/tencent-digital-industry-base',
  '/events/snd-greater-bay-2021',
  '/districts/sip',
  '/about',
]

const { before, only, rows } = parseArgs({
  options: { before: { type: 'string' }, only: { type: 'string', multiple: true }, rows: { type: 'string' } },
}).values
const stopServer = await startServer()
const url = process.env.BROWSER_TEST_URL!
process.env.DATABASE_URL = JSON.parse(process.env.BROWSER_TEST_DATABASE!).url
const health = await (await fetch(`${url}/api/health`)).json()
const line = eventLine(BUILT_IN_SHAPES.labelPoints['440300']!, BUILT_IN_SHAPES.labelPoints['320505']!)
const bare = await startBarePage(
  new URL(url),
  {
    theme: 'light',
    locale: 'zh',
    districtsWithProjects: ['320571', '320505'],
    events: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: { type: 'LineString', coordinates: line.map(([lng, lat]) => [lng, lat]) },
        },
      ],
    },
  },
  health.revision,
)
ensureBrowser()
const browser = await chromium.launch(browserLaunch())
try {
  const databaseUrl = process.env.DATABASE_URL!
  const parts: Readonly<Record<string, () => readonly Line[] | Promise<readonly Line[]>>> = {
    pages: pageLines,
    streets: () => groundLines(browser, url, databaseUrl),
    sizes: sizeLines,
    clicks: clickLines,
    tiles: tileLines,
    compare: compareLines,
    import: () => importLines(databaseUrl),
    readers: () => readerLines(url, databaseUrl),
    server: () => serverLines(url, databaseUrl, rows ? [Number(rows)] : [10_000, 100_000]),
    figures: () => figureLines(url, databaseUrl, rows ? Number(rows) : undefined),
  }
  const chosen = Object.entries(parts).filter(([name]) => only?.includes(name) ?? true)
  const lines: Line[] = before ? await beforeLines(browser, url, before) : []
  for (const [, part] of before ? [] : chosen) lines.push(...(await part()))
  console.log(
    `\nLoad average ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`,
  )
  console.log(`\n${tableOf(lines)}`)
} finally {
  await browser.close()
  await bare.stop()
  await stopServer()
}
process.exit(0)

async function pageLines(): Promise<Line[]> {
  await loadApp(browser, url)
  await loadBare(browser, bare.url)
  const [apps, bares] = [[], []] as [Awaited<ReturnType<typeof loadApp>>[], number[]]
  for (let i = 0; i < LOADS; i++) {
    // Turn about, so that a slow moment of the machine meets both.
    apps.push(await loadApp(browser, url))
    bares.push(await loadBare(browser, bare.url))
  }
  const peer = median(bares)
  const drawn = median(apps.map(({ pinsDrawn }) => pinsDrawn))
  const first = median(apps.map(({ firstPicture }) => firstPicture))
  const scripts = median(apps.map(({ scriptBytes }) => scriptBytes))
  const allowed = bare.maplibreBytes + EXTRA_SCRIPT_BYTES
  return [
    { what: `Bare MapLibre page: pins drawn (median of ${LOADS})`, value: ms(peer), aim: '', isMet: null },
    {
      what: 'Pins drawn',
      value: `${ms(drawn)}, ${(drawn / peer).toFixed(2)} ×`,
      aim: '≤ 1.25 ×',
      isMet: drawn <= 1.25 * peer,
    },
    {
      what: 'First picture and list on screen',
      value: `${ms(first)}, ${(first / peer).toFixed(2)} ×`,
      aim: '≤ 0.3 ×',
      isMet: first <= 0.3 * peer,
    },
    {
      what: 'Scripts before interaction, without the map’s worker',
      value: kb(scripts),
      aim: `≤ MapLibre’s ${kb(bare.maplibreBytes)} + 130 KB`,
      isMet: scripts <= allowed,
    },
  ]
}

async function sizeLines(): Promise<Line[]> {
  const sizes = await Promise.all(PAGES.map((path) => htmlSize(url + path)))
  return sizes.map(({ bytes, encoding, status }, i) => {
    if (status !== 200) throw new Error(`${PAGES[i]} answers ${status}`)
    return {
      what: `HTML of \`${PAGES[i]}\``,
      value: `${kb(bytes)} ${encoding}`,
      aim: '≤ 40 KB',
      isMet: bytes <= MAX_HTML_BYTES,
    }
  })
}

async function clickLines(): Promise<Line[]> {
  const times = await clickPins(browser, url, CLICKS)
  const value = `${ms(median(times))} (p95 ${ms(p95(times))})`
  return [
    { what: `Click on a pin to its facts (median of ${CLICKS})`, value, aim: '≤ 150 ms', isMet: median(times) <= 150 },
  ]
}

async function tileLines(): Promise<Line[]> {
  const { times, projects } = await timeTiles()
  const value = `${ms(median(times))} (p95 ${ms(p95(times))})`
  return [{ what: `Tile in the server at ${projects} projects`, value, aim: '≤ 2 ms', isMet: median(times) <= 2 }]
}
