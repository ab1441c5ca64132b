/** Checks the rows of a sheet of records other than projects. */

import type { Actor } from '#geo/edit/roles'
import { nameOf } from '#geo/edit/values'
import type { Counts } from '#geo/import/choices'
import type { ImportField } from '#geo/import/columns'
import { isError } from '#geo/import/problems'
import { isLeftHidden } from '#geo/import/row-notes'
import type { RowColumns, RowReading } from '#geo/import/row-reading'
import type { SheetOutcome } from '#geo/import/sheets/read-sheet'
import { namingField } from '#geo/import/sheets/sheet-columns'
import type { SheetRecord } from '#geo/import/sheets/sheet-record'
import type { SheetSettings } from '#geo/import/sheets/sheet-row'
import { type LeftOut, leftOutAs, type TableForm } from '#geo/import/table/left-out'
import type { Query } from '../../query'
import { table } from '../../tables'
import type { Progress } from '../progress'
import { FileError } from '../read-file'
import { type CheckedRow, type RowToCheck, readRows, writeChecked } from '../tables'
import { namedProjects, readerOf } from './reader'
import { wordsOfSheet } from './words'

const b = table('ImportBatch')

/** More rows hold the records of more than the memory of an import. */
const MAX_SHEET_ROWS = 50_000

/** Rows that are written at a time. */
const BATCH = 500

const NO_READING: Omit<RowReading, 'problems'> = {
  ...{ columns: {}, milestones: [], sourceId: null, investor: null, event: null, stated: null, isAtPark: false },
}

/** Runs in a transaction. Afterwards the batch waits for choices; nothing of a record is written. */
export async function checkSheet(
  query: Query,
  actor: Actor,
  { id, settings }: { readonly id: string; readonly settings: SheetSettings },
  progress: Progress,
): Promise<void> {
  const form = await formOf(query, id, settings)
  if (form.rows > MAX_SHEET_ROWS) throw new FileError('sheet-rows', String(MAX_SHEET_ROWS))
  const { read } = await readerOf(query, actor, settings, await namedProjects(query, id, settings))
  const words = await wordsOfSheet(query, actor, { id, settings }, true)
  const counts = { new: 0, changed: 0, same: 0, doubtful: 0, bad: 0, warned: 0, left: 0 }
  let done = 0
  for await (const rows of batchesOf(query, id)) {
    const checked = rows.map((row): CheckedRow => {
      const leftOut = leftOutOf(row, form, settings)
      if (leftOut !== null) return leftRow(row.no, leftOut)
      const outcome = read(row)
      words.takeRead(row, outcome)
      return checkedRow(row.no, outcome)
    })
    for (const row of checked) count(counts, row)
    await writeChecked(query, id, checked)
    done += rows.length
    await progress.tell(done)
  }
  const hint = await words.open()
  await query(
    `UPDATE ${b} SET ${b.state} = 'preview', ${b.done} = 0, ${b.counts} = $2, ${b.hint} = coalesce(${b.hint}, '{}') || $3 WHERE ${b.id} = $1`,
    [id, JSON.stringify(counts), JSON.stringify(hint)],
  )
}

function count(counts: { -readonly [K in keyof Counts]: number }, { verdict, isBad, problems }: CheckedRow): void {
  if (verdict === null) counts.left++
  else counts[isBad ? 'bad' : verdict]++
  if (!isBad && problems.length > 0) counts.warned++
}

/** The rows in their order. */
export async function* batchesOf(query: Query, importId: string, after = 0): AsyncGenerator<RowToCheck[]> {
  for (let last = after; ; ) {
    const rows = await readRows(query, importId, last, BATCH)
    if (rows.length === 0) return
    last = rows.at(-1)!.no
    yield rows
  }
}

interface Form extends TableForm {
  readonly firstRow: number
  /** Of the whole file. */
  readonly rows: number
}

/** What tells rows that are no records apart is the column with their name. */
async function formOf(query: Query, importId: string, { sheet }: SheetSettings): Promise<Form> {
  const [row] = await query<Pick<Form, 'headings' | 'firstRow' | 'rows'>>(
    `SELECT ${b.headings}, ${b.firstRow}, ${b.total} AS "rows" FROM ${b} WHERE ${b.id} = $1`,
    [importId],
  )
  // A table of figures may name its indicator in the headings: then its rows are districts or periods.
  const name = [namingField(sheet.kind), 'district', 'period'].find((field) => sheet.columns.includes(field))
  const columns = sheet.columns.map((field): ImportField | null =>
    field === null ? null : field === name ? 'nameZh' : 'summaryZh',
  )
  return { ...row!, columns }
}

function leftOutOf(row: RowToCheck, form: Form, settings: SheetSettings): LeftOut | null {
  const { no, cells, leftOut, isTakenIn, notes } = row
  if (isTakenIn) return null
  if (isLeftHidden(notes, settings)) return 'hidden'
  return no < form.firstRow ? leftOut : leftOutAs(cells, form)
}

const NO_RECORD = { recordId: null, version: null, differences: null } as const

const leftRow = (no: number, leftOut: LeftOut): CheckedRow => ({
  ...{ no, leftOut, reading: null, problems: [], isBad: false, verdict: null },
  ...NO_RECORD,
})

function checkedRow(no: number, { problems, changes }: SheetOutcome): CheckedRow {
  const records = changes.map(
    ({ entry: { type, id, values }, before }): SheetRecord => ({
      ...{ type, id, before, after: values },
      name: { zh: nameOf(values, 'zh'), en: nameOf(values, 'en') },
    }),
  )
  const main = mainOf(records)
  return {
    ...{ no, problems, leftOut: null, isBad: problems.some(isError) },
    ...{ ...NO_RECORD, recordId: main?.before ? main.id : null },
    reading: { ...NO_READING, columns: columnsOf(main), sheet: records },
    verdict: main === undefined ? 'same' : main.before === null ? 'new' : 'changed',
  }
}

/** The record that the row is about: a source or venue comes along with it. */
const mainOf = (records: readonly SheetRecord[]): SheetRecord | undefined =>
  records.find(({ type }) => type !== 'source' && type !== 'place') ??
  records.find(({ type }) => type !== 'source') ??
  records[0]

/** Its name, and its position for the map. */
function columnsOf(record: SheetRecord | undefined): RowColumns {
  if (!record) return {}
  const { lng, lat } = record.after.columns
  const name = { nameZh: record.name.zh, nameEn: record.name.en }
  return typeof lng === 'number' && typeof lat === 'number' ? { ...name, lng, lat } : name
}
