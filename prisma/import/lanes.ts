/** The order in which imports have their turns. */

import '#server-only'
import type { BatchState } from '#geo/import/choices'
import type { ImportSettings } from '#geo/import/settings'
import { table } from '../tables'

const b = table('ImportBatch')

export interface QueuedStep {
  readonly id: string
  readonly userId: string
  readonly fileName: string
  readonly state: BatchState
  readonly settings: ImportSettings
  readonly choices: unknown
  readonly cancel: boolean
}

/**
 * Steps on few rows do not wait for those on many: each lane is worked off on its own, the oldest batch first. The
 * locks
 * are any numbers, the same in all processes.
 */
export const LANES = { small: 7_220_556, large: 7_220_551 } as const
export type Lane = keyof typeof LANES

const SMALL_ROWS = 1000
const SMALL_BYTES = 128 * 1024
const LANE = `CASE WHEN ${b.state} = 'reading' AND ${b.size} > ${SMALL_BYTES} OR ${b.state} <> 'reading' AND ${b.total} > ${SMALL_ROWS} THEN 'large' ELSE 'small' END`

const IS_BUSY = `${b.state} IN ('reading', 'checking', 'running', 'undoing')`
export const NEXT_WAITING = `SELECT ${b.id}, ${b.userId}, ${b.fileName}, ${b.state}, ${b.settings}, ${b.choices}, ${b.cancel} FROM ${b}
  WHERE ${IS_BUSY} AND ${LANE} = $1 ORDER BY ${b.createdAt} LIMIT 1`
/** All that are being worked on or wait, in the order of their turns; `isWaiting` and `lane` with each. */
export const QUEUE = `SELECT ${b.id}, ${b.stepAt} IS NULL AS "isWaiting", ${LANE} AS "lane" FROM ${b} WHERE ${IS_BUSY} ORDER BY ${b.createdAt}`
/** The batch that is being worked on and needs the most memory. */
export const LARGEST_STEP = `SELECT ${b.id} FROM ${b} WHERE ${IS_BUSY} ORDER BY ${b.stepAt} IS NULL, ${b.total} DESC, ${b.size} DESC LIMIT 1`

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

export const STATE_AFTER_CANCEL: typeof STATE_AFTER_FAILURE = { ...STATE_AFTER_FAILURE, reading: 'cancelled' }
