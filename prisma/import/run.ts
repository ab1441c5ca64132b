/** Third step: writes the records, all in one transaction. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { RecordValues } from '#geo/edit/values'
import { type Choices, isReady, type Step } from '#geo/import/choices'
import { columnChanges } from '#geo/import/match'
import { type RowReading, statedTopic } from '#geo/import/row-reading'
import { termReader } from '#geo/import/terms'
import { overlapped } from '../overlapped'
import { oneByOne, type Query } from '../query'
import { table } from '../tables'
import { readTerms } from '../vocabulary/terms'
import { Conflict, Forbidden, Missing } from '../write/errors'
import { MANY_RECORDS, withLateRevision } from '../write/late-revision'
import { publishRecords, type Seen } from '../write/publish'
import { type NewRecords, publicationOf } from '../write/publish-new'
import { readWorking } from '../write/read'
import { type Edit, saveRecords } from '../write/save'
import { statisticsOf } from '../write/statistics'
import { submitRecords } from '../write/transitions'
import { makeRecords } from './make-records'
import { planOf, STEP, stepValues } from './plan'
import type { Progress } from './progress'
import { changedValues, newValues } from './values'

const [r, f, b] = [table('ImportRow'), table('ImportFile'), table('ImportBatch')]

const BATCH = 500

/** The choices leave rows undecided, or nothing is left to import. */
export class NotReady extends Error {}

interface RunRow {
  readonly no: number
  readonly reading: Omit<RowReading, 'problems'>
  readonly recordId: string | null
  readonly version: number | null
  readonly step: Step
}

export interface RunBatch {
  readonly id: string
  readonly fileName: string
  readonly choices: Choices
}

/**
 * Writes the records according to the choices and marks the batch as done, in the caller's transaction. Throws
 * NotReady, or what the write layer throws: Forbidden, Missing, Invalid, or Conflict if somebody has changed a record
 * since it was compared.
 */
