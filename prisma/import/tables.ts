/** Writes and reads staged rows in the database, in batches. */

import type { Verdict } from '#geo/import/choices'
import type { RowProblem } from '#geo/import/problems'
import type { CellNote } from '#geo/import/row-notes'
import type { RowReading } from '#geo/import/row-reading'
import type { LeftOut } from '#geo/import/table/left-out'
import type { Query } from '../query'
import { table } from '../tables'

const [r, t] = [table('ImportRow'), table('ImportRow', 't')]

export interface StagedRow {
  readonly no: number
  /** As the database can hold them. */
  readonly cells: readonly string[]
  readonly notes: readonly CellNote[]
  /** What the row is, if it stands above the first record. */
  readonly leftOut: LeftOut | null
}

/** A staged row that is to be checked. */
export interface RowToCheck extends StagedRow {
  /** Somebody says that it is a record nevertheless. */
  readonly isTakenIn: boolean
}

/** The result of checking a row. */
export interface CheckedRow {
  readonly no: number
  /** null: the row is left out. */
  readonly reading: Omit<RowReading, 'problems'> | null
  readonly problems: readonly RowProblem[]
  readonly isBad: boolean
  /** null: the row is left out. */
  readonly verdict: Verdict | null
  readonly recordId: string | null
  readonly version: number | null
  readonly differences: unknown
  readonly leftOut: LeftOut | null
}

export async function insertRows(query: Query, importId: string, rows: readonly StagedRow[]): Promise<void> {
  await query(
    `INSERT INTO ${r} (${r.importId}, ${r.no}, ${r.cells}, ${r.notes}, ${r.leftOut})
      SELECT $1, r."no", ARRAY(SELECT jsonb_array_elements_text(r."cells")), r."notes", r."leftOut"
      FROM jsonb_to_recordset($2::jsonb) AS r("no" int, "cells" jsonb, "notes" jsonb, "leftOut" text)`,
    [importId, JSON.stringify(rows)],
  )
}

export async function readRows(query: Query, importId: string, after: number, limit: number): Promise<RowToCheck[]> {
  return query<RowToCheck>(
    `SELECT ${r.no}, ${r.cells}, ${r.notes}, ${r.leftOut}, ${r.isTakenIn} FROM ${r} WHERE ${r.importId} = $1 AND ${r.no} > $2 ORDER BY ${r.no} LIMIT $3`,
    [importId, after, limit],
  )
}

/** What somebody has chosen for a row stays with it, unless it is another case now. */
export async function writeChecked(query: Query, importId: string, rows: readonly CheckedRow[]): Promise<void> {
  await query(
    `UPDATE ${t} SET ${r.reading} = r."reading", ${r.problems} = r."problems", ${r.isBad} = r."isBad", ${r.verdict} = r."verdict",
        ${r.recordId} = r."recordId", ${r.version} = r."version", ${r.differences} = r."differences", ${r.leftOut} = r."leftOut",
        ${r.choice} = CASE WHEN NOT r."isBad" AND r."verdict" = ${t.verdict} AND r."recordId" IS NOT DISTINCT FROM ${t.recordId} THEN ${t.choice} END
      FROM jsonb_to_recordset($2::jsonb) AS r("no" int, "reading" jsonb, "problems" jsonb, "isBad" boolean, "verdict" text,
        "recordId" text, "version" int, "differences" jsonb, "leftOut" text)
      WHERE ${t.importId} = $1 AND ${t.no} = r."no"`,
    [importId, JSON.stringify(rows)],
  )
}
