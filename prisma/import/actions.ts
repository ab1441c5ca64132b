/** What a person does with a file on its way. Whoever may not, or comes too late, gets a Refused. */

import { lookUp } from '#geo/look-up'
import '#server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, isAtLeast } from '#geo/edit/roles'
import { DATUMS } from '#geo/geometry/datum'
import { AMOUNT_UNITS } from '#geo/import/amount-cell'
import type { Batch } from '#geo/import/batch'
import { type BatchState, isOpen, isReady, STEPS, TARGET_STATES } from '#geo/import/choices'
import { FOR_ALL, IMPORT_FIELDS } from '#geo/import/columns'
import { type Column, type NewRow, table } from '../tables'
import { query } from '../transaction'
import { choicesOf } from './plan'
import { getBatch, getPlan } from './read'
import { MAX_BYTES, sniff } from './read-file'
import { wakeQueue } from './wake-queue'

const [b, o] = [table('ImportBatch'), table('ImportBatch', 'o')]
const [file, f, row] = [table('ImportFile'), table('ImportFile', 'f'), table('ImportRow')]

/**
 * `gone`: no such file for this person; `late`: it has gone on meanwhile; `role`: viewers do not import; `many`: too
 * many wait.
 */
export class Refused extends Error {
  constructor(readonly code: 'gone' | 'late' | 'role' | 'many' | 'size' | 'not-ready') {
    super(`Refused: ${code}`)
  }
}

/** Waiting files of one person, and days until a file that nobody went on with is forgotten. */
const MAX_WAITING = 20
const FORGOTTEN_AFTER_DAYS = 30

const short = z.string().max(300)
const SettingsInput = z.strictObject({
  columns: z.array(z.enum(IMPORT_FIELDS as [string, ...string[]]).nullable()).max(200),
  amountUnit: z
    .number()
    .nullable()
    .refine((unit) => unit === null || AMOUNT_UNITS.includes(unit)),
  datum: z.enum(DATUMS),
  forAll: z.partialRecord(z.enum(FOR_ALL), short),
  turnSwapped: z.boolean(),
})
const ChoicesInput = z.strictObject({
  bad: z.enum(['stop', 'skip']),
  changed: z.enum(['update', 'skip']),
  doubtful: z.enum(['ask', ...STEPS]),
  state: z.enum(TARGET_STATES),
})

/** The id of the file's batch; reading begins. Throws a FileError where it is no table at all. */
export async function receiveFile(actor: Actor, fileName: string, bytes: Buffer): Promise<string> {
  if (!isAtLeast(actor.role, 'editor')) throw new Refused('role')
  if (bytes.length > MAX_BYTES) throw new Refused('size')
  sniff(bytes)
  await forgetOld()
  const id = randomUUID()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const inserted = await query(
    `WITH b AS (
      INSERT INTO ${b} (${b.id}, ${b.userId}, ${b.userName}, ${b.fileName}, ${b.state}, ${b.size}, ${b.sha256})
        SELECT $1, $2, $3, $4, 'reading', $5, $6
        WHERE (SELECT count(*) FROM ${f} JOIN ${o} ON ${o.id} = ${f.importId} WHERE ${o.userId} = $2) < ${MAX_WAITING}
        RETURNING "id"), f AS (INSERT INTO ${file} (${file.importId}, ${file.bytes}) SELECT "id", $7 FROM b)
      SELECT "id" FROM b`,
    [id, actor.id, actor.name, cleanName(fileName), bytes.length, sha256, bytes],
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

/** Takes the columns as they are given and compares all rows again. */
export async function checkWith(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id)
  const settings = SettingsInput.parse(input)
  const columns = batch.headings.map((_, i) => settings.columns[i] ?? null)
  await move(batch, 'checking', { settings: { ...settings, columns }, problem: null })
}

export async function chooseColumnsAgain(actor: Actor, id: string): Promise<void> {
  await move(await openBatch(actor, id), 'mapping', {})
}

export async function choose(actor: Actor, id: string, input: unknown): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  await move(batch, 'preview', { choices: ChoicesInput.parse(input) })
}

/** One row's own choice; null takes it back. */
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

/** The import begins. */
export async function startImport(actor: Actor, id: string): Promise<void> {
  const batch = await openBatch(actor, id, 'preview')
  if (!isReady(await getPlan(batch))) throw new Refused('not-ready')
  if (choicesOf(batch.choices).state === 'published' && !isAtLeast(actor.role, 'reviewer')) throw new Refused('role')
  await move(batch, 'running', { problem: null })
}

/** Asks the present step to stop; nothing of it will have happened. */
export async function cancelStep(actor: Actor, id: string): Promise<void> {
  const batch = await seenBatch(actor, id)
  await query(
    `UPDATE ${b} SET ${b.cancel} = true WHERE ${b.id} = $1 AND ${b.state} IN ('reading', 'checking', 'running')`,
    [batch.id],
  )
  wakeQueue()
}

/** Throws the file and its rows away. */
export async function dropBatch(actor: Actor, id: string): Promise<void> {
  const batch = await openBatch(actor, id)
  await move(batch, 'cancelled', {})
  await query(`DELETE FROM ${row} WHERE ${row.importId} = $1`, [batch.id])
  await query(`DELETE FROM ${file} WHERE ${file.importId} = $1`, [batch.id])
}

/** Takes the whole import back. */
export async function askUndo(actor: Actor, id: string): Promise<void> {
  const batch = await seenBatch(actor, id)
  if (batch.state !== 'done') throw new Refused('late')
  await move(batch, 'undoing', { choices: { ...batch.choices, undoneBy: actor.id }, problem: null })
}

async function seenBatch(actor: Actor, id: string): Promise<Batch> {
  if (!isAtLeast(actor.role, 'editor')) throw new Refused('role')
  const batch = await getBatch(actor, id)
  if (!batch) throw new Refused('gone')
  return batch
}

/** One on which can be decided still, by the person who brought it (a reviewer only looks on). */
async function openBatch(actor: Actor, id: string, state?: BatchState): Promise<Batch> {
  const batch = await seenBatch(actor, id)
  const isFit = state ? batch.state === state : isOpen(batch.state)
  const [owned] = await query(`SELECT FROM ${b} WHERE ${b.id} = $1 AND ${b.userId} = $2`, [id, actor.id])
  if (!owned) throw new Refused('gone')
  if (!isFit) throw new Refused('late')
  return batch
}

/** From the state it was seen in, or not at all. */
async function move(batch: Batch, state: BatchState, set: NewRow<'ImportBatch'>): Promise<void> {
  const names = Object.keys(set) as Column<'ImportBatch'>[]
  const columns = names.map((name, i) => `, ${b[name]} = $${i + 4}`).join('')
  const values = names.map((name) =>
    lookUp(set, name) === null || name === 'problem' ? lookUp(set, name) : JSON.stringify(lookUp(set, name)),
  )
  const moved = await query(
    `UPDATE ${b} SET ${b.state} = $2, ${b.cancel} = false${columns} WHERE ${b.id} = $1 AND ${b.state} = $3 RETURNING ${b.id}`,
    [batch.id, state, batch.state, ...values],
  )
  if (moved.length === 0) throw new Refused('late')
  if (state !== 'preview' && state !== 'mapping') wakeQueue()
}
