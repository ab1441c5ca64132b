/** How a file is to be read, as decided by the person who imports it. */

import type { Datum } from '../geometry/datum'
import type { AmountKind } from '../vocabulary'
import type { ForAll, ImportField } from './columns'
import { datumNamed } from './datum-hint'
import { recogniseAll } from './headings'

export interface ImportSettings {
  /** The field of each column of the file; null: it is left out. */
  readonly columns: readonly (ImportField | null)[]
  /** Yuan per unit of a plain number; null: plain numbers are refused. */
  readonly amountUnit: number | null
  readonly datum: Datum
  /** Values for all rows that have none of their own. */
  readonly forAll: Readonly<Partial<Record<ForAll, string>>>
  /** Whether to swap coordinates that lie near the map only the other way round. */
  readonly turnSwapped: boolean
}

/** The settings that the headings suggest. `datum` is the one they name, otherwise WGS-84. */
export function suggestSettings(headings: readonly string[]): ImportSettings {
  const recognised = recogniseAll(headings)
  const amount = recognised.find(({ field }) => field === 'amount')
  const kind: AmountKind | null = amount?.amountKind ?? null
  return {
    columns: recognised.map(({ field }) => field),
    amountUnit: amount?.amountUnit ?? null,
    datum: headings.map(datumNamed).find((datum) => datum !== null) ?? 'wgs84',
    forAll: kind ? { amountKind: kind } : {},
    turnSwapped: false,
  }
}
