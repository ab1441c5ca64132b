/**
 * `npm run test:soak -- [--minutes 30] [--seed N]`: the built product with its founding data under readers, editors
 * who change records by the write layer, downloads that are broken off and clients that are slow; in the first third
 * its web process, backends of the database and editors are killed. Prints memory, descriptors and connections of each
 * minute. Fails where one of them grows over the rest of the time, where a transaction stays open, where a request
 * fails that no kill explains, and where at the end the revision served is not the database's.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import startProduct from '../browser/server'
import { groundOf } from '../fuzz/ground'
import { isFault } from '../fuzz/run'
import { random as randomOf } from '../geo/compare/points'
import { killQuietly } from '../support/database'
import { until } from '../support/until'
import { breaker, reader, type Soaked, sluggard } from './crowd'
import { growth } from './growth'
import { backendsOf, connectionsOf, type Measure, measure, webProcess } from './measures'

const { values: options } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const MINUTES = Number(options.minutes ?? 30)
const SEED = Number(options.seed ?? Date.now() % 1e9)
const [READERS, BREAKERS, SLUGGARDS, EDITORS] = [6, 2, 12, 2]
const KILL_EVERY_S = 45
const MEASURE_EVERY_S = 10
/** So long after a kill of the web process its answers may be missing, and the database's readers may be told so. */
const RECOVERY_S = 20

const random = randomOf(SEED)
const now = (): number => (Date.now() - began) / 1000
const problems: string[] = []
const statuses = new Map<number, number>()
const kills = { web: 0, backend: 0, editor: 0 }
let killedAt = Number.NEGATIVE_INFINITY

console.log(`Seed ${SEED}, ${MINUTES} minutes: ${READERS} readers, ${EDITORS} editors, ${SLUGGARDS} slow clients`)
const stop = await startProduct()
const began = Date.now()
const port = Number(new URL(process.env.BROWSER_TEST_URL!).port)
const { url: databaseUrl } = JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }
const over = new AbortController()
setMaxListeners(0, over.signal)
const measures: Measure[] = []
const editors: ChildProcess[] = []
let steps = 0
try {
  for (let place = 0; place < EDITORS; place++) bear(place)
  const crowd = comeTogether(await soaked())
  const end = MINUTES * 60
  await Promise.all([watch(end), killUntil(end / 3)])
  over.abort()
  await Promise.all(crowd)
  for (const editor of editors) editor.stdin!.end()
  await sleep(5000)
  await judge(end / 3)
} finally {
  over.abort()
  for (const editor of editors) killQuietly(editor.pid!)
  await stop()
}
const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status || 'none'}`)
console.log(`Whole answers: ${counts.join(', ')}; ${steps} lines of editors`)
console.log(`Killed: ${kills.web} web processes, ${kills.backend} backends, ${kills.editor} editors`)
for (const problem of problems.slice(0, 40)) console.log(`  ${problem}`)
console.log(`${problems.length} problems`)
process.exit(problems.length > 0 ? 1 : 0)

async function soaked(): Promise<Soaked> {
  const { revision } = (await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()) as { revision: number }
  const { paths } = groundOf(revision, [])
  return {
    port,
    random,
    paths: paths.filter((path) => !/^\/(api\/)?manage/.test(path)),
    long: ['/', '/sitemap.xml', '/export/projects/zh/projects.xlsx', '/ogc/collections/projects/items?limit=10000'],
    signal: over.signal,
    told(status, path) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (isFault(status, path) && now() - killedAt > RECOVERY_S)
        problems.push(`${status || 'no answer'} at ${now().toFixed(0)} s: ${path}`)
    },
  }
}

function comeTogether(who: Soaked): Promise<void>[] {
  const many = (count: number, one: (who: Soaked) => Promise<void>) => Array.from({ length: count }, () => one(who))
  return [...many(READERS, reader), ...many(BREAKERS, breaker), ...many(SLUGGARDS, sluggard)]
}

/** The history checker's editors; one that is killed is followed by another. */
function bear(place: number): void {
  const args = ['--import', 'tsx', 'tests/history/editor.ts', databaseUrl, `${SEED + place}`, `s${place}-${steps}`]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {}) // it was killed
  child.stdout.on('data', () => steps++)
  editors[place] = child
  child.once('exit', () => !over.signal.aborted && bear(place))
}

async function watch(end: number): Promise<void> {
  for (let n = 0; now() < end; n++) {
    const one = await measure(port, databaseUrl, now())
    if (one) measures.push(one)
    if (one && n % (60 / MEASURE_EVERY_S) === 0)
      console.log(
        `  ${(one.at / 60).toFixed(0).padStart(3)} min: ${one.memoryMb.toFixed(0)} MB, ${one.descriptors} descriptors, ` +
          `${one.connections} connections`,
      )
    await sleep(MEASURE_EVERY_S * 1000)
  }
}

async function killUntil(end: number): Promise<void> {
  while (now() + KILL_EVERY_S < end) {
    await sleep(KILL_EVERY_S * 1000)
    const victim = (['web', 'backend', 'editor'] as const)[Math.floor(random() * 3)]!
    const pids = {
      web: () => [webProcess(port)],
      backend: () => backendsOf(databaseUrl),
      editor: () => editors.map(({ pid }) => pid ?? null),
    }
    const list = (await pids[victim]()).filter((pid) => pid !== null)
    if (list.length === 0) continue
    killedAt = now()
    killQuietly(list[Math.floor(random() * list.length)]!)
    kills[victim]++
  }
}

async function judge(from: number): Promise<void> {
  problems.push(...growth(measures, from + RECOVERY_S))
  const { idle } = await connectionsOf(databaseUrl)
  if (idle > 0) problems.push(`${idle} transactions are open and wait for nobody`)
  await until(async () => {
    const health = (await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()) as Health
    return health.status === 'ok' && health.revision === health.lag.revision
  }, 30_000).catch((error: Error) => problems.push(`At the end it is not well: ${error.message}`))
}

interface Health {
  readonly status: string
  /** That is served; in `lag`, the database's. */
  readonly revision: number
  readonly lag: { readonly revision: number }
}
