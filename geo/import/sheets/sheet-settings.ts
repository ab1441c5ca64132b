/** The settings that the headings of a sheet suggest. */

import { type MoneyUnit, YUAN } from '../cells/money'
import { recognise, unitOfHeading } from '../headings'
import { NO_SETTINGS } from '../settings'
import type { RecordSheet } from './sheet-columns'
import type { SheetSettings } from './sheet-row'

/** `unitLine`: the unit that a line above the headings names. */
export function sheetSettings(
  headings: readonly string[],
  sheet: RecordSheet,
  unitLine: MoneyUnit | null = null,
): SheetSettings {
  const at = (field: string) => headings[sheet.columns.indexOf(field)] ?? ''
  const unit = unitOfHeading(at('amount')) ?? unitLine
  const datums = new Set(['lng', 'lat', 'position'].flatMap((field) => recognise(at(field)).datum ?? []))
  return {
    ...NO_SETTINGS,
    columns: headings.map(() => null),
    amountUnit: unit?.unit ?? null,
    amountCurrency: unit?.currency ?? YUAN,
    datum: datums.size === 1 ? [...datums][0]! : null,
    sheet,
  }
}
