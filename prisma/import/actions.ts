/** What a person can do with an import batch. Throws Refused if the person may not do it, or is too late. */

import { lookUp } from '#geo/look-up'
import '#server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import type { Batch } from '#geo/import/batch'
import { type BatchState, isOpen, isReady, STEPS } from '#geo/import/choices'
import { ENCODINGS } from '#geo/import/encodings'
import { type CellNote, TOGETHER } from '#geo/import/row-notes'
import { joinWords } from '#geo/import/words'
import { cleanText } from '#geo/text/clean-text'
import { type Column, type NewRow, table } from '../tables'
import { query } from '../transaction'
import { ChoicesInput, ImportSettingsInput } from './input'
import { STATE_AFTER_CANCEL } from './lanes'
import { choicesOf } from './plan'
import { getBatch, getPlan } from './read'
import { MAX_BYTES, MAX_CELL, sniff } from './read-file'
import { wakeQueue } from './wake-queue'
import { rememberWords } from './word-memory'

const [b, o] = [table('ImportBatch'), table('ImportBatch', 'o')]
const [file, f, row] = [table('ImportFile'), table('ImportFile', 'f'), table('ImportRow')]

/**
 * `gone`: no such batch for this person; `late`: its state has changed meanwhile; `role`: the role does not allow it;
 * `many`: too many batches wait; `size`: the file is too large; `not-ready`: rows are undecided;
 * `new-term`: a term could not be made, all else has been done.
 */
export class Refused extends Error {
  constructor(readonly code: 'gone' | 'late' | 'role' | 'many' | 'size' | 'not-ready' | 'new-term') {
    super(`Refused: ${code}`)
  }
}

/** Waiting files per person, and days until an abandoned batch is deleted. */
const MAX_WAITING = 20
const FORGOTTEN_AFTER_DAYS = 30

/**
 * Queues the file and returns the id of its batch. Throws a FileError if it cannot be a table. `isOffered`: it comes
 * with this program, so that its columns need not be confirmed.
 */
export async function receiveFile(actor: Actor, fileName: string, bytes: Buffer, isOffered = false): Promise<string> {
  if (!isAtLeast(actor.role, 'editor')) throw new Refused('role')
  if (bytes.length > MAX_BYTES) throw new Refused('size')
  sniff(bytes)
  await forgetOld()
  const id = randomUUID()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const inserted = await query(
    `WITH b AS (
      INSERT INTO ${b} (${b.id}, ${b.userId}, ${b.userName}, ${b.fileName}, ${b.state}, ${b.size}, ${b.sha256}, ${b.hint})
        SELECT $1, $2, $3, $4, 'reading', $5, $6, $8::jsonb
        WHERE (SELECT count(*) FROM ${f} JOIN ${o} ON ${o.id} = ${f.importId} WHERE ${o.userId} = $2) < ${MAX_WAITING}
        RETURNING "id"), f AS (INSERT INTO ${file} (${file.importId}, ${file.bytes}) SELECT "id", $7 FROM b)
      SELECT "id" FROM b`,
    [
      ...[id, actor.id, actor.name, cleanName(fileName), bytes.length, sha256, bytes],
      isOffered ? '{"isOffered":true}' : null,
    ],
  )
  if (inserted.length === 0) throw new Refused('many')
  wakeQueue()
  return id
}

const cleanName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200) || 'table'

const forgetOld = () =>
  query(
    `DELETE FROM ${b} WHERE ${b.state} IN ('mapping', 'preview', 'failed', 'cancelled') AND ${b.createdAt} < now() - $1::interval`,
    [`${FORGOTTEN_AFTER_DAYS} days`],
  )

/** Sets how the columns are read and compares all rows again. */
export async function checkWith(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id)
  const settings = ImportSettingsInput.parse(input)
  const columns = batch.headings.map((_, i) => settings.columns[i] ?? null)
  // The form lists at most MAX_WORDS; what has been said of others holds.
  const words = joinWords(batch.settings.words, settings.words)
  await move(batch, 'checking', { settings: { ...settings, columns, words, ...keptOf(batch) }, problem: null })
  await rememberWords(query, actor.name, settings.words)
}

/** What no form sends stays: what somebody has taken of a geocoder, and what the file itself tells. */
const keptOf = ({ settings: { positions, beside, titleYear, otherAmount } }: Batch) => ({
  ...(positions && { positions }),
  ...(beside !== undefined && { beside }),
  ...(titleYear !== undefined && { titleYear }),
  ...(otherAmount && { otherAmount }),
})

/** Reads another table of the file, by its number, or all that have the headings of the one that was read. */
export async function readTable(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id)
  const { tables = [], table = 0, alike = 1 } = batch.reading ?? {}
  const wanted = z.union([z.literal(TOGETHER), z.coerce.number().int().min(0).max(999)]).parse(input)
  if (wanted === TOGETHER ? alike < 2 : !tables[wanted]) throw new Refused('late')
  const reading = wanted === TOGETHER ? { tables, table, isTogether: true } : { tables, table: wanted }
  await move(batch, 'reading', { reading, problem: null })
}

/** Reads the file once more, in this encoding. */
export async function readEncoded(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id)
  await move(batch, 'reading', { encoding: z.enum(ENCODINGS).parse(input), problem: null })
}

