/** What a reader asks of the table of districts. */

import type { Filters } from '../filters'
import type { MissingRule, Norm } from '../ranking/scores'

/** What a district must have, both ends included, in the unit that the column is written in. */
export interface Must {
  readonly id: string
  readonly least: number | null
  readonly most: number | null
}

export interface Criterion {
  readonly id: string
  readonly weight: number
  readonly isLessBetter: boolean
}

export interface DistrictsView {
  readonly filters: Filters
  /** Ids of measures. */
  readonly columns: readonly string[]
  /** `name`, `place`, or the id of a column; undefined: the best place first, else the first column. */
  readonly sort?: string
  readonly isRising: boolean
  readonly musts: readonly Must[]
  readonly criteria: readonly Criterion[]
  readonly norm: Norm
  /** null: nobody has chosen. */
  readonly missing: MissingRule | null
}

export const DEFAULT_COLUMNS: readonly string[] = ['count', 'per100', 'sumCny', 'landKm2']
export const MAX_COLUMNS = 12
export const MAX_WEIGHT = 100
