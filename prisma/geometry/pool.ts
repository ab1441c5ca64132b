/**
 * A few threads for what strangers draw and paste, each task with a budget of processor time and memory, and a queue
 * that has an end. Readers of other pages never wait for it.
 */

import '#server-only'
import { readFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { MapShapes } from '#geo/shapes/map-shapes'
import { startThread } from '../server/thread'
import type { ShapesForThread, TaskName, Tasks } from './tasks'

export interface Request<Name extends TaskName> {
  readonly name: Name
  readonly input: Tasks[Name]['input']
  /** What the map stands on; null: what the thread was told last. */
  readonly shapes: ShapesForThread | null
}
export type Answer =
  | { readonly ready: number | null }
  /** The map shapes are taken: what follows is the asker's own work. */
  | { readonly hasBegun: true }
  | { readonly output: unknown }
  | { readonly failure: string }

/** What was asked for is more than one request may cost, or too much is asked for just now (`isBusy`). */
export class TooMuchWork extends Error {
  readonly isBusy: boolean

  constructor(reason: string, isBusy = false) {
    super(reason)
    this.isBusy = isBusy
  }
}

/** How HTTP refuses what was too much work. */
interface Refusal {
  readonly status: 422 | 429
  readonly reason: string
  readonly headers: Readonly<Record<string, string>>
}

const TOO_INTRICATE: Refusal = {
  status: 422,
  reason: 'The areas are too intricate to be compared: draw simpler ones.',
  headers: {},
}
const BUSY: Refusal = {
  status: 429,
  reason: 'Too many areas are being compared just now. Please try again in a moment.',
  headers: { 'Retry-After': '5' },
}

/** Of an answer that was too much work by itself, or where others ask for too much just now; null: another failure. */
export function refusalOfTooMuch(error: unknown): Refusal | null {
  if (!(error instanceof TooMuchWork)) return null
  return error.isBusy ? BUSY : TOO_INTRICATE
}

const THREADS = 2
const MAX_WAITING = 30
/** Of statistics, which pages need that nobody has drawn anything for. */
const MAX_WAITING_STATISTICS = 300
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const
/** Milliseconds of processor time; of the clock where the system does not tell that, and at most in any case. */
const BUDGET_MS = 1000
const MOST_MS = 20_000
const LOOK_MS = 50
/** Linux counts in hundredths of a second. */
const TICK_MS = 10

interface Job {
  readonly request: Omit<Request<TaskName>, 'shapes'>
  readonly shapes: MapShapes
  readonly budgetMs: number
  resolve(output: unknown): void
  reject(error: Error): void
}

interface Thread {
  readonly worker: Worker
  readonly id: number | null
  /** The key of the map shapes that it was told last. */
  shapes: string | null
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingGeometry?: { queue: Job[]; idle: Thread[]; running: number } }
function state() {
  shared.landingGeometry ??= { queue: [], idle: [], running: 0 }
  return shared.landingGeometry
}

/** Rejects with TooMuchWork where it is beyond the budget, or too many wait. */
export function reckon<Name extends TaskName>(
  name: Name,
  input: Tasks[Name]['input'],
  shapes: MapShapes,
  budgetMs = BUDGET_MS,
): Promise<Tasks[Name]['output']> {
  const { queue } = state()
  const most = name === 'statistics' ? MAX_WAITING_STATISTICS : MAX_WAITING
  if (queue.length >= most) return Promise.reject(new TooMuchWork(`${queue.length} wait already`, true))
  return new Promise((resolve, reject) => {
    queue.push({
      request: { name, input } as Job['request'],
      shapes,
      budgetMs,
      resolve: resolve as Job['resolve'],
      reject,
    })
    void workOn()
  })
}

async function workOn(): Promise<void> {
  const it = state()
  if (it.running >= THREADS) return
  const job = it.queue.shift()
  if (!job) return
  it.running++
  try {
    const thread = it.idle.pop() ?? (await start())
    job.resolve(await perform(thread, job))
    it.idle.push(thread)
    thread.worker.unref()
  } catch (error) {
    job.reject(error instanceof Error ? error : new Error(String(error)))
  }
  it.running--
  void workOn()
}

function start(): Promise<Thread> {
  const worker = startThread('geometry', { resourceLimits: MEMORY })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject)
      worker.on('error', () => {}) // told by the job under way; a thread that has none has nothing to say
      resolve({ worker, id: 'ready' in answer ? answer.ready : null, shapes: null })
    })
  })
}

/** What the task comes to. A thread that is over its budget, or out of memory, is ended. */
function perform(thread: Thread, { request, shapes, budgetMs }: Job): Promise<unknown> {
  const { worker, id } = thread
  worker.ref()
  const startedAt = Date.now()
  let startedCpu: number | null | undefined
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearInterval(watch)
      worker.removeAllListeners('message')
      worker.off('exit', onExit)
      finish()
    }
    const onExit = () => end(() => reject(new TooMuchWork('more memory than one request may take')))
    const watch = setInterval(() => {
      const clock = Date.now() - startedAt
      if (cpuSince(startedCpu, id, clock) <= budgetMs && clock <= MOST_MS) return
      end(() => reject(new TooMuchWork(`more than ${budgetMs} ms of work`)))
      void worker.terminate()
    }, LOOK_MS)
    worker.once('exit', onExit)
    worker.on('message', (answer: Answer) => {
      if ('hasBegun' in answer) {
        startedCpu = cpuMs(id)
        return
      }
      end(() => {
        if ('output' in answer) return resolve(answer.output)
        // A stack that is full, a list that is too long: too much as well. The thread is as good as new.
        void worker.terminate()
        const failure = 'failure' in answer ? answer.failure : 'no answer'
        reject(failure.startsWith('RangeError') ? new TooMuchWork(failure) : new Error(failure))
      })
    })
    const isNew = thread.shapes !== shapes.key
    thread.shapes = shapes.key
    worker.postMessage({ ...request, shapes: isNew ? groundOf(shapes) : null } as Request<TaskName>)
  })
}

const groundOf = ({ districts, water }: MapShapes): ShapesForThread => ({ districts, water })

/** Undefined: it has not begun. Null: the system does not tell, and the clock counts. */
function cpuSince(started: number | null | undefined, id: number | null, clockMs: number): number {
  if (started === undefined) return 0
  return started === null ? clockMs : (cpuMs(id) ?? started) - started
}

function cpuMs(id: number | null): number | null {
  if (id === null) return null
  try {
    const [user, system] = readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * TICK_MS
  } catch {
    return null
  }
}

/** Ends the threads that wait for work. */
export async function closePool(): Promise<void> {
  const { idle } = state()
  await Promise.all(idle.splice(0).map(({ worker }) => worker.terminate()))
}
