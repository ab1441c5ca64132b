/** Finds the headings of a file in its first rows, and numbers the rows below and above them. */

import { type ReadRow, withMerged } from '#geo/import/row-notes'
import { findHeader, HEAD_ROWS, isHeadingRow } from '#geo/import/table/header'
import { leftAbove } from '#geo/import/table/left-out'
import { turned } from '#geo/import/table/turned'
import { cleanText } from '#geo/text/clean-text'
import { SAMPLE_ROWS } from '../hint'
import type { StagedRow } from '../tables'

export class TableRows {
  /** Null before the first rows. */
  header: ReturnType<typeof findHeader> | null = null
  /** Rows that may be records. */
  records = 0
  isTurned = false
  /** The first rows that are staged: at least SAMPLE_ROWS where there are so many. */
  readonly first: StagedRow[] = []
  #last = 0

  /** Of the next rows of the file those that are to be staged. */
  take(upright: readonly ReadRow[]): StagedRow[] {
    const onSide = this.header === null ? turned(upright) : null
    if (onSide) this.isTurned = true
    const batch = onSide ?? upright
    this.header ??= findHeader(batch.slice(0, HEAD_ROWS).map(({ cells }) => cells))
    const { header } = this
    const rows = batch.flatMap(({ cells: own, notes }, i): StagedRow[] => {
      const no = this.#last + i + 1
      // Headings that are merged downwards are read as they stand.
      const cells = (no > header.firstRow ? withMerged(own, notes) : own).map(cleanText)
      const isStaged = !isHeadingRow(no - 1, header) && cells.some((cell) => cell.trim() !== '')
      return isStaged ? [{ no, cells, notes, leftOut: leftAbove(no - 1, cells, header) }] : []
    })
    this.#last += batch.length
    this.records += rows.filter(({ leftOut }) => leftOut === null).length
    if (this.first.length < SAMPLE_ROWS) this.first.push(...rows)
    return rows
  }
}
