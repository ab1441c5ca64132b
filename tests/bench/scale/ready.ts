/**
 * From the database: how soon an instance can draw, in how much memory, and what a change costs those who read
 * meanwhile.
 */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundleWeb } from '#prisma/server/build'
import { fillSynthetic } from '#prisma/synthetic/write'
import { startTestDatabase } from '../../support/database'
import { type Line, median } from '../table'
import { mb, time } from './measure'
import { say } from './say'

const ROUNDS = 3
const AIM = 0.7
const MAX_STALL_MS = 50
const MAX_CHANGE_MS = 2000

interface Ready {
  readonly ms: number
  readonly cpuMs: number
  readonly wholeMs: number
  readonly bytes: number
}

interface Swap {
  readonly foldMs: number
  readonly slowestFoldMs: number
  readonly wholeMs: number
  readonly foldStallMs: number
  readonly wholeStallMs: number
  readonly quietStallMs: number
}

/** The search column is left empty, which nobody here reads. */
export async function* readyLines(projects: number, seed: number): AsyncGenerator<Line> {
  const database = await startTestDatabase()
  try {
    await fillSynthetic(database.url, { projects, seed, searchable: false, say })
    await bundleWeb()
    yield* readyTableLines(database.url)
    yield* swapLines(await alone<Swap>('swap-child.ts', database.url))
  } finally {
    await database.stop()
  }
}

async function* readyTableLines(url: string): AsyncGenerator<Line> {
  const [ours, theirs]: [Ready[], Ready[]] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    ours.push(await alone<Ready>('ready-child.ts', url, 'ours'))
    theirs.push(await alone<Ready>('ready-child.ts', url, 'supercluster'))
  }
  const middle = (list: readonly Ready[], key: keyof Ready) => median(list.map((one) => one[key]))
  const share = (key: keyof Ready) => middle(ours, key) / middle(theirs, key)
  const both = (key: keyof Ready, text: (value: number) => string) =>
    `${text(middle(ours, key))}; ${text(middle(theirs, key))}: ${share(key).toFixed(2)}`
  const line = (what: string, key: keyof Ready, text = time): Line => ({
    what: `${what}: ours; supercluster`,
    value: both(key, text),
    aim: `≤ ${AIM}`,
    isMet: share(key) <= AIM,
  })
  yield line('First tile from the database', 'ms')
  yield { ...line('The same, time of the processor', 'cpuMs'), aim: '', isMet: null }
  yield { ...line('With its lists sorted, which supercluster has none of', 'wholeMs'), aim: '', isMet: null }
  yield line('Memory', 'bytes', mb)
}

function* swapLines(swap: Swap): Generator<Line> {
  yield {
    what: 'One project changed, commit until served: median; slowest',
    value: `${time(swap.foldMs)}; ${time(swap.slowestFoldMs)}`,
    aim: '≤ 2 s',
    isMet: swap.slowestFoldMs <= MAX_CHANGE_MS,
  }
  yield { what: 'All changed, commit until served', value: time(swap.wholeMs), aim: '', isMet: null }
  yield {
    what: 'Longest stall of readers during such swaps: one; all; without any',
    value: [swap.foldStallMs, swap.wholeStallMs, swap.quietStallMs].map(time).join('; '),
    aim: '≤ 50 ms',
    isMet: Math.max(swap.foldStallMs, swap.wholeStallMs) <= MAX_STALL_MS,
  }
}

/** What a script prints, alone in a process. */
async function alone<Result>(script: string, url: string, ...args: string[]): Promise<Result> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', DATABASE_URL: url }
  const flags = ['--expose-gc', '--import', 'tsx', join(import.meta.dirname, script), ...args, url]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { env })
  return JSON.parse(stdout) as Result
}
