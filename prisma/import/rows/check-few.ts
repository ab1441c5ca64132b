/** Checks only the rows that have been corrected since all were checked, where no other row depends on them. */

import { createHash } from 'node:crypto'
import type { RowProblem } from '#geo/import/problems'
import type { RowColumns } from '#geo/import/row-reading'
import type { ImportSettings } from '#geo/import/settings'
import { FillDown } from '#geo/import/table/fill-down'
import { OtherTable } from '#geo/import/table/other-table'
import { Sections } from '#geo/import/table/sections'
import type { Query } from '../../query'
import { table } from '../../tables'
import { type RowToCheck, writeChecked } from '../tables'
import { type CheckInput, checkBatch, newKey } from './check-batch'

const [b, r] = [table('ImportBatch'), table('ImportRow')]

const FEW = 50

/** Settings that read rows the same have the same. */
export const printOf = (settings: ImportSettings): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('hex')

type FewInput = Pick<CheckInput, 'settings' | 'look' | 'matcher' | 'table'>

/**
 * False: all rows must be checked. So it is where the settings are others than then, where rows may depend on those
 * above them, and where a word or question comes or goes, which the whole file counts.
 */
export async function checkFew(query: Query, importId: string, input: FewInput): Promise<boolean> {
  const { settings, table, look } = input
  if (settings.fillDown.length > 0 || !(await isChecked(query, importId, settings, table.firstRow))) return false
  const rows = await uncheckedRows(query, importId)
  if (rows.length === 0 || rows.length > FEW || rows.some(({ problems }) => problems.some(isCounted))) return false
  const seen = await seenBeside(query, importId)
  const others = {
    seen,
    above: new FillDown([]),
    sections: new Sections(look),
    otherTable: new OtherTable(),
    hints: null,
  }
  const checked = await checkBatch(query, { ...input, ...others, rows })
  const isAlone = checked.every(
    ({ leftOut, problems }) => leftOut === null && !problems.some((one) => isCounted(one) || isOfOthers(one)),
  )
  if (!isAlone) return false
  await writeChecked(query, importId, checked)
  await query(`UPDATE ${b} SET ${b.state} = 'preview', ${b.done} = 0, ${b.counts} = (${COUNTS}) WHERE ${b.id} = $1`, [
    importId,
  ])
  return true
}

const COUNTS = `SELECT jsonb_build_object(
    'new', count(*) FILTER (WHERE NOT ${r.isBad} AND ${r.verdict} = 'new'),
    'changed', count(*) FILTER (WHERE NOT ${r.isBad} AND ${r.verdict} = 'changed'),
    'same', count(*) FILTER (WHERE NOT ${r.isBad} AND ${r.verdict} = 'same'),
    'doubtful', count(*) FILTER (WHERE NOT ${r.isBad} AND ${r.verdict} = 'doubtful'),
    'bad', count(*) FILTER (WHERE ${r.isBad}),
    'warned', count(*) FILTER (WHERE NOT ${r.isBad} AND jsonb_array_length(coalesce(${r.problems}, '[]')) > 0),
    'left', count(*) FILTER (WHERE ${r.leftOut} IS NOT NULL))
  FROM ${r} WHERE ${r.importId} = $1`

const WORDS: readonly RowProblem['code'][] = ['term', 'district', 'place', 'investor-unknown', 'event-unknown']

/** What the columns' step counts over the whole file. */
const isCounted = ({ code }: RowProblem): boolean => code.startsWith('ask-') || WORDS.includes(code)

/** What a row is told because of another one. */
const isOfOthers = ({ code }: RowProblem): boolean =>
  code === 'repeated' || code === 'other-table' || code === 'name-none'

/** Whether all rows have been checked with these settings, and none because of another. */
async function isChecked(query: Query, importId: string, settings: ImportSettings, firstRow: number): Promise<boolean> {
  const [row] = await query<{ print: string | null }>(
    `SELECT ${b.hint}->>'checkedWith' AS "print" FROM ${b} WHERE ${b.id} = $1`,
    [importId],
  )
  if (row?.print !== printOf(settings)) return false
  const [other] = await query(
    `SELECT FROM ${r} WHERE ${r.importId} = $1 AND (${r.leftOut} IS NOT NULL AND ${r.no} >= $2
        OR ${r.isTakenIn} OR ${r.problems} @> '[{"code":"repeated"}]' OR ${r.problems} @> '[{"code":"other-table"}]') LIMIT 1`,
    [importId, firstRow],
  )
  return other === undefined
}

const uncheckedRows = (query: Query, importId: string) =>
  query<RowToCheck & { readonly problems: readonly RowProblem[] }>(
    `SELECT ${r.no}, ${r.cells}, ${r.notes}, ${r.leftOut}, ${r.isTakenIn}, coalesce(${r.problems}, '[]') AS "problems" FROM ${r}
      WHERE ${r.importId} = $1 AND ${r.reading} IS NULL AND ${r.leftOut} IS NULL ORDER BY ${r.no} LIMIT ${FEW + 1}`,
    [importId],
  )

/** The records and new names of all other rows. */
async function seenBeside(query: Query, importId: string): Promise<Map<string, number>> {
  const rows = await query<
    Pick<RowColumns, 'nameZh' | 'districtId'> & { no: number; recordId: string | null; verdict: string }
  >(
    `SELECT ${r.no}, ${r.recordId}, ${r.verdict}, ${r.reading}->'columns'->>'nameZh' AS "nameZh", ${r.reading}->'columns'->>'districtId' AS "districtId"
      FROM ${r} WHERE ${r.importId} = $1 AND ${r.reading} IS NOT NULL ORDER BY ${r.no}`,
    [importId],
  )
  const seen = new Map<string, number>()
  for (const { no, recordId, verdict, nameZh, districtId } of rows) {
    const isNew = verdict === 'new' || verdict === 'doubtful'
    const key = isNew ? newKey({ nameZh: nameZh ?? '', districtId: districtId ?? undefined }) : recordId
    if (key !== null && !seen.has(key)) seen.set(key, no)
  }
  return seen
}
