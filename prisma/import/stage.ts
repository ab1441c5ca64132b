/** First step: stages the rows of the file in the database and recognises its headings. */

import type { Actor } from '#geo/edit/roles'
import type { EarlierFile } from '#geo/import/batch'
import type { Encoding } from '#geo/import/files/encoding'
import { withMerged } from '#geo/import/row-notes'
import { type ImportSettings, NO_SETTINGS, suggestSettings } from '#geo/import/settings'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import { sheetSettings } from '#geo/import/sheets/sheet-settings'
import { findHeader, HEAD_ROWS, isHeadingRow } from '#geo/import/table/header'
import { leftAbove, leftOutAs } from '#geo/import/table/left-out'
import { turned } from '#geo/import/table/turned'
import type { Query } from '../query'
import { table } from '../tables'
import { type Hint, hintOf } from './hint'
import { loadLookups } from './lookups'
import type { Progress } from './progress'
import { FileError, readFileRows } from './read-file'
import { MAX_SHEET_ROWS } from './sheets/check'
import { sheetWordsOf } from './sheets/words'
import { insertRows, readRows, type StagedRow } from './tables'

/** From whose values the meaning of a column is told where its heading has two. */
const VALUE_ROWS = 200

const [r, f, b] = [table('ImportRow'), table('ImportFile'), table('ImportBatch')]

interface StoredFile {
  readonly bytes: Buffer
  readonly wanted: number | null
  readonly asked: Encoding | null
  /** It comes with this program. */
  readonly isOffered: boolean
}

/**
 * Each call reads the file again from the start. Afterwards the batch waits for its columns to be confirmed; settings
 * are taken from the last file with the same headings, words from all files. Throws a FileError if the file cannot be
 * read.
 */
export async function stageFile(query: Query, actor: Actor, importId: string, progress: Progress): Promise<void> {
  await query(`DELETE FROM ${r} WHERE ${r.importId} = $1`, [importId])
  const [file] = await query<StoredFile>(
    `SELECT ${f.bytes}, (${b.reading}->>'table')::int AS "wanted", ${b.encoding} AS "asked",
        coalesce((${b.hint}->>'isOffered')::boolean, false) AS "isOffered" FROM ${f} JOIN ${b} ON ${b.id} = ${f.importId} WHERE ${f.importId} = $1`,
    [importId],
  )
  if (!file) throw new FileError('empty')
  const { kind, encoding, reading, batches } = await readFileRows(
    file.bytes,
    file.wanted,
    () => progress.tell(0),
    file.asked,
  )
  let header: ReturnType<typeof findHeader> | null = null
  let [total, records, last] = [0, 0, 0]
  let isTurned = false
  for await (const upright of batches) {
    const onSide = header === null ? turned(upright) : null
    if (onSide) isTurned = true
    const batch = onSide ?? upright
    header ??= findHeader(batch.slice(0, HEAD_ROWS).map(({ cells }) => cells))
    const rows = batch.flatMap(({ cells: own, notes }, i): StagedRow[] => {
      const no = last + i + 1
      // Headings that are merged downwards are read as they stand.
      const cells = no > header!.firstRow ? withMerged(own, notes) : own
      const isStaged = !isHeadingRow(no - 1, header!) && cells.some((cell) => cell.trim() !== '')
      return isStaged ? [{ no, cells, notes, leftOut: leftAbove(no - 1, cells, header!) }] : []
    })
    last += batch.length
    total += rows.length
    records += rows.filter(({ leftOut }) => leftOut === null).length
    if (rows.length > 0) await insertRows(query, importId, rows)
    await progress.tell(total)
  }
  if (!header || records === 0) throw new FileError('empty')
  const headings = header.headings.map((text) => text.slice(0, 200))
  const sheet = sheetOf(headings)
  if (sheet) {
    const fresh = sheetSettings(headings, sheet, header.unit)
    const rows = (await readRows(query, importId, header.firstRow, MAX_SHEET_ROWS)).filter(
      ({ cells, leftOut }) => leftOut === null && leftOutAs(cells, { headings, columns: [] }) === null,
    )
    const hint = { ...(await sheetWordsOf(query, actor, fresh, rows)), isTurned }
    const settings = { ...fresh, words: hint.remembered }
    const staged = { kind, encoding, reading, total, headings, firstRow: header.firstRow + 1, settings, hint }
    await stageSheet(query, importId, staged, file.isOffered)
    return
  }
  const earlier = await earlierFile(query, importId, headings)
  const sample = (await readRows(query, importId, header.firstRow, VALUE_ROWS)).map(({ cells }) => cells)
  const fresh = suggestSettings(headings, header.unit, sample)
  const unit = fresh.amountUnit !== null && { amountUnit: fresh.amountUnit, amountCurrency: fresh.amountCurrency }
  const suggested = earlier ? { ...NO_SETTINGS, ...earlier.settings, ...unit, words: {} } : fresh
  const firstRow = header.firstRow + 1
  const look = await loadLookups(query, actor)
  const hint: Hint = {
    ...(await hintOf(query, { id: importId, headings, firstRow, total, settings: suggested }, look, progress)),
    earlier: earlier && factsOf(earlier),
    isTurned,
  }
  const settings = withHint(suggested, hint)
  await query(
    `UPDATE ${b} SET ${b.state} = 'mapping', ${b.kind} = $2, ${b.encoding} = $3, ${b.firstRow} = $4, ${b.total} = $5, ${b.done} = 0,
      ${b.settings} = $6, ${b.hint} = $7, ${b.reading} = $8, ${b.headings} = $9 WHERE ${b.id} = $1`,
    [
      ...[importId, kind, encoding, firstRow, total, JSON.stringify(settings), JSON.stringify(hint)],
      reading && JSON.stringify(reading),
      headings,
    ],
  )
}

interface StagedSheet {
  readonly kind: string
  readonly encoding: string | null
  readonly reading: unknown
  readonly total: number
  readonly headings: readonly string[]
  readonly firstRow: number
  readonly settings: ImportSettings
  readonly hint: unknown
}

/** A sheet of other records is known by its headings. Of one that comes with this program nothing need be confirmed. */
async function stageSheet(query: Query, importId: string, staged: StagedSheet, isOffered: boolean): Promise<void> {
  const { kind, encoding, reading, total, headings, firstRow, settings, hint } = staged
  await query(
    `UPDATE ${b} SET ${b.state} = $9, ${b.kind} = $2, ${b.encoding} = $3, ${b.firstRow} = $4, ${b.total} = $5, ${b.done} = 0,
      ${b.settings} = $6, ${b.hint} = $10, ${b.reading} = $7, ${b.headings} = $8 WHERE ${b.id} = $1`,
    [
      ...[importId, kind, encoding, firstRow, total, JSON.stringify(settings)],
      ...[reading && JSON.stringify(reading), headings, isOffered ? 'checking' : 'mapping', JSON.stringify(hint)],
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
