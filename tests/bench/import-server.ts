/**
 * A workbook from its upload to the public map, through the running server: what each phase takes, whether the pace
 * of writing lasts, and the most memory that the server's process takes.
 */

import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { texts, xlsx } from '../support/import-files'
import { CHOICES, HEAD, rows, SETTINGS, watch } from './import'
import { asAdmin, set, stateOf, upload } from './import-readers'
import type { Line } from './table'

const LOOK_MS = 100
const MOST_S_A_ROW = 120 / 100_000
const MOST_KB = 700_000
const LEAST_PACE = 0.8
const START = 'prisma/server/start.ts'
const WEB = 'web.mjs'

/** One line for each size. Leaves its records: the database is the bench's own. */
export async function serverLines(origin: string, databaseUrl: string, sizes: readonly number[]): Promise<Line[]> {
  return asAdmin(origin, databaseUrl, 'import-bench@example.org', async (client, cookie) => {
    const lines: Line[] = []
    for (const size of sizes) lines.push(await serverLine(client, origin, cookie, size))
    return lines
  })
}

async function serverLine(client: pg.Client, origin: string, cookie: string, size: number): Promise<Line> {
  const bytes = await xlsx(texts([HEAD, ...rows(size)]))
  const before = await publicProjects(origin)
  const at = [performance.now()]
  const id = await upload(origin, cookie, bytes)
  const state = () => stateOf(origin, cookie, id)
  const done = () => at.push(performance.now())
  done()
  await until(state, 'mapping')
  done()
  await set(client, id, 'checking', 'settings', SETTINGS)
  await until(state, 'preview')
  done()
  const watched = watch(client, id, size)
  await set(client, id, 'running', 'choices', { ...CHOICES, state: 'published' })
  await until(state, 'done')
  done()
  const pace = await watched.stop()
  while ((await publicProjects(origin)) < before + size) await sleep(LOOK_MS)
  done()
  const parts = at.slice(1).map((time, i) => ((time - at[i]!) / 1000).toFixed(1))
  const seconds = (at.at(-1)! - at[0]!) / 1000
  const kb = await mostMemory()
  return {
    what: `${size.toLocaleString('en')} rows of XLSX through the server until they are on the map (upload + read + check + write and publish + next snapshot, s)`,
    value: `${seconds.toFixed(1)} s (${parts.join(' + ')}), last tenth at ${pace.toFixed(2)} × the pace of the first, server at most ${Math.round(kb / 1024)} MB`,
    aim: `≤ ${(size * MOST_S_A_ROW).toFixed(0)} s, ≥ ${LEAST_PACE} ×, ≤ 700 MB`,
    isMet: seconds <= size * MOST_S_A_ROW && pace >= LEAST_PACE && kb <= MOST_KB,
  }
}

async function until(state: () => Promise<string>, wanted: string): Promise<void> {
  for (;;) {
    const now = await state()
    if (now === wanted) return
    if (!['reading', 'checking', 'running'].includes(now)) throw new Error(`The import is ${now}, not ${wanted}`)
    await sleep(LOOK_MS)
  }
}

async function publicProjects(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/ogc/collections/projects/items?limit=1`)
  return ((await answer.json()) as { numberMatched: number }).numberMatched
}

/** Kilobytes that the process that answers has had at most: a child of the one that this process has started. */
async function mostMemory(): Promise<number> {
  const running = await processes()
  const starter = running.find(({ parent, command }) => parent === process.pid && command.includes(START))
  const web = running.find(({ parent, command }) => parent === starter?.pid && command.includes(WEB))
  if (!web) throw new Error('The server has no process')
  return web.mostKb
}

async function processes() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
      return { pid: Number(pid), parent: number('PPid'), mostKb: number('VmHWM'), command }
    }),
  )
}