/** Corrects cells of one row, by the numbers of their columns. */
export async function correctCells(actor: Actor, id: string, no: number, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  const changes = z.record(z.string().regex(/^\d{1,3}$/), z.string().max(MAX_CELL)).parse(input)
  const [typed] = await query<{ cells: string[]; notes: CellNote[] }>(
    `SELECT ${row.cells}, ${row.notes} FROM ${row} WHERE ${row.importId} = $1 AND ${row.no} = $2`,
    [batch.id, no],
  )
  if (!typed) throw new Refused('late')
  const cells = batch.headings.map((_, i) => lookUp(changes, String(i)) ?? typed.cells[i] ?? '')
  // What the file had wrong in a cell is gone with it.
  const notes = typed.notes.filter(({ column }) => column === null || cells[column] === (typed.cells[column] ?? ''))
  // A row without a reading is checked anew, alone where that is enough.
  await query(
    `UPDATE ${row} SET ${row.cells} = $3, ${row.notes} = $4, ${row.reading} = NULL WHERE ${row.importId} = $1 AND ${row.no} = $2`,
    [batch.id, no, [...cells, ...typed.cells.slice(cells.length)].map(cleanText), JSON.stringify(notes)],
  )
  await move(batch, 'checking', { problem: null })
}

export async function chooseColumnsAgain(actor: Actor, id: string): Promise<void> {
  await move(await openBatch(actor, id), 'mapping', {})
}

export async function choose(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  await move(batch, 'preview', { choices: ChoicesInput.parse(input) })
}

/** Sets the choice for one row; null removes it. */
export async function setRowChoice(actor: Actor, id: string, no: number, choice: unknown): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  const step = z.enum(STEPS).nullable().parse(choice)
  await query(
    `UPDATE ${row} SET ${row.choice} = $3 WHERE ${row.importId} = $1 AND ${row.no} = $2 AND NOT ${row.isBad}
      AND ($3::text IS DISTINCT FROM 'update' OR ${row.recordId} IS NOT NULL)
      AND ($3::text IS DISTINCT FROM 'create' OR ${row.verdict} IN ('new', 'doubtful'))`,
    [batch.id, no, step],
  )
}

/** Takes in a row that is no record by its looks, or leaves it out again; all rows are compared anew. */
export async function takeRowIn(actor: Actor, id: string, no: number, isTakenIn: boolean): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  await query(
    `UPDATE ${row} SET ${row.isTakenIn} = $3 WHERE ${row.importId} = $1 AND ${row.no} = $2 AND (${row.leftOut} IS NOT NULL OR ${row.isTakenIn})`,
    [batch.id, no, isTakenIn],
  )
  await move(batch, 'checking', { problem: null })
}

export async function startImport(actor: Actor, id: string): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  if (!isReady(await getPlan(batch))) throw new Refused('not-ready')
  if (choicesOf(batch.choices).state === 'published' && !isAtLeast(actor.role, 'reviewer')) throw new Refused('role')
  await move(batch, 'running', { problem: null })
}

/** A step that waits for its turn ends at once; one that is under way is asked to stop, and rolled back. */
export async function cancelStep(actor: Actor, id: string): Promise<void> {
  const batch = await seenBatch(actor, id)
  await query(
    `UPDATE ${b} SET ${b.cancel} = ${b.stepAt} IS NOT NULL,
        ${b.state} = CASE WHEN ${b.stepAt} IS NULL THEN ($2::jsonb)->>${b.state} ELSE ${b.state} END
      WHERE ${b.id} = $1 AND ${b.state} IN ('reading', 'checking', 'running', 'undoing')`,
    [batch.id, JSON.stringify(STATE_AFTER_CANCEL)],
  )
  wakeQueue()
}

/** Cancels the batch and deletes its file and rows. */
export async function dropBatch(actor: Actor, id: string): Promise<void> {
  const batch = await openBatch(actor, id)
  await move(batch, 'cancelled', {})
  await query(`DELETE FROM ${row} WHERE ${row.importId} = $1`, [batch.id])
  await query(`DELETE FROM ${file} WHERE ${file.importId} = $1`, [batch.id])
}

/** Queues the undoing of the whole import. */
export async function askUndo(actor: Actor, id: string): Promise<void> {
  const batch = await seenBatch(actor, id)
  if (batch.state !== 'done') throw new Refused('late')
  await move(batch, 'undoing', { choices: { ...batch.choices, undoneBy: actor.id }, done: 0, problem: null })
}

async function seenBatch(actor: Actor, id: string): Promise<Batch> {
  if (!isAtLeast(actor.role, 'editor')) throw new Refused('role')
  const batch = await getBatch(actor, id)
  if (!batch) throw new Refused('gone')
  return batch
}

/** A batch that can still be decided on, by the person who uploaded it; reviewers may only look. */
export async function openBatch(actor: Actor, id: string, state?: BatchState): Promise<Batch> {
  const batch = await seenBatch(actor, id)
  const isInState = state ? batch.state === state : isOpen(batch.state)
  const [owned] = await query(`SELECT FROM ${b} WHERE ${b.id} = $1 AND ${b.userId} = $2`, [id, actor.id])
  if (!owned) throw new Refused('gone')
  if (!isInState) throw new Refused('late')
  return batch
}

/** Changes the state by compare-and-set: throws Refused if it is no longer the one seen. */
export async function move(batch: Batch, state: BatchState, set: NewRow<'ImportBatch'>): Promise<void> {
  const names = Object.keys(set) as Column<'ImportBatch'>[]
  const columns = names.map((name, i) => `, ${b[name]} = $${i + 4}`).join('')
  const values = names.map((name) =>
    lookUp(set, name) === null || name === 'problem' || name === 'encoding'
      ? lookUp(set, name)
      : JSON.stringify(lookUp(set, name)),
  )
  const moved = await query(
    `UPDATE ${b} SET ${b.state} = $2, ${b.cancel} = false, ${b.stepAt} = NULL${columns} WHERE ${b.id} = $1 AND ${b.state} = $3 RETURNING ${b.id}`,
    [batch.id, state, batch.state, ...values],
  )
  if (moved.length === 0) throw new Refused('late')
  if (state !== 'preview' && state !== 'mapping') wakeQueue()
}
