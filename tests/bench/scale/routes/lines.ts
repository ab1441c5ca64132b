/**
 * The work of each public route at the dearest input known: processor time of server and database, and for how long
 * the server's event loop stands still, as all others wait so long.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Line, median } from '../../table'
import { type App, startApp } from '../app'
import { say } from '../say'
import { type Ground, type WorstInput, worstInputs } from './worst-inputs'

const ROUNDS = 3
const MAX_CPU_S = 1
const MAX_STALL_MS = 50
/** Of Linux, whatever the machine. */
const TICKS_PER_S = 100
/** Work may go on after the answer: what is measured ends when both have been idle for so long. */
const SETTLE_MS = 150
/** Its answer never ends: its beginning counts. */
const STREAM = '/api/live'

interface Cost {
  readonly status: number
  readonly wallMs: number
  readonly cpuS: number
  readonly stallMs: number
  readonly bytes: number
}

/** `part`: of the routes below app/, those that have it in their name. */
export async function* routeLines(projects: number, seed: number, part: string): AsyncGenerator<Line> {
  const app = await startApp({ projects, seed, searchable: true })
  try {
    const cpu = await cpuClock(app)
    const ground = await groundOf(app)
    const [first, ...rounds] = Array.from({ length: ROUNDS + 1 }, (_, round) => worstInputs(ground, round))
    for (const [i, input] of first!.entries()) {
      if (!input.route.includes(part)) continue
      await ask(app.url, input) // what is compiled or read once is no cost of a request
      const costs: Cost[] = []
      for (const inputs of rounds) costs.push(await costOf(app, inputs[i]!, cpu))
      yield lineOf(input, costs)
    }
  } finally {
    await app.stop()
  }
}

function lineOf(input: WorstInput, costs: readonly Cost[]): Line {
  const middle = (of: (cost: Cost) => number) => median(costs.map(of))
  const [cpuS, stallMs, wallMs] = [middle((c) => c.cpuS), middle((c) => c.stallMs), middle((c) => c.wallMs)]
  const kB = (input.path.length + (input.body?.length ?? 0)) / 1000
  const { status, bytes } = costs[0]!
  return {
    what: `${input.route}: ${input.what}`,
    value: `${status}, ${(bytes / 1000).toFixed(0)} kB in ${wallMs.toFixed(0)} ms; ${cpuS.toFixed(2)} s of processor for ${kB.toFixed(1)} kB asked (${(cpuS / kB).toFixed(2)} s/kB); loop held ${stallMs.toFixed(0)} ms`,
    aim: '≤ 1 s, ≤ 50 ms',
    isMet: cpuS <= MAX_CPU_S && stallMs <= MAX_STALL_MS,
  }
}

async function ask(url: string, { path, body }: WorstInput) {
  const headers = { accept: 'application/json, text/event-stream', ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(url + path, { method: body ? 'POST' : 'GET', body, headers, redirect: 'manual' })
  const { status } = response
  if (path !== STREAM) return { status, bytes: (await response.arrayBuffer()).byteLength }
  const reader = response.body!.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return { status, bytes: value?.byteLength ?? 0 }
}

async function costOf(app: App, input: WorstInput, cpu: () => number): Promise<Cost> {
  await settled(cpu)
  await app.loopDelay()
  const [before, began] = [cpu(), performance.now()]
  const { status, bytes } = await ask(app.url, input)
  const wallMs = performance.now() - began
  await settled(cpu)
  if (status >= 500) say(`${input.path.slice(0, 80)} answers ${status}`)
  return { status, bytes, wallMs, cpuS: (cpu() - before) / TICKS_PER_S, stallMs: await app.loopDelay() }
}

async function settled(cpu: () => number): Promise<void> {
  for (let last = -1, now = cpu(); now - last > 1; now = cpu()) {
    last = now
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
}

/** Ticks that the server and its database have had since they began. */
async function cpuClock(app: App): Promise<() => number> {
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS "folder"`)
  await client.end()
  const postmaster = Number(readFileSync(join(rows[0]!.folder, 'postmaster.pid'), 'utf8').split('\n', 1)[0])
  return () =>
    ticksOf(app.pid) + ticksOf(postmaster) + childrenOf(postmaster).reduce((sum, pid) => sum + ticksOf(pid), 0)
}

/** Its own, and those of its children that have ended. */
function ticksOf(pid: number): number {
  try {
    const fields = statOf(pid)
    return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0)
  } catch {
    return 0 // it has just ended
  }
}

/** The fields behind the name: the first is the state, the second the parent. */
const statOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(statOf(pid)[1]) === parent
      } catch {
        return false
      }
    })

async function groundOf({ url }: App): Promise<Ground> {
  const items = async (collection: string, query = '') => {
    const response = await fetch(`${url}/ogc/collections/${collection}/items?f=json${query}`)
    return (await response.json()) as { features: { geometry: unknown; properties: Record<string, string> }[] }
  }
  const projects = await items('projects', '&limit=1000&precision=district')
  const [districts, events] = [await items('districts'), await items('events')]
  const values = (name: string) => [...new Set(projects.features.map(({ properties }) => properties[name]!))]
  const health = (await (await fetch(`${url}/api/health`)).json()) as { revision: number }
  return {
    origin: url,
    revision: health.revision,
    slug: values('slug')[0]!,
    district: districts.features[0]!.properties.slug!,
    event: events.features[0]!.properties.slug!,
    districts: districts.features.map(({ properties }) => properties.code!),
    sectors: values('sector').slice(0, 8),
  }
}
