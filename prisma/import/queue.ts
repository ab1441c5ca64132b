/** Works through the import queue: one large and one small step at a time in the whole installation. */

import '#server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Actor } from '#geo/edit/roles'
import { NO_SETTINGS } from '#geo/import/settings'
import { clientOf } from '../connection'
import type { Query } from '../query'
import { table } from '../tables'
import { Conflict, Forbidden, Invalid, Missing } from '../write/errors'
import { checkRows } from './check'
import { LANES, type Lane, NEXT_WAITING, type QueuedStep, STATE_AFTER_CANCEL, STATE_AFTER_FAILURE } from './lanes'
import { choicesOf } from './plan'
import { Cancelled, type Progress, progressOf } from './progress'
import { FileError } from './read-file'
import { NotReady, runImport } from './run'
import { checkSheet } from './sheets/check'
import { runSheet } from './sheets/run'
import { stageFile } from './stage'
import { undoBatch } from './undo'

const [b, u] = [table('ImportBatch'), table('User')]

const DEADLOCK = '40P01'

/** How soon a lane that has nothing to do looks again while the other works. */
const LOOK_AGAIN_MS = 250

/**
 * Resolves to the number of steps done, once nothing waits; to 0 if other processes are working on the queue. Each step
 * is one transaction that also moves its batch on: if it is interrupted, nothing has happened, and the next call starts
 * it again. An error in a step is stored as the problem of its batch.
 */
export async function workThroughQueue(url: string): Promise<number> {
  const lanes = Object.keys(LANES) as Lane[]
  const working = new Set<Lane>(lanes)
  const steps = await Promise.all(lanes.map((lane) => workThroughLane(url, lane, working)))
  return steps.reduce((sum, done) => sum + done, 0)
}

async function workThroughLane(url: string, lane: Lane, working: Set<Lane>): Promise<number> {
  const [main, side] = await Promise.all([connect(url), connect(url)])
  try {
    const { rows } = await main.query<{ isLocked: boolean }>('SELECT pg_try_advisory_lock($1) AS "isLocked"', [
      LANES[lane],
    ])
    if (!rows[0]?.isLocked) return 0
    for (let done = 0; ; ) {
      const { rows } = await main.query<QueuedStep>(NEXT_WAITING, [lane])
      if (rows[0]) {
        working.add(lane)
        await runStep(main, queryOf(side), rows[0])
        done++
        continue
      }
      working.delete(lane)
      if (working.size === 0) return done
      await sleep(LOOK_AGAIN_MS)
    }
  } finally {
    working.delete(lane)
    await Promise.all([main.end(), side.end()])
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = clientOf(url, { connectionTimeoutMillis: 5000 })
  client.on('error', (error) => console.error(`The import lost its database: ${error.message}`))
  await client.connect()
  return client
}

const queryOf =
  (client: pg.Client): Query =>
  async <Row>(sql: string, values: unknown[]) =>
    (await client.query(sql, values)).rows as Row[]

async function runStep(main: pg.Client, aside: Query, batch: QueuedStep): Promise<void> {
  const query = queryOf(main)
  if (!(await begin(query, batch))) return
  try {
    if (batch.cancel) throw new Cancelled()
    await main.query('BEGIN')
    await stepOf(query, batch, progressOf(aside, batch.id), aside)
    await main.query('COMMIT')
  } catch (error) {
    await main.query('ROLLBACK')
    // Two steps that waited for each other's records: this one has its turn once more.
    if ((error as { code?: string }).code !== DEADLOCK) await recordFailure(query, batch, error)
  }
}

/** Marks the batch as being worked on. False: somebody has cancelled it meanwhile. */
async function begin(query: Query, { id, state }: QueuedStep): Promise<boolean> {
  const rows = await query(
    `UPDATE ${b} SET ${b.stepAt} = now(), ${b.startedAt} = CASE WHEN ${b.state} = 'running' THEN now() ELSE ${b.startedAt} END
      WHERE ${b.id} = $1 AND ${b.state} = $2 RETURNING ${b.id}`,
    [id, state],
  )
  return rows.length > 0
}

async function stepOf(query: Query, batch: QueuedStep, progress: Progress, aside: Query): Promise<void> {
  const actor = await actorOf(query, batch.userId)
  if (batch.state === 'reading') return stageFile(query, actor, batch.id, progress)
  if (batch.state === 'undoing') return undoBatch(query, batch.id, progress)
  const settings = { ...NO_SETTINGS, ...batch.settings }
  const toRun = { ...batch, settings, choices: choicesOf(batch.choices) }
  if (settings.sheet) {
    const ofSheet = { ...toRun, settings: { ...settings, sheet: settings.sheet } }
    const step = batch.state === 'checking' ? checkSheet : runSheet
    return step(query, actor, ofSheet, progress)
  }
  return batch.state === 'checking'
    ? checkRows(query, actor, batch, progress)
    : runImport(query, actor, toRun, progress, aside)
}

/** The person with present role and districts, which may have changed since the upload. */
async function actorOf(query: Query, userId: string): Promise<Actor> {
  const [actor] = await query<Actor>(
    `SELECT ${u.id}, ${u.name}, ${u.role}, ${u.districtIds} FROM ${u} WHERE ${u.id} = $1`,
    [userId],
  )
  if (!actor) throw new Forbidden()
  return actor
}

async function recordFailure(query: Query, batch: QueuedStep, error: unknown): Promise<void> {
  const isCancelled = error instanceof Cancelled
  const state = isCancelled ? STATE_AFTER_CANCEL[batch.state] : STATE_AFTER_FAILURE[batch.state]
  const problem = isCancelled ? null : problemOf(error)
  if (problem?.startsWith('other')) console.error('Import %s failed while %s:', batch.id, batch.state, error)
  // A file that has been read before, in another encoding or another of its tables, stands as it did.
  await query(
    `UPDATE ${b} SET ${b.state} = CASE WHEN ${b.state} = 'reading' AND ${b.headings} <> '{}' THEN 'mapping' ELSE $2 END,
      ${b.problem} = $3, ${b.cancel} = false, ${b.done} = 0 WHERE ${b.id} = $1`,
    [batch.id, state, problem],
  )
}

/** The code of a message that pages show and, after a space, what it is about. */
function problemOf(error: unknown): string {
  if (error instanceof FileError) return error.at === null ? error.code : `${error.code} ${error.at}`
  if (error instanceof Forbidden) return 'forbidden'
  if (error instanceof Conflict) return `conflict ${String(error.theirs.values.columns.nameZh)}`
  if (error instanceof Missing) return 'conflict'
  if (error instanceof NotReady) return 'not-ready'
  if (error instanceof Invalid) return `invalid ${error.message.slice(0, 300)}`
  return 'other'
}
