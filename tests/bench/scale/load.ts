/** The built server under load on this machine alone: tiles a second, memory, and whether a change holds it up. */

import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import pg from 'pg'
import { random } from '#geo/synthetic/random'
import { viewQuery } from '#geo/url/view-url'
import { until } from '../../support/until'
import { type Line, median } from '../table'
import { type App, revisionOf, startApp } from './app'
import { cacheLines } from './cache'
import { FILTERS, rowsOf, snapshotOf, type Tile, tilesAt } from './data'
import { mb, residentBytes, time } from './measure'
import { say } from './say'

const CONNECTIONS = [8, 64, 256] as const
const SECONDS = 10
const ZOOMS = [6, 8, 10, 12, 14] as const
const TILES_PER_ZOOM = 100
/** One request in so many has a filter that nobody has asked before. */
const NEW_FILTER = 50
const SAMPLE_MS = 1000
const WAIT_MS = 120_000
/** What waits longer is counted. */
const TIMEOUT_S = 30
/** Memory that is flat does not grow by more, from the second quarter of the run to the last. */
const MAX_GROWTH = 1.1
const MAX_STALL_MS = 50

export async function* loadLines(projects: number, seed: number, minutes: number): AsyncGenerator<Line> {
  const app = await startApp({ projects, seed, searchable: false })
  try {
    const next = pathsOf(projects, seed, (await revisionOf(app.url))!)
    yield* throughputLines(app, next)
    yield await memoryLine(app, next, minutes)
    yield* changeLines(app, next)
    yield* cacheLines(app)
  } finally {
    await app.stop()
  }
}

type Next = (isNewAllowed?: boolean) => string

/**
 * Paths of tiles where projects are, each under one filter of each kind or none. The server keeps no tile: each is
 * work.
 */
function pathsOf(projects: number, seed: number, revision: number): Next {
  const chance = random(seed)
  const snapshot = snapshotOf(rowsOf(Math.min(projects, 20_000), seed))
  const tiles: Tile[] = ZOOMS.flatMap((z) => tilesAt(snapshot, z, TILES_PER_ZOOM))
  const queries = [
    '',
    ...Object.values(FILTERS).map((filters) => viewQuery({ filters: { ...filters, bbox: undefined } })),
  ]
  let asked = 0
  return (isNewAllowed = true) => {
    const tile = tiles[Math.floor(chance.next() * tiles.length)]!
    const isNew = isNewAllowed && ++asked % NEW_FILTER === 0
    const query = isNew
      ? viewQuery({ filters: { amountMin: 1e6 + asked } })
      : queries[Math.floor(chance.next() * queries.length)]
    return `/tiles/${revision}/${tile.join('/')}${query}`
  }
}

interface Load {
  stop(): void
  /** Rejects where an answer is not a tile. */
  readonly ended: Promise<autocannon.Result>
}

/** Asks with so many connections, for so many seconds or until it is stopped. */
function start(url: string, connections: number, seconds: number, next: () => string): Load {
  const setupRequest = (request: autocannon.Request) => ({ ...request, path: next() })
  const options = { url, connections, duration: seconds, timeout: TIMEOUT_S, requests: [{ setupRequest }] }
  let stop = () => {}
  const ended = new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (problem, result) => {
      if (problem) return reject(problem)
      const { non2xx, errors, timeouts } = result
      if (non2xx === 0 && errors === timeouts) return resolve(result)
      reject(new Error(`${connections} connections: ${non2xx} answers are no tiles, ${errors} errors`))
    })
    stop = () => running.stop?.()
  })
  return { stop: () => stop(), ended }
}

const fire = (...load: Parameters<typeof start>): Promise<autocannon.Result> => start(...load).ended

async function* throughputLines(app: App, next: Next): AsyncGenerator<Line> {
  await fire(app.url, CONNECTIONS[0], 3, next) // until the engine has compiled what it runs
  for (const connections of CONNECTIONS) {
    say(`load: ${connections} connections for ${SECONDS} s`)
    const { requests, latency, timeouts } = await fire(app.url, connections, SECONDS, next)
    yield {
      what: `Tiles a second and wait, ${connections} connections, filters mixed, one in ${NEW_FILTER} new`,
      value: `${Math.round(requests.average)} tiles/s, median ${latency.p50} ms, p99 ${latency.p99} ms${timeouts ? `, ${timeouts} unanswered after ${TIMEOUT_S} s` : ''}`,
      aim: '',
      isMet: null,
    }
  }
}

async function memoryLine(app: App, next: Next, minutes: number): Promise<Line> {
  say(`load: memory over ${minutes} min`)
  const samples: number[] = []
  const sampling = setInterval(() => samples.push(residentBytes(app.pid)), SAMPLE_MS)
  const { requests } = await fire(app.url, CONNECTIONS[0], Math.round(60 * minutes), next).finally(() =>
    clearInterval(sampling),
  )
  const quarter = Math.max(1, samples.length >> 2)
  const [early, late] = [median(samples.slice(quarter, 2 * quarter)), median(samples.slice(-quarter))]
  return {
    what: `Memory of the server over ${minutes} min and ${requests.total.toLocaleString('en')} tiles: second quarter; last; most`,
    value: `${mb(early)}; ${mb(late)}; ${mb(Math.max(...samples))}: ${(late / early).toFixed(2)}`,
    aim: '≤ 1.1',
    isMet: late <= MAX_GROWTH * early,
  }
}

const CHANGES = [
  ['one project', 'where "no" = 1'],
  ['one project in a hundred', 'where "no" % 100 = 0'],
] as const

async function* changeLines(app: App, next: Next): AsyncGenerator<Line> {
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    for (const [what, where] of CHANGES) yield await changeLine(app, next, what, () => change(client, where))
  } finally {
    await client.end()
  }
}

const change = (client: pg.Client, where: string) =>
  client.query(`update "Project" set "nameZh" = "nameZh" || '改' ${where}`)

/** Unfiltered tiles all the while, so that nothing but the change makes work that is not a tile's. */
async function changeLine(app: App, next: Next, what: string, make: () => Promise<unknown>): Promise<Line> {
  say(`load: a change of ${what}`)
  const plain = () => next(false).replace(/\?.*/, '')
  await app.loopDelay()
  await fire(app.url, CONNECTIONS[0], 5, plain)
  const before = await app.loopDelay()
  const old = await revisionOf(app.url)
  const load = start(app.url, CONNECTIONS[0], WAIT_MS / 1000, plain)
  const ms = await changed(app, old!, make)
  await sleep(2000)
  load.stop()
  await load.ended
  const during = await app.loopDelay()
  return {
    what: `A change of ${what} under load: on the map after; longest stall of the event loop; without a change`,
    value: `${time(ms)}; ${time(during)}; ${time(before)}`,
    aim: '≤ 2 s, ≤ 50 ms',
    isMet: ms <= 2000 && during <= MAX_STALL_MS,
  }
}

/** Milliseconds from the commit until a tile is of another revision. */
async function changed(app: App, old: number, make: () => Promise<unknown>): Promise<number> {
  await make()
  const began = performance.now()
  await until(async () => ![old, null].includes(await revisionOf(app.url).catch(() => null)), WAIT_MS)
  return performance.now() - began
}
