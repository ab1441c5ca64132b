/** The result of reading a row of a table, and the lookups that reading needs. */

import type { FactColumn } from '../edit/project-facts'
import type { Bbox } from '../filters'
import type { Position, Text } from '../records'
import { offered, type Vocabularies } from '../terms'
import type { DatePrecision } from '../vocabulary'
import type { RowProblem } from './problems'
import type { SheetRecord } from './sheets/sheet-record'
import type { ReadTerm } from './terms'

/** The topic of details that keep the words of a row. */
export const AS_STATED = 'as-stated'

/** That topic as it is now, or what it has been merged into, or else the first; undefined where there is none. */
export function statedTopic({ topic }: Vocabularies): string | undefined {
  const topics = offered(topic)
  return (topics.find(({ value, aliases }) => [value, ...aliases].includes(AS_STATED)) ?? topics[0])?.value
}

/** Looks up what rows refer to; null for anything unknown. */
export interface Lookups {
  readonly term: ReadTerm
  district(text: string): string | null
  /** The one district that a text such as an address begins with or names. */
  districtIn(text: string): string | null
  /** Whether a word that `district` knows means a street or zone inside the district, not all of it. */
  isZone(text: string): boolean
  place(text: string): PlaceLookup | null
  /** An organisation. */
  investor(text: string): string | null
  event(text: string): string | null
  source(text: string): string | null
  /** ISO date. */
  readonly today: string
  /** By whose clock days begin; '' for world time. */
  readonly timeZone: string
  mayEdit(districtId: string): boolean
  isInside(districtId: string, position: Position): boolean
  /** A box around the positions of this map, wide enough for every datum; null: anywhere. */
  readonly near: Bbox | null
}

export interface PlaceLookup {
  readonly id: string
  readonly districtId: string | null
  /** WGS-84; null where its record has none, or only roughly. */
  readonly position: Position | null
  readonly errorM: number | null
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
  /** null: to be cleared. */
  readonly amountCny?: number | null
  /** Whole units of `amountCurrency`, which is not the yuan. */
  readonly amountForeign?: number
  readonly amountCurrency?: string
  /** null: exact. */
  readonly amountComparison?: string | null
  readonly amountKind?: string | null
  readonly summaryZh?: string
  readonly summaryEn?: string
}

export interface RowMilestone {
  readonly kind: string
  readonly date: string
  readonly datePrecision: DatePrecision
}

/** What a cell says that no column has a place for: a range, an expectation. */
export interface StatedWords {
  readonly field: 'amount' | RowMilestone['kind']
  /** With what it is said of: 总投资：3-5亿元. */
  readonly text: Text
}

/** Another record that a row names. `id` null: there is none of this name; `isNew`: it is to be made. */
export interface NamedRecord {
  readonly name: string
  readonly id: string | null
  readonly isNew?: true
}

export interface RowReading {
  readonly columns: RowColumns
  readonly milestones: readonly RowMilestone[]
  /** What is kept in the words of the row; absent: nothing. */
  readonly words?: readonly StatedWords[]
  readonly sourceId: string | null
  readonly investor: NamedRecord | null
  /** The others, of a row that names several. */
  readonly moreInvestors?: readonly NamedRecord[]
  readonly event: NamedRecord | null
  /** The name of a park of which a record is to be made. */
  readonly newPlace?: string
  /** The page, or name, of a source of which a record is to be made. */
  readonly newSource?: string
  /** The coordinates in the datum of the file; null: none, or in metres of a grid that tells its datum. */
  readonly stated: Position | null
  /** The position is that of the park or the address: it never replaces one of the project's own. */
  readonly isAtPark: boolean
  /** What a geocoder has found for the address of the row, where its position is from there. */
  readonly byAddress?: string
  /** Of a row of a sheet: the records that it makes or changes. */
  readonly sheet?: readonly SheetRecord[]
  readonly problems: readonly RowProblem[]
}
