/** Second step: reads every row, compares it with the existing records, and judges it. */

import type { Actor } from '#geo/edit/roles'
import type { Counts } from '#geo/import/choices'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown } from '#geo/import/table/fill-down'
import { OtherTable } from '#geo/import/table/other-table'
import { Sections } from '#geo/import/table/sections'
import { overlapped } from '../overlapped'
import { oneByOne, type Query } from '../query'
import { table } from '../tables'
import { RowHints, SAMPLE_ROWS } from './hint'
import { loadLookups, loadMatcher } from './lookups'
import type { Progress } from './progress'
import { checkBatch, type TableBelow } from './rows/check-batch'
import { checkFew, printOf } from './rows/check-few'
import { type CheckedRow, readRows, writeChecked } from './tables'

const b = table('ImportBatch')

const BATCH = 1000

/** Runs in a transaction. Afterwards the batch waits for choices. */
export async function checkRows(
  connection: Query,
  actor: Actor,
  batch: { readonly id: string; readonly settings: ImportSettings },
  progress: Progress,
): Promise<void> {
  const query = oneByOne(connection)
  const look = await loadLookups(query, actor)
  const matcher = await loadMatcher(query)
  const { settings } = batch
  const form = await formOf(query, batch.id)
  const table = { ...form, columns: settings.columns }
  if (await checkFew(query, batch.id, { settings, look, matcher, table })) return
  const counts = { new: 0, changed: 0, same: 0, doubtful: 0, bad: 0, warned: 0, left: 0 }
  const hints = new RowHints({ ...form, settings }, await readRows(query, batch.id, 0, SAMPLE_ROWS), look)
  const ofFile = {
    ...{
      settings,
      look,
      matcher,
      table,
      hints,
      seen: new Map<string, number>(),
      above: new FillDown(settings.fillDown),
    },
    ...{ sections: new Sections(look), otherTable: new OtherTable() },
  }
  // The next rows are asked for before those that are checked are written, which takes longer.
  const ask = (after: number) => {
    const rows = readRows(query, batch.id, after, BATCH)
    rows.catch(() => {}) // where the step has failed meanwhile, nobody waits for it any more
    return rows
  }
  let next = ask(0)
  const check = async (): Promise<readonly CheckedRow[] | null> => {
    const rows = await next
    if (rows.length === 0) return null
    next = ask(rows.at(-1)!.no)
    return checkBatch(query, { ...ofFile, rows })
  }
  let done = 0
  const store = async (checked: readonly CheckedRow[]): Promise<void> => {
    for (const row of checked) count(counts, row)
    await writeChecked(query, batch.id, checked)
    done += checked.length
    await progress.tell(done)
  }
  await overlapped(check, store)
  const hint = await hints.hint(query)
  await query(
    `UPDATE ${b} SET ${b.state} = 'preview', ${b.done} = 0, ${b.counts} = $2, ${b.hint} = coalesce(${b.hint}, '{}') || $3 WHERE ${b.id} = $1`,
    [batch.id, JSON.stringify(counts), JSON.stringify({ ...hint, checkedWith: printOf(settings) })],
  )
}

function count(counts: { -readonly [K in keyof Counts]: number }, row: CheckedRow): void {
  if (row.verdict === null) counts.left++
  else if (row.isBad) counts.bad++
  else counts[row.verdict]++
  if (!row.isBad && row.problems.length > 0) counts.warned++
}

type FileForm = Omit<TableBelow, 'columns'> & { readonly kind: string | null }

async function formOf(query: Query, importId: string): Promise<FileForm> {
  const [row] = await query<FileForm>(`SELECT ${b.kind}, ${b.headings}, ${b.firstRow} FROM ${b} WHERE ${b.id} = $1`, [
    importId,
  ])
  return row!
}
