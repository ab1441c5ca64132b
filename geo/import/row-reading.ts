/** The result of reading a row of a table, and the lookups that reading needs. */

import type { FactColumn } from '../edit/project-facts'
import type { Bbox } from '../filters'
import type { Position } from '../records'
import type { DatePrecision } from '../vocabulary'
import type { RowProblem } from './problems'
import type { ReadTerm } from './terms'

/** Looks up what rows refer to; null for anything unknown. */
export interface Lookups {
  readonly term: ReadTerm
  district(text: string): string | null
  place(text: string): { readonly id: string; readonly districtId: string | null } | null
  source(text: string): string | null
  mayEdit(districtId: string): boolean
  isInside(districtId: string, position: Position): boolean
  /** A box around the positions of this map, wide enough for every datum; null: anywhere. */
  readonly near: Bbox | null
}

/** Columns of Project in the database. A column for which the row has no value is absent. */
export interface RowColumns extends Readonly<Partial<Record<FactColumn, string | number>>> {
  readonly slug?: string
  readonly nameZh?: string
  readonly nameEn?: string
  readonly aliases?: readonly string[]
  readonly kind?: string
  readonly sector?: string
  readonly status?: string
  readonly districtId?: string
  readonly placeId?: string
  readonly lng?: number
  readonly lat?: number
  readonly precision?: string
  readonly errorM?: number
  readonly amountCny?: number
  readonly amountKind?: string
  readonly summaryZh?: string
  readonly summaryEn?: string
}

export interface RowMilestone {
  readonly kind: string
  readonly date: string
  readonly datePrecision: DatePrecision
}

export interface RowReading {
  readonly columns: RowColumns
  readonly milestones: readonly RowMilestone[]
  readonly sourceId: string | null
  readonly problems: readonly RowProblem[]
}