export async function runImport(
  query: Query,
  actor: Actor,
  batch: RunBatch,
  progress: Progress,
  aside: Query,
): Promise<void> {
  const plan = await planOf(query, batch.id, batch.choices)
  if (!isReady(plan)) throw new NotReady('There are rows to decide on')
  if (batch.choices.state === 'published' && !isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  const work = async () => {
    const written = await write(query, actor, batch, progress, aside)
    await dropRows(query, batch.id)
    return written
  }
  const counts = await writeMany(query, batch, plan.create + plan.update, work, progress)
  await finish(query, batch.id, counts, plan.skip)
}

/** Where many records become public, nobody who publishes meanwhile waits for `work`. */
export function writeMany<Result>(
  query: Query,
  batch: RunBatch,
  records: number,
  work: () => Promise<Result>,
  progress: Progress,
): Promise<Result> {
  const isLate = batch.choices.state === 'published' && records >= MANY_RECORDS
  return isLate ? withLateRevision(query, batch.id, work, () => progress.tell(records)) : work()
}

interface Written {
  readonly created: number
  readonly changed: number
}

async function write(
  connection: Query,
  actor: Actor,
  batch: RunBatch,
  progress: Progress,
  aside: Query,
): Promise<Written> {
  const query = oneByOne(connection)
  const counts = { created: 0, changed: 0 }
  const count = statisticsOf(query, MANY_RECORDS)
  const made = await makeRecords(query, actor, batch)
  await carry(query, actor, batch, made.saved)
  const ofToday = await termsOfToday(query)
  const isPublic = batch.choices.state === 'published'
  const publication = isPublic ? await publicationOf(query, aside, actor, 'project', reasonOf(batch)) : null
  let after = 0
  const plan = async (): Promise<Planned | null> => {
    const rows = await nextRows(aside, batch, after)
    if (rows.length === 0) return null
    after = rows.at(-1)!.no
    const edits = await editsOf(
      query,
      batch,
      rows.map((row) => ({ ...row, reading: ofToday(made.in(row.reading)) })),
    )
    const fresh = publication ? edits.filter(isNew) : []
    const others = publication ? edits.filter((edit) => !isNew(edit)) : edits
    return { rows: rows.length, fresh: (fresh.length > 0 && (await publication?.plan(fresh))) || null, others }
  }
  let done = 0
  const store = async ({ fresh, others, rows }: Planned): Promise<void> => {
    if (fresh) await publication?.store(fresh)
    const saved = await saveRecords(query, actor, others)
    await carry(query, actor, batch, saved)
    counts.created += (fresh?.values.length ?? 0) + others.filter(isNew).length
    counts.changed += others.filter((edit, i) => !isNew(edit) && saved[i]!.version > edit.version).length
    done += rows
    await count(done)
    await progress.tell(done)
  }
  await overlapped(plan, store)
  return counts
}

interface Planned {
  readonly rows: number
  /** Those that are published at once. */
  readonly fresh: NewRecords | null
  readonly others: readonly Edit[]
}

const isNew = ({ id }: Edit): boolean => id === null

const reasonOf = (batch: RunBatch) => ({ why: batch.fileName, importId: batch.id })

const nextRows = (query: Query, batch: RunBatch, after: number): Promise<RunRow[]> =>
  query<RunRow>(
    `SELECT ${r.no}, ${r.reading}, ${r.recordId}, ${r.version}, ${STEP} AS "step" FROM ${r}
      WHERE ${r.importId} = $1 AND ${r.no} > $5 AND ${STEP} IN ('create', 'update') ORDER BY ${r.no} LIMIT ${BATCH}`,
    [...stepValues(batch.id, batch.choices), after],
  )

async function editsOf(query: Query, batch: RunBatch, rows: readonly RunRow[]): Promise<Edit[]> {
  const ids = rows.flatMap(({ step, recordId }) => (step === 'update' && recordId ? [recordId] : []))
  const working = await readWorking(query, 'project', ids)
  const reason = reasonOf(batch)
  return rows.map((row): Edit => {
    const { reading } = row
    const base = { type: 'project', ...reason, sourceId: reading.sourceId } as const
    if (row.step === 'create') return { ...base, id: null, version: 0, values: newValues(reading) }
    const standing = row.recordId === null ? undefined : working.get(row.recordId)
    if (!standing) throw new Missing({ type: 'project', id: row.recordId ?? '' })
    if (standing.version !== row.version) throw new Conflict(standing)
    return { ...base, id: standing.id, version: standing.version, values: updated(standing.values, reading) }
  })
}

const updated = (before: RecordValues, reading: RunRow['reading']): RecordValues =>
  changedValues(before, reading, columnChanges(before.columns, reading.columns))

const OF_TERMS = ['kind', 'sector', 'status'] as const

/** Of terms that have been merged since the rows were read, the heirs. */
async function termsOfToday(query: Query): Promise<(reading: RunRow['reading']) => RunRow['reading']> {
  const terms = await readTerms(query)
  const term = termReader(terms)
  const topic = statedTopic(terms)
  return (reading) => {
    const now = OF_TERMS.flatMap((field) => {
      const value = reading.columns[field]
      return value === undefined ? [] : [[field, term(field, value) ?? value]]
    })
    const words = reading.words && { words: reading.words.map((one) => ({ ...one, topic })) }
    return { ...reading, ...words, columns: { ...reading.columns, ...Object.fromEntries(now) } }
  }
}

/** Hands the saved records in, or publishes them, as chosen. */
export async function carry(query: Query, actor: Actor, batch: RunBatch, saved: readonly Seen[]): Promise<void> {
  const reason = reasonOf(batch)
  if (batch.choices.state === 'published') await publishRecords(query, actor, saved, reason)
  if (batch.choices.state === 'review') await submitRecords(query, actor, saved, reason)
}

/** Rows and file are no longer needed: the history has the result. */
export async function dropRows(query: Query, importId: string): Promise<void> {
  await query(`DELETE FROM ${r} WHERE ${r.importId} = $1`, [importId])
  await query(`DELETE FROM ${f} WHERE ${f.importId} = $1`, [importId])
}

/** The last to write the batch: whoever tells its progress would wait for it. */
export const finish = (
  query: Query,
  importId: string,
  { created, changed }: Written,
  skipped: number,
): Promise<unknown> =>
  query(
    `UPDATE ${b} SET ${b.state} = 'done', ${b.created} = $2, ${b.changed} = $3, ${b.unchanged} = $4, ${b.done} = ${b.total},
      ${b.finishedAt} = clock_timestamp() WHERE ${b.id} = $1`,
    [importId, created, changed, skipped],
  )
