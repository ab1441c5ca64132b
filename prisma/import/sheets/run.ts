/** Writes the records that the rows of a sheet make and change, all in one transaction. */

import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { RecordType } from '#geo/edit/values'
import { isReady } from '#geo/import/choices'
import { isError } from '#geo/import/problems'
import type { BookEntry } from '#geo/import/sheets/record-book'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import type { Query } from '../../query'
import { REFERENCE_ORDER } from '../../records/edited'
import { table } from '../../tables'
import { Forbidden } from '../../write/errors'
import { type Saved, saveRecords } from '../../write/save'
import { planOf, STEP, stepValues } from '../plan'
import type { Progress } from '../progress'
import { carry, dropRows, finish, NotReady, type RunBatch, writeMany } from '../run'
import { namedProjects, readerOf, type SheetRowToRead } from './reader'

const r = table('ImportRow')

/** Records that are saved, or carried on, at a time. */
const BATCH = 1000

/**
 * Reads the rows anew, so that they meet the records as they stand now, and marks the batch as done. Throws as
 * `runImport` does.
 */
export async function runSheet(
  query: Query,
  actor: Actor,
  batch: RunBatch & { readonly settings: SheetSettings },
  progress: Progress,
): Promise<void> {
  const plan = await planOf(query, batch.id, batch.choices)
  if (!isReady(plan)) throw new NotReady('There are rows to decide on')
  if (batch.choices.state === 'published' && !isAtLeast(actor.role, 'reviewer')) throw new Forbidden()
  const rows = await query<SheetRowToRead>(
    `SELECT ${r.cells}, ${r.notes} FROM ${r} WHERE ${r.importId} = $1 AND ${STEP} IN ('create', 'update') ORDER BY ${r.no}`,
    stepValues(batch.id, batch.choices),
  )
  const projects = await namedProjects(query, batch.id, batch.settings)
  const { book, versions, read } = await readerOf(query, actor, batch.settings, projects)
  for (const row of rows) if (read(row).problems.some(isError)) throw new NotReady('A row can no longer be read')
  const changes = book.changes()
  const work = async () => {
    const saved = await saveAll(query, actor, batch, changes, versions, rows.length, progress)
    for (let start = 0; start < saved.length; start += BATCH) {
      await carry(query, actor, batch, saved.slice(start, start + BATCH))
      await progress.tell(rows.length)
    }
    await dropRows(query, batch.id)
  }
  await writeMany(query, batch, changes.length, work, progress)
  const created = changes.filter(({ isNew }) => isNew).length
  await finish(query, batch.id, { created, changed: changes.length - created }, plan.skip)
}

/** Saves type by type, so that what is new has its id before others refer to it. */
async function saveAll(
  query: Query,
  actor: Actor,
  batch: RunBatch,
  changes: readonly BookEntry[],
  versions: ReadonlyMap<string, number>,
  rows: number,
  progress: Progress,
): Promise<Saved[]> {
  const ids = new Map<string, string>()
  const withIds = (values: unknown): unknown =>
    JSON.parse(JSON.stringify(values), (_, value) => (typeof value === 'string' ? (ids.get(value) ?? value) : value))
  const all: Saved[] = []
  for (const type of REFERENCE_ORDER as readonly RecordType[]) {
    const ofType = changes.filter((entry) => entry.type === type)
    for (let start = 0; start < ofType.length; start += BATCH) {
      const entries = ofType.slice(start, start + BATCH)
      const saved = await saveRecords(
        query,
        actor,
        entries.map(({ id, isNew, values }) => ({
          ...{ type, why: batch.fileName, importId: batch.id },
          id: isNew ? null : id,
          version: versions.get(`${type} ${id}`) ?? 0,
          values: withIds(values),
        })),
      )
      for (const [i, { id, isNew }] of entries.entries()) if (isNew) ids.set(id, saved[i]!.id)
      all.push(...saved)
      await progress.tell(Math.min(all.length, rows))
    }
  }
  return all
}
