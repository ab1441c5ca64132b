/**
 * Workbooks from their upload to the public map, through the running server: what each phase takes, whether the pace
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
/** As many as a sheet may hold. */
const FIGURES = 50_000
const DISTRICTS = ['320508', '320571', '320505', '320506', '320507', '320509', '320581', '320582', '320583', '320585']

/** One line for each size. Leaves its records: the database is the bench's own. */
export async function serverLines(origin: string, databaseUrl: string, sizes: readonly number[]): Promise<Line[]> {
  return asAdmin(origin, databaseUrl, 'import-bench@example.org', async (client, cookie) => {
    const lines: Line[] = []
    for (const size of sizes) {
      const before = await publicProjects(origin)
      const bytes = await xlsx(texts([HEAD, ...rows(size)]))
      const taken = await take({ client, origin, cookie }, { bytes, size, settings: SETTINGS })
      const began = performance.now()
      while ((await publicProjects(origin)) < before + size) await sleep(LOOK_MS)
      const parts = [...taken.seconds, (performance.now() - began) / 1000]
      lines.push(
        await lineOf('rows of XLSX through the server until they are on the map', 'next snapshot', size, {
          ...taken,
          seconds: parts,
        }),
      )
    }
    return lines
  })
}

/** The same of a workbook of figures, each of which is a record. */
export async function figureLines(origin: string, databaseUrl: string, size = FIGURES): Promise<Line[]> {
  return asAdmin(origin, databaseUrl, 'figure-bench@example.org', async (client, cookie) => {
    const bytes = await xlsx(texts(figures(size)))
    const taken = await take({ client, origin, cookie }, { bytes, size, settings: null })
    return [await lineOf('figures of XLSX through the server until they are public', null, size, taken)]
  })
}

interface Server {
  readonly client: pg.Client
  readonly origin: string
  readonly cookie: string
}

interface Workbook {
  readonly bytes: Buffer
  readonly size: number
  /** Null: as its headings suggest. */
  readonly settings: unknown
}

interface Taken {
  /** Of upload, reading, checking and writing. */
  readonly seconds: readonly number[]
  readonly pace: number
}

async function take({ client, origin, cookie }: Server, { bytes, size, settings }: Workbook): Promise<Taken> {
  const at = [performance.now()]
  const done = () => at.push(performance.now())
  const id = await upload(origin, cookie, bytes)
  const state = () => stateOf(origin, cookie, id)
  done()
  await until(state, 'mapping')
  done()
  if (settings) await set(client, id, 'checking', 'settings', settings)
  else await client.query(`UPDATE "ImportBatch" SET "state" = 'checking' WHERE "id" = $1`, [id])
  await until(state, 'preview')
  done()
  const watched = watch(client, id, size)
  await set(client, id, 'running', 'choices', { ...CHOICES, state: 'published' })
  await until(state, 'done')
  done()
  return { seconds: at.slice(1).map((time, i) => (time - at[i]!) / 1000), pace: await watched.stop() }
}

async function lineOf(what: string, last: string | null, size: number, { seconds, pace }: Taken): Promise<Line> {
  const whole = seconds.reduce((sum, part) => sum + part, 0)
  const kb = await mostMemory()
  const steps = ['upload', 'read', 'check', 'write and publish', ...(last ? [last] : [])].join(' + ')
  return {
    what: `${size.toLocaleString('en')} ${what} (${steps}, s)`,
    value: `${whole.toFixed(1)} s (${seconds.map((part) => part.toFixed(1)).join(' + ')}), last tenth at ${pace.toFixed(2)} × the pace of the first, server at most ${Math.round(kb / 1024)} MB`,
    aim: `≤ ${(size * MOST_S_A_ROW).toFixed(0)} s, ≥ ${LEAST_PACE} ×, ≤ 700 MB`,
    isMet: whole <= size * MOST_S_A_ROW && pace >= LEAST_PACE && kb <= MOST_KB,
  }
}

/** Ten districts, twenty years, and as many indicators as it takes. */
function figures(size: number): string[][] {
  const year = (i: number) => 2000 + (Math.floor(i / DISTRICTS.length) % 20)
  return [
    ['主题', '行政区划代码', '指标', '时期', '数值', '单位', '来源', '发布者', '发布日期', '网页'],
    ...Array.from({ length: size }, (_, i) => [
      ...['经济', DISTRICTS[i % DISTRICTS.length]!, `样例指标${Math.floor(i / (20 * DISTRICTS.length))}`],
      ...[String(year(i)), ((i * 1.37) % 1000).toFixed(2), '亿元'],
      ...[`统计公报${year(i)}`, '统计局', '2021-03-01', `https://example.org/${year(i)}`],
    ]),
  ]
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
