/** Finds the headings of a file in its first rows, and numbers the rows below and above them. */

import { type ReadRow, withMerged } from '#geo/import/row-notes'
import { findHeader, HEAD_ROWS, isHeadingRow, type TableHeader } from '#geo/import/table/header'
import { leftAbove } from '#geo/import/table/left-out'
import { sideRows, widthOfEach } from '#geo/import/table/side-by-side'
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
  /** The number of the first row of a list that goes on beside the first; null: there is none. */
  asideFrom: number | null = null
  /** The first rows that are staged: at least SAMPLE_ROWS where there are so many. */
  readonly first: StagedRow[] = []
  #last = 0
  /** How the tables of the sheet stand beside one another; null: there is one. */
  #side: { readonly first: number; readonly width: number } | null = null
  /** The rows of the second table, of the third …, which follow those of the first. */
  readonly #aside: ReadRow[][] = []

  /** Of the next rows of the file those that are to be staged. */
  take(upright: readonly ReadRow[]): StagedRow[] {
    const onSide = this.header === null ? turned(upright) : null
    if (onSide) this.isTurned = true
    const batch = onSide ?? upright
    this.header ??= this.#alone(findHeader(batch.slice(0, HEAD_ROWS).map(({ cells }) => cells)))
    return this.#staged(batch.map((row, i) => (this.#last + i + 1 > this.header!.firstRow ? this.#split(row) : row)))
  }

  /** What is left when all rows of the file have been taken. */
  rest(): StagedRow[] {
    const rows = this.#aside.splice(0).flat()
    if (rows.length > 0) this.asideFrom = this.#last + 1
    return this.#staged(rows)
  }

  /** The headings of the first table of those that stand side by side. */
  #alone(header: TableHeader): TableHeader {
    const width = widthOfEach(header.headings)
    if (width === null) return header
    const first = header.headings.findIndex(Boolean)
    this.#side = { first, width }
    return { ...header, headings: header.headings.slice(0, first + width) }
  }

  /** The row of the first table; those of the others are put aside. */
  #split(row: ReadRow): ReadRow {
    if (this.#side === null) return row
    const { first, width } = this.#side
    const [own, ...others] = sideRows({ ...row, cells: withMerged(row.cells, row.notes) }, first, width)
    for (const [i, other] of others.entries()) {
      const rows = this.#aside[i] ?? []
      if (other.cells.some((cell) => cell.trim() !== '')) rows.push(other)
      this.#aside[i] = rows
    }
    return own!
  }

  #staged(batch: readonly ReadRow[]): StagedRow[] {
    const header = this.header!
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
