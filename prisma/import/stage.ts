/** First step: stages the rows of the file in the database and recognises its headings. */

import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor } from '#geo/edit/roles'
import type { EarlierFile } from '#geo/import/batch'
import type { Encoding } from '#geo/import/files/encoding'
import { type ImportSettings, NO_SETTINGS, suggestSettings, yearOfTitle } from '#geo/import/settings'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import { columnsByInitials } from '#geo/import/table/initials'
import { leftOutAs } from '#geo/import/table/left-out'
import { overlapped } from '../overlapped'
import { oneByOne, type Query } from '../query'
import { table } from '../tables'
import { type Hint, RowHints, SAMPLE_ROWS } from './hint'
import { loadLookups } from './lookups'
import type { Progress } from './progress'
import { FileError, readFileRows } from './read-file'
import { TableRows } from './rows/table-rows'
import { batchesOf } from './sheets/check'
import { suggestSheet } from './sheets/suggest-sheet'
import { wordsOfSheet } from './sheets/words'
import { insertRows, type StagedRow } from './tables'

/** After so many rows what is being sent to the database goes on. */
const BREATH = 50

/** From whose values the meaning of a column is told where its heading has two. */
const VALUE_ROWS = 200

const [r, f, b] = [table('ImportRow'), table('ImportFile'), table('ImportBatch')]

interface StoredFile {
  readonly bytes: Buffer
  readonly at: number | null
  readonly isTogether: boolean
  readonly asked: Encoding | null
  /** It comes with this program. */
  readonly isOffered: boolean
}

/**
 * Each call reads the file again from the start. Afterwards the batch waits for its columns to be confirmed; settings
 * are taken from the last file with the same headings, words from all files. Throws a FileError if the file cannot be
 * read.
 */
export async function stageFile(connection: Query, actor: Actor, importId: string, progress: Progress): Promise<void> {
  const query = oneByOne(connection)
  await query(`DELETE FROM ${r} WHERE ${r.importId} = $1`, [importId])
  const [stored] = await query<StoredFile>(
    `SELECT ${f.bytes}, (${b.reading}->>'table')::int AS "at", coalesce((${b.reading}->>'isTogether')::boolean, false) AS "isTogether", ${b.encoding} AS "asked",
        coalesce((${b.hint}->>'isOffered')::boolean, false) AS "isOffered" FROM ${f} JOIN ${b} ON ${b.id} = ${f.importId} WHERE ${f.importId} = $1`,
    [importId],
  )
  if (!stored) throw new FileError('empty')
  const { bytes, at, isTogether, asked, isOffered } = stored
  const { kind, encoding, reading, batches } = await readFileRows(
    bytes,
    { at, isTogether },
    () => progress.tell(0),
    asked,
  )
  const rowsOf = new TableRows()
  let suggested: Suggested | null = null
  let isRead = false
  const plan = async (): Promise<readonly StagedRow[] | null> => {
    if (isRead) return null
    const { value: batch } = await batches.next()
    isRead = !batch
    const rows = batch ? rowsOf.take(batch) : rowsOf.rest()
    if (suggested?.hints) await takeAll(suggested.hints, rows)
    else if (!suggested && rowsOf.first.length >= SAMPLE_ROWS)
      suggested = await suggest(query, actor, { id: importId, kind }, rowsOf)
    return rows
  }
  let done = 0
  const store = async (rows: readonly StagedRow[]): Promise<void> => {
    if (rows.length > 0) await insertRows(query, importId, rows)
    done += rows.length
    await progress.tell(done)
  }
  await overlapped(plan, store)
  const { header, records, isTurned, asideFrom } = rowsOf
  if (!header || records === 0) throw new FileError('empty')
  const known = suggested ?? (await suggest(query, actor, { id: importId, kind }, rowsOf))
  const { headings } = known
  const file = { kind, encoding, reading, total: done, headings, firstRow: header.firstRow + 1 }
  if (!known.hints) {
    const { fresh } = known
    const words = await wordsOfSheet(query, actor, { id: importId, settings: fresh }, false)
    for await (const rows of batchesOf(query, importId, header.firstRow)) {
      for (const row of rows) if (leftOutAs(row.cells, { headings, columns: [] }) === null) words.take(row)
      await progress.tell(done)
    }
    const hint = { ...(await words.open()), isTurned, asideFrom }
    const settings = { ...fresh, words: hint.remembered }
    // Of one that comes with this program nothing need be confirmed.
    return finish(query, importId, { ...file, settings, hint, state: isOffered ? 'checking' : 'mapping' })
  }
  const earlier = known.earlier && factsOf(known.earlier)
  const hint: Hint = { ...(await known.hints.hint(query)), earlier, isTurned, asideFrom }
  await finish(query, importId, { ...file, settings: withHint(known.fresh, hint), hint, state: 'mapping' })
}

type Suggested = { readonly headings: readonly string[] } & (
  | { readonly fresh: ImportSettings; readonly hints: RowHints; readonly earlier: Earlier | null }
  /** The sheet holds other records. */
  | { readonly fresh: SheetSettings; readonly hints: null }
)

