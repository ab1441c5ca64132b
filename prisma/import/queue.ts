/** Works through the import queue, one batch at a time in the whole installation. */

import '#server-only'
import type pg from 'pg'
import type { Actor } from '#geo/edit/roles'
import type { BatchState } from '#geo/import/choices'
import type { ImportSettings } from '#geo/import/settings'
import { clientOf } from '../connection'
import type { Query } from '../query'
import { table } from '../tables'
import { Conflict, Forbidden, Invalid, Missing } from '../write/errors'
import { checkRows } from './check'
import { choicesOf } from './plan'
import { Cancelled, type Progress, progressOf } from './progress'
import { FileError } from './read-file'
import { NotReady, runImport } from './run'
import { stageFile } from './stage'
import { undoBatch } from './undo'

const [b, u] = [table('ImportBatch'), table('User')]

interface Batch {
  readonly id: string
  readonly userId: string
  readonly fileName: string
  readonly state: BatchState
  readonly settings: ImportSettings
  readonly choices: unknown
  readonly cancel: boolean
}

/** Any number, the same in all processes. */
const LOCK = 7_220_551
const NEXT_WAITING = `SELECT ${b.id}, ${b.userId}, ${b.fileName}, ${b.state}, ${b.settings}, ${b.choices}, ${b.cancel} FROM ${b}
  WHERE ${b.state} IN ('reading', 'checking', 'running', 'undoing') ORDER BY ${b.createdAt} LIMIT 1`

/**
 * Resolves to the number of steps done, once nothing waits; to 0 if another process is working on the queue. Each step
 * is one transaction that also moves its batch on: if it is interrupted, nothing has happened, and the next call starts
 * it again. An error in a step is stored as the problem of its batch.
 */
export async function workThroughQueue(url: string): Promise<number> {
  const [main, side] = await Promise.all([connect(url), connect(url)])
  try {
    const { rows } = await main.query<{ isLocked: boolean }>('SELECT pg_try_advisory_lock($1) AS "isLocked"', [LOCK])
    if (!rows[0]?.isLocked) return 0
    for (let done = 0; ; done++) {
      const { rows } = await main.query<Batch>(NEXT_WAITING)
      if (!rows[0]) return done
      await runStep(main, queryOf(side), rows[0])
    }
  } finally {
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

async function runStep(main: pg.Client, aside: Query, batch: Batch): Promise<void> {
  const query = queryOf(main)
  try {
    if (batch.cancel) throw new Cancelled()
    await main.query('BEGIN')
    await stepOf(query, batch, progressOf(aside, batch.id))
    await main.query('COMMIT')
  } catch (error) {
    await main.query('ROLLBACK')
    await recordFailure(query, batch, error)
  }
}

async function stepOf(query: Query, batch: Batch, progress: Progress): Promise<void> {
  const actor = await actorOf(query, batch.userId)
  if (batch.state === 'reading') return stageFile(query, actor, batch.id, progress)
  if (batch.state === 'checking') return checkRows(query, actor, batch, progress)
  if (batch.state === 'undoing') return undoBatch(query, batch.id)
  return runImport(query, actor, { ...batch, choices: choicesOf(batch.choices) }, progress)
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

/**
 * The state of a batch whose step failed: a file that cannot be read has failed; others return to the state in which a
 * person decides.
 */
export const STATE_AFTER_FAILURE: Readonly<Record<string, BatchState>> = {
  reading: 'failed',
  checking: 'mapping',
  running: 'preview',
  undoing: 'done',
}

async function recordFailure(query: Query, batch: Batch, error: unknown): Promise<void> {
  const isCancelled = error instanceof Cancelled
  const state = isCancelled && batch.state === 'reading' ? 'cancelled' : STATE_AFTER_FAILURE[batch.state]
  const problem = isCancelled ? null : problemOf(error)
  if (problem?.startsWith('other')) console.error(`Import ${batch.id} failed while ${batch.state}:`, error)
  await query(
    `UPDATE ${b} SET ${b.state} = $2, ${b.problem} = $3, ${b.cancel} = false, ${b.done} = 0 WHERE ${b.id} = $1`,
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
