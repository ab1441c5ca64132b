/** Second step: reads every row, compares it with the existing records, and judges it. */

import type { Actor } from '#geo/edit/roles'
import type { Counts } from '#geo/import/choices'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown } from '#geo/import/table/fill-down'
import { OtherTable } from '#geo/import/table/other-table'
import { Sections } from '#geo/import/table/sections'
import type { Query } from '../query'
import { table } from '../tables'
import { hintOf } from './hint'
import { loadLookups, loadMatcher } from './lookups'
import type { Progress } from './progress'
import { checkBatch, type TableBelow } from './rows/check-batch'
import { checkFew, printOf } from './rows/check-few'
import { type CheckedRow, readRows, writeChecked } from './tables'

const b = table('ImportBatch')

const BATCH = 1000

/** Runs in a transaction. Afterwards the batch waits for choices. */
export async function checkRows(
  query: Query,
  actor: Actor,
  batch: { readonly id: string; readonly settings: ImportSettings },
  progress: Progress,
): Promise<void> {
  const look = await loadLookups(query, actor)
  const matcher = await loadMatcher(query)
  const { settings } = batch
  const form = await formOf(query, batch.id)
  const table = { ...form, columns: settings.columns }
  if (await checkFew(query, batch.id, { settings, look, matcher, table })) return
  const counts = { new: 0, changed: 0, same: 0, doubtful: 0, bad: 0, warned: 0, left: 0 }
  const above = new FillDown(settings.fillDown)
  const sections = new Sections(look)
  const otherTable = new OtherTable()
  const seen = new Map<string, number>()
  let [after, done] = [0, 0]
  for (;;) {
    const rows = await readRows(query, batch.id, after, BATCH)
    if (rows.length === 0) break
    const checked = await checkBatch(query, { rows, settings, look, matcher, seen, table, above, sections, otherTable })
    for (const row of checked) count(counts, row)
    await writeChecked(query, batch.id, checked)
    after = rows.at(-1)!.no
    done += rows.length
    await progress.tell(done)
  }
  const hint = await hintOf(query, { ...batch, ...form, total: done }, look, progress)
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

async function formOf(query: Query, importId: string): Promise<Omit<TableBelow, 'columns'>> {
  const [row] = await query<Omit<TableBelow, 'columns'>>(
    `SELECT ${b.headings}, ${b.firstRow} FROM ${b} WHERE ${b.id} = $1`,
    [importId],
  )
  return row!
}
