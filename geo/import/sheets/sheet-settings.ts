/** The settings that the headings of a sheet suggest. */

import { type MoneyUnit, YUAN } from '../cells/money'
import { recognise, unitOfHeading } from '../headings'
import { NO_SETTINGS } from '../settings'
import { countedName, figureName, ofTitle } from './figure-title'
import type { RecordSheet } from './sheet-columns'
import type { SheetSettings } from './sheet-row'
import { valueOfField } from './value-columns'

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

/** The same of a table of figures, with what its title, and the heading of its first column, say of all of them. */
export function figureSettings(
  headings: readonly string[],
  sheet: RecordSheet,
  titles: readonly string[],
  isUnit: (word: string) => boolean,
): SheetSettings {
  const rows = sheet.columns.findIndex((field) => field === 'district' || field === 'period')
  const corner = figureName(headings[rows] ?? '', isUnit)
  // 当月, 累计: their figures are called what the title says.
  const isBare = sheet.columns.some((column) => {
    const value = valueOfField(column)
    return value?.of === 'indicator' && countedName(figureName(value.text, isUnit).name).name === ''
  })
  const said = {
    ...ofTitle(titles, isUnit, isBare),
    ...(corner.unit !== '' && { indicator: corner.name, unit: corner.unit }),
  }
  const open = Object.entries(said).filter(
    ([field]) =>
      !sheet.columns.includes(field) &&
      ((field === 'indicator' && isBare) || !sheet.columns.some((column) => valueOfField(column)?.of === field)),
  )
  return sheetSettings(headings, { ...sheet, ofAll: Object.fromEntries(open) })
}
