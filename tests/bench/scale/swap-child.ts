/**
 * An instance alone in a process, with readers, while projects change: prints as JSON the milliseconds from a commit
 * until the new revision is served, for one project and for all of them, and the longest stall of the event loop, with
 * the swaps and what readers ask first after them.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { page } from '#geo/query/list-rows'
import { encodeTile } from '#geo/tiles/tiles'
import { pool } from '#prisma/client'
import { currentSnapshot, loadedSnapshot } from '#prisma/live/current-snapshot'
import { selected } from '#prisma/read/selected-projects'
import { median } from '../table'

const EDITS = 9
const READ_EVERY_MS = 20
const RESOLUTION_MS = 1
/** As after an import: too much has changed to be folded in. */
const WHOLE = `begin; update "Place" set id = id where false; select touch_projects(array[-1]); commit`

const reads = [
  async () => {
    const { snapshot, selection } = await selected({})
    encodeTile(snapshot, selection, 8, 213, 104)
  },
  async () => {
    const { snapshot, selection } = await selected({ sector: ['biomed'] })
    encodeTile(snapshot, selection, 10, 855, 418)
  },
  ...(['name', 'date', 'amount'] as const).map((sort) => async () => {
    const { snapshot, selection } = await selected({})
    page(snapshot, selection, { sort, limit: 50, locale: 'zh' })
  }),
]

async function read(stopping: AbortSignal): Promise<void> {
  for (let i = 0; !stopping.aborted; i++) {
    await reads[i % reads.length]!()
    await sleep(READ_EVERY_MS)
  }
}

/** From the commit until it is served. */
async function served(sql: string): Promise<number> {
  await pool().query(sql)
  const began = performance.now()
  const { rows } = await pool().query<{ number: number }>('select number from "Revision"')
  while (loadedSnapshot()!.revision < rows[0]!.number) await sleep(1)
  return performance.now() - began
}

async function stalls<T>(work: () => Promise<T>): Promise<{ result: T; stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const result = await work()
  await sleep(500) // for what readers ask first
  delay.disable()
  return { result, stallMs: delay.max / 1e6 }
}

await currentSnapshot()
const stopping = new AbortController()
const reading = read(stopping.signal)
await sleep(3000) // until the engine has compiled what it runs
const quiet = await stalls(() => sleep(5000))
const edits = await stalls(async () => {
  const times: number[] = []
  for (let i = 1; i <= EDITS; i++)
    times.push(await served(`update "Project" set "nameZh" = '改${i}' where no = ${i * 97}`))
  return times
})
const whole = await stalls(() => served(WHOLE))
stopping.abort()
await reading
console.log(
  JSON.stringify({
    foldMs: median(edits.result),
    slowestFoldMs: Math.max(...edits.result),
    wholeMs: whole.result,
    foldStallMs: edits.stallMs,
    wholeStallMs: whole.stallMs,
    quietStallMs: quiet.stallMs,
  }),
)
process.exit(0)
