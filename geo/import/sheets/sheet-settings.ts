/** The settings that the headings of a sheet suggest. */

import { YUAN } from '../cells/money'
import { recognise } from '../headings'
import { NO_SETTINGS } from '../settings'
import type { RecordSheet } from './sheet-columns'
import type { SheetSettings } from './sheet-row'

export function sheetSettings(headings: readonly string[], sheet: RecordSheet): SheetSettings {
  const at = (field: string) => headings[sheet.columns.indexOf(field)] ?? ''
  const { unit } = recognise(at('amount'))
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
