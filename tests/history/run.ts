/**
 * `npm run test:history -- [--steps 1000] [--seed N]`: editors as processes of their own take random steps by the write
 * layer with records that they share, while they, the connections' backends and the postmaster are killed. Afterwards
 * the database must explain every answer. Prints seed and figures; fails where something is unexplained.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { seed as seedDatabase } from '#prisma/seed/seed'
import { random as randomOf } from '../geo/compare/points'
import { killQuietly } from '../support/database'
import { startMortalDatabase } from '../support/mortal-database'
import { until } from '../support/until'
import { type Step, unexplained } from './judge'
import type { Line } from './line'

const { values: options } = parseArgs({ options: { steps: { type: 'string' }, seed: { type: 'string' } } })
const STEPS = Number(options.steps ?? 1000)
const SEED = Number(options.seed ?? Date.now() % 1e9)
const EDITORS = 3
/** Answers between two kills, at most. */
const MOST_BETWEEN = 60
const VICTIMS = ['editor', 'backend', 'editor', 'backend', 'postmaster'] as const

const random = randomOf(SEED)
const steps = new Map<string, Step>()
const kills: Record<(typeof VICTIMS)[number], number> = { editor: 0, backend: 0, postmaster: 0 }
let answers = 0
let isOver = false

function note(text: string): void {
  const line = JSON.parse(text) as Line
  if ('asked' in line)
    steps.set(line.asked, {
      step: line.step,
      id: line.seen?.id ?? null,
      version: line.seen?.version ?? 0,
      outcome: null,
    })
  else {
    Object.assign(steps.get(line.answered)!, { outcome: line.outcome, detail: line.detail })
    if (line.outcome === 'done' || line.outcome === 'refused') answers++
  }
}

const editors: { process: ChildProcess; ended: Promise<unknown> }[] = []
let born = 0
function bear(place: number): void {
  const args = ['--import', 'tsx', 'tests/history/editor.ts', database.url, `${SEED + born}`, `e${born++}`]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {}) // it was killed
  const lines = createInterface({ input: child.stdout })
  lines.on('line', note)
  editors[place] = { process: child, ended: new Promise((resolve) => lines.once('close', resolve)) }
  child.once('exit', () => !isOver && bear(place))
}

async function kill(victim: (typeof VICTIMS)[number]): Promise<void> {
  if (victim === 'postmaster') database.kill()
  else if (victim === 'editor') killQuietly(editors[Math.floor(random() * EDITORS)]!.process.pid!)
  else {
    const pid = await backend().catch(() => null)
    if (pid === null) return
    killQuietly(pid)
  }
  kills[victim]++
}

/** One that serves an editor; null: there is none just now. */
async function backend(): Promise<number | null> {
  const pids = await asked(
    async (client) =>
      (
        await client.query<{ pid: number }>(
          `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        )
      ).rows,
  )
  return pids[Math.floor(random() * pids.length)]?.pid ?? null
}

async function asked<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {}) // told by the query under way
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

console.log(`Seed ${SEED}, ${STEPS} steps, ${EDITORS} editors`)
const database = await startMortalDatabase()
await seedDatabase(database.url)
for (let place = 0; place < EDITORS; place++) bear(place)
const began = Date.now()
while (answers < STEPS) {
  const next = Math.min(STEPS, answers + 1 + Math.floor(random() * MOST_BETWEEN))
  await until(() => answers >= next, 120_000)
  if (answers < STEPS) await kill(VICTIMS[Math.floor(random() * VICTIMS.length)]!)
}
isOver = true
for (const { process: child } of editors) child.stdin!.end()
await Promise.all(editors.map(({ ended }) => ended))
let problems: string[] | null = null
while (!problems) problems = await asked((client) => unexplained(client, steps)).catch(() => sleep(200, null))
await database.stop()

const count = (outcome: Step['outcome']) => [...steps.values()].filter((step) => step.outcome === outcome).length
console.log(
  `${answers} answers in ${Math.round((Date.now() - began) / 1000)} s: ${count('done')} done, ${count('refused')} refused; ` +
    `${count('lost')} lost with their connection, ${count(null)} without an answer`,
)
console.log(`Killed: ${kills.editor} editors, ${kills.backend} backends, ${kills.postmaster} postmasters`)
for (const problem of problems.slice(0, 40)) console.log(`  ${problem}`)
console.log(`${problems.length} unexplained`)
process.exit(problems.length > 0 ? 1 : 0)
