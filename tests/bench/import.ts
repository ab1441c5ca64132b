/**
 * How fast files become public records, search index included, whether the pace lasts, and how much memory that takes,
 * in a process of its own.
 */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { texts, xlsx } from '../support/import-files'
import type { Line } from './table'

const SIZES = [1000, 10_000, 100_000]
export const HEAD = [
  '项目名称',
  '英文名称',
  '项目类型',
  '产业',
  '所在区',
  '经度',
  '纬度',
  '位置精度',
  '发布日期',
  '简介',
  '英文简介',
]
export const SETTINGS = {
  columns: [
    'nameZh',
    'nameEn',
    'kind',
    'sector',
    'district',
    'lng',
    'lat',
    'precision',
    'announced',
    'summaryZh',
    'summaryEn',
  ],
  amountUnit: null,
  amountCurrency: 'CNY',
  datum: 'wgs84',
  forAll: { source: 'S1' },
  turnSwapped: false,
  fillDown: [],
  answers: {},
  words: {},
}
export const CHOICES = { bad: 'stop', changed: 'update', doubtful: 'create', state: 'draft' }

/** Names that are like no others, as those of real projects are. */
export function rows(count: number): string[][] {
  const name = (i: number) =>
    String.fromCodePoint(...[7, 11, 13, 17].map((p) => 0x4e00 + ((i * p * 7919 + p * 104_729) % 8000)))
  return Array.from({ length: count }, (_, i) => [
    ...[`${name(i)}${i}`, `Benchmark ${count} ${i}`, '平台', '数字经济', '苏州工业园区'],
    ...[
      (120.65 + (i % 1000) / 1e4).toFixed(5),
      (31.28 + Math.floor(i / 1000) / 1e3).toFixed(5),
      '地块',
      '2021-06',
      '一句话。',
      'One.',
    ],
  ])
}

/** One line for each size and kind of file. Leaves the imports where they are: the database is the bench's own. */
export async function importLines(url: string, sizes: readonly number[] = SIZES): Promise<Line[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const userId = randomUUID()
  await client.query(`INSERT INTO "User" ("id", "name", "email", "role") VALUES ($1, 'bench', $2, 'admin')`, [
    userId,
    `${userId}@example.org`,
  ])
  try {
    const lines: Line[] = []
    for (const size of sizes) {
      const table = [HEAD, ...rows(size)]
      const files = { CSV: Buffer.from(table.map((row) => row.join(',')).join('\n')), XLSX: await xlsx(texts(table)) }
      for (const [kind, bytes] of Object.entries(files))
        lines.push(await importLine(client, url, userId, kind, size, bytes))
    }
    return lines
  } finally {
    await client.end()
  }
}

async function importLine(
  client: pg.Client,
  url: string,
  userId: string,
  kind: string,
  size: number,
  bytes: Buffer,
): Promise<Line> {
  const id = randomUUID()
  await client.query(
    `INSERT INTO "ImportBatch" ("id", "userId", "userName", "fileName", "state", "size") VALUES ($1, $2, 'bench', 'bench', 'reading', $3)`,
    [id, userId, bytes.length],
  )
  await client.query('INSERT INTO "ImportFile" ("importId", "bytes") VALUES ($1, $2)', [id, bytes])
  const steps: { seconds: number; memory: number }[] = []
  let pace = 1
  for (const [state, set] of [
    ['reading', {}],
    ['checking', { settings: SETTINGS }],
    ['running', { choices: { ...CHOICES, state: 'published' } }],
  ] as const) {
    for (const [column, value] of Object.entries(set))
      await client.query(`UPDATE "ImportBatch" SET "${column}" = $2 WHERE "id" = $1`, [id, JSON.stringify(value)])
    await client.query('UPDATE "ImportBatch" SET "state" = $2 WHERE "id" = $1', [id, state])
    const watched = state === 'running' ? watch(client, id, size) : null
    steps.push(await work(url))
    pace = (await watched?.stop()) ?? pace
  }
  const { rows } = await client.query<{ state: string; created: number; problem: string | null }>(
    'SELECT "state", "created", "problem" FROM "ImportBatch" WHERE "id" = $1',
    [id],
  )
  if (rows[0]?.state !== 'done' || rows[0].created !== size)
    throw new Error(`Import of ${size}: ${JSON.stringify(rows[0])}`)
  await forget(client, id)
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0)
  const memory = Math.max(...steps.map((step) => step.memory))
  const parts = steps.map((step) => step.seconds.toFixed(1)).join(' + ')
  return {
    what: `Import of ${size.toLocaleString('en')} rows of ${kind} until they are public (read + check + write and publish, s)`,
    value: `${Math.round(size / seconds).toLocaleString('en')} rows/s (${parts}), last tenth at ${pace.toFixed(2)} × the pace of the first, ${Math.round(memory / 1e6)} MB`,
    aim: '≥ 0.8 ×, ≤ 700 MB',
    isMet: memory <= MOST_BYTES && (pace >= LEAST_PACE || size < LONG),
  }
}

const MOST_BYTES = 700e6
const LEAST_PACE = 0.8
/** Of fewer rows a tenth is one batch, and the first of them starts the engine. */
const LONG = 10_000

/** The next file brings the same projects: they must be new to it. */
async function forget(client: pg.Client, importId: string): Promise<void> {
  const ids = `(SELECT "recordId" FROM "Draft" WHERE "importId" = $1)`
  await client.query(
    `DELETE FROM "Citation" WHERE "recordId" IN (SELECT "id" FROM "Milestone" WHERE "projectId" IN ${ids})`,
    [importId],
  )
  await client.query(`DELETE FROM "Citation" WHERE "recordId" IN ${ids}`, [importId])
  await client.query(`DELETE FROM "Milestone" WHERE "projectId" IN ${ids}`, [importId])
  await client.query(`DELETE FROM "Project" WHERE "id" IN ${ids}`, [importId])
  await client.query(`DELETE FROM "Draft" WHERE "importId" = $1`, [importId])
}

const LOOK_MS = 50

/** Follows an import; `stop` comes back with the pace of its last tenth, in those of the first. */
export function watch(client: pg.Client, importId: string, size: number): { stop(): Promise<number> } {
  const at: number[] = []
  let isOver = false
  const following = (async () => {
    while (!isOver) {
      const { rows } = await client.query<{ done: number }>('SELECT "done" FROM "ImportBatch" WHERE "id" = $1', [
        importId,
      ])
      const tenth = Math.floor((10 * (rows[0]?.done ?? 0)) / size)
      for (let i = 0; i <= tenth; i++) at[i] ??= performance.now()
      await sleep(LOOK_MS)
    }
  })()
  return {
    async stop() {
      isOver = true
      await following
      const end = at[10] ?? performance.now()
      return at[1] === undefined || at[9] === undefined ? 1 : (at[1] - at[0]!) / (end - at[9])
    },
  }
}

/** Seconds and greatest memory of one round of work; the start of the process is not counted. */
function work(url: string): Promise<{ seconds: number; memory: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/importer.ts', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let began = 0
    child.stdout.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      if (text.includes('working')) began = performance.now()
      const memory = /done (\d+)/.exec(text)?.[1]
      if (memory) resolve({ seconds: (performance.now() - began) / 1000, memory: Number(memory) * 1024 })
    })
    child.once('exit', () => reject(new Error('The importer ended without a word')))
  })
}