interface SuggestedFile {
  readonly id: string
  readonly kind: string
}

/** What the headings and the first rows suggest, and what all rows are to tell. */
async function suggest(query: Query, actor: Actor, file: SuggestedFile, rowsOf: TableRows): Promise<Suggested> {
  const { first } = rowsOf
  const header = rowsOf.header!
  const headings = header.headings.map((text) => text.slice(0, 200))
  const sample = first.filter(({ no }) => no > header.firstRow).slice(0, VALUE_ROWS)
  const above = first.filter(({ no }) => no <= header.firstRow)
  const sheet = await suggestSheet(query, { headings, unit: header.unit, rows: [...above, ...sample] })
  if (sheet) return { headings, fresh: sheet, hints: null }
  const look = await loadLookups(query, actor)
  const earlier = await earlierFile(query, file.id, headings)
  const byHeadings = suggestSettings(
    headings,
    header.unit,
    sample.map(({ cells }) => cells),
    look.term,
    (word) => look.district(word) !== null,
  )
  const fresh = { ...byHeadings, columns: columnsByInitials(headings, byHeadings.columns) }
  const unit = fresh.amountUnit !== null && { amountUnit: fresh.amountUnit, amountCurrency: fresh.amountCurrency }
  const { titleYear: _earlier, ...before } = { ...NO_SETTINGS, ...earlier?.settings }
  const ofTitle = yearOfTitle(above.flatMap(({ cells }) => cells))
  const settings = { ...(earlier ? { ...before, ...unit, words: {} } : fresh), ...ofTitle }
  const rows = first.slice(0, SAMPLE_ROWS).map((row) => ({ ...row, isTakenIn: false }))
  const hints = new RowHints({ kind: file.kind, headings, firstRow: header.firstRow + 1, settings }, rows, look)
  await takeAll(hints, first)
  return { headings, fresh: settings, hints, earlier }
}

async function takeAll(hints: RowHints, rows: readonly StagedRow[]): Promise<void> {
  for (const [i, row] of rows.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    hints.take({ ...row, isTakenIn: false })
  }
}

interface StagedFile {
  readonly state: 'mapping' | 'checking'
  readonly kind: string
  readonly encoding: string | null
  readonly reading: unknown
  readonly total: number
  readonly headings: readonly string[]
  readonly firstRow: number
  readonly settings: ImportSettings
  readonly hint: unknown
}

/** Puts down what the file is and suggests: to be confirmed, or to be checked at once. */
async function finish(query: Query, importId: string, staged: StagedFile): Promise<void> {
  const { state, kind, encoding, reading, total, headings, firstRow, settings, hint } = staged
  await query(
    `UPDATE ${b} SET ${b.state} = $9, ${b.kind} = $2, ${b.encoding} = $3, ${b.firstRow} = $4, ${b.total} = $5, ${b.done} = 0,
      ${b.settings} = $6, ${b.hint} = $10, ${b.reading} = $7, ${b.headings} = $8 WHERE ${b.id} = $1`,
    [
      ...[importId, kind, encoding, firstRow, total, JSON.stringify(settings)],
      ...[reading && JSON.stringify(reading), headings, state, JSON.stringify(hint)],
    ],
  )
}

/**
 * With what the rows and the title of this file suggest: datum, district, merged columns. A row's own district goes
 * before that of the title.
 */
function withHint(suggested: ImportSettings, hint: Hint): ImportSettings {
  const { district: _district, source: _source, ...forAll } = suggested.forAll
  return {
    ...suggested,
    datum: hint.datum?.datum ?? null,
    fillDown: hint.merged,
    answers: {},
    words: hint.remembered,
    forAll: { ...forAll, ...(hint.district && { district: hint.district }) },
  }
}

interface Earlier extends Omit<EarlierFile, 'createdAt' | 'forAll'> {
  readonly createdAt: Date
  readonly settings: ImportSettings
}

/** The last file with the same headings: of this person, else of anybody. */
async function earlierFile(query: Query, importId: string, headings: readonly string[]): Promise<Earlier | null> {
  const [other, current] = [table('ImportBatch', 'o'), table('ImportBatch', 'b')]
  const [row] = await query<Earlier>(
    `SELECT ${other.settings}, ${other.fileName}, ${other.userName}, ${other.createdAt} FROM ${other}
      JOIN ${current} ON ${current.id} = $1 AND ${other.id} <> ${current.id}
      WHERE ${other.headings} = $2 AND ${other.state} IN ('preview', 'running', 'done', 'undone')
      ORDER BY ${other.userId} = ${current.userId} DESC, ${other.createdAt} DESC LIMIT 1`,
    [importId, headings],
  )
  return row ?? null
}

/** What belongs to one file only is not taken over: see `withHint`. */
function factsOf({ fileName, userName, createdAt, settings }: Earlier): EarlierFile {
  const { district: _district, source: _source, ...forAll } = settings.forAll
  return { fileName, userName, createdAt: createdAt.toISOString(), forAll }
}
