/** Writes the records that the rows of a sheet make and change, all in one transaction. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import { isReady } from '#geo/import/choices'
import { isError } from '#geo/import/problems'
import type { BookEntry } from '#geo/import/sheets/record-book'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import { overlapped } from '../../overlapped'
import { oneByOne, type Query } from '../../query'
import { REFERENCE_ORDER } from '../../records/edited'
import { table } from '../../tables'
import { Forbidden } from '../../write/errors'
import { MANY_RECORDS } from '../../write/late-revision'
import { publicationOf } from '../../write/publish-new'
import { type Edit, saveRecords } from '../../write/save'
import { statisticsOf } from '../../write/statistics'
import { planOf, STEP, stepValues } from '../plan'
import type { Progress } from '../progress'
import { carry, dropRows, finish, NotReady, type RunBatch, writeMany } from '../run'
import { namedProjects, readerOf, type SheetRowToRead } from './reader'

const r = table('ImportRow')

/** Rows that are read, or records that are saved, at a time. */
const BATCH = 1000

/**
 * Reads the rows anew, so that they meet the records as they stand now, and marks the batch as done. Throws as
 * `runImport` does.
 */
export async function runSheet(connection: Query, actor: Actor, batch: SheetBatch, progress: Progress): Promise<void> {
  const query = oneByOne(connection)
  const plan = await planOf(query, batch.id, batch.choices)
  if (!isReady(plan)) throw new NotReady('There are rows to decide on')
  if (batch.choices.state === 'published' && !isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  const { changes, versions } = await changesOf(query, actor, batch, progress)
  const created = changes.filter(({ isNew }) => isNew).length
  const written = { created, changed: changes.length - created }
  const rows = plan.create + plan.update
  const work = async () => {
    await writeAll(query, actor, batch, { changes, versions, rows }, progress)
    await dropRows(query, batch.id)
  }
  await writeMany(query, batch, changes.length, work, progress)
  await finish(query, batch.id, written, plan.skip)
}

interface SheetBatch extends RunBatch {
  readonly settings: SheetSettings
}

interface Changes {
  readonly changes: readonly BookEntry[]
  /** By type and id. */
  readonly versions: ReadonlyMap<string, number>
}

async function changesOf(query: Query, actor: Actor, batch: SheetBatch, progress: Progress): Promise<Changes> {
  const projects = await namedProjects(query, batch.id, batch.settings)
  const { book, versions, read } = await readerOf(query, actor, batch.settings, projects)
  for (let after = 0; ; ) {
    const rows = await nextRows(query, batch, after)
    if (rows.length === 0) return { changes: book.changes(), versions }
    after = rows.at(-1)!.no
    for (const row of rows) if (read(row).problems.some(isError)) throw new NotReady('A row can no longer be read')
    await progress.tell(0)
  }
}

const nextRows = (query: Query, { id, choices }: SheetBatch, after: number) =>
  query<SheetRowToRead & { readonly no: number }>(
    `SELECT ${r.no}, ${r.cells}, ${r.notes} FROM ${r}
      WHERE ${r.importId} = $1 AND ${r.no} > $5 AND ${STEP} IN ('create', 'update') ORDER BY ${r.no} LIMIT ${BATCH}`,
    [...stepValues(id, choices), after],
  )

/**
 * Type by type, so that what is new has its id, and is public where it shall be, before others refer to it. What is new
 * and goes public is written once.
 */
async function writeAll(
  query: Query,
  actor: Actor,
  batch: SheetBatch,
  { changes, versions, rows }: Changes & { readonly rows: number },
  progress: Progress,
): Promise<void> {
  const ids = new Map<string, string>()
  const withIds = (values: unknown): unknown =>
    JSON.parse(JSON.stringify(values), (_, value) => (typeof value === 'string' ? (ids.get(value) ?? value) : value))
  const editOf = ({ type, id, isNew, values }: BookEntry): Edit => ({
    ...{ type, why: batch.fileName, importId: batch.id },
    id: isNew ? null : id,
    version: versions.get(`${type} ${id}`) ?? 0,
    values: withIds(values),
  })
  const count = statisticsOf(query, MANY_RECORDS)
  let done = 0
  const isDone = async (records: number) => {
    done += records
    await count(done)
    await progress.tell(Math.min(done, rows))
  }
  for (const type of REFERENCE_ORDER as readonly RecordType[]) {
    const ofType = changes.filter((entry) => entry.type === type)
    const isPublic = batch.choices.state === 'published'
    const fresh = isPublic ? ofType.filter(({ isNew }) => isNew) : []
    for (const entries of inBatches(isPublic ? ofType.filter(({ isNew }) => !isNew) : ofType)) {
      const saved = await saveRecords(query, actor, entries.map(editOf))
      for (const [i, { id, isNew }] of entries.entries()) if (isNew) ids.set(id, saved[i]!.id)
      await carry(query, actor, batch, saved)
      await isDone(entries.length)
    }
    if (fresh.length === 0) continue
    const reason = { why: batch.fileName, importId: batch.id }
    const publication = await publicationOf(query, query, actor, type, reason)
    const pieces = inBatches(fresh)
    const plan = async () => {
      const { value: entries } = pieces.next()
      if (!entries) return null
      const records = await publication.plan(entries.map(editOf))
      for (const [i, { id }] of entries.entries()) ids.set(id, records.ids[i]!)
      return { records, count: entries.length }
    }
    await overlapped(plan, async (piece) => {
      await publication.store(piece.records)
      await isDone(piece.count)
    })
  }
}

function* inBatches<Item>(list: readonly Item[]): Generator<readonly Item[], undefined> {
  for (let start = 0; start < list.length; start += BATCH) yield list.slice(start, start + BATCH)
}
