/** Whether a table holds records other than projects, by its headings and its first rows. */

import { figureTable } from '#geo/import/sheets/figure-table'
import { isUnitIn } from '#geo/import/sheets/indicator-sheet'
import { type RecordSheet, readAs, type SheetKind } from '#geo/import/sheets/sheet-columns'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import { isWholeCity, type SheetSettings } from '#geo/import/sheets/sheet-row'
import { figureSettings, sheetSettings } from '#geo/import/sheets/sheet-settings'
import type { TableHeader } from '#geo/import/table/header'
import type { Query } from '../../query'
import { siteOf } from '../../settings/store'
import { readTerms } from '../../vocabulary/terms'
import { districtReader } from '../lookups'
import type { StagedRow } from '../tables'

interface TableStart {
  readonly headings: readonly string[]
  readonly unit: TableHeader['unit']
  /** The first rows, with what stands above the headings. */
  readonly rows: readonly StagedRow[]
}

/** Null: a table of projects. `kind`: what somebody says that it holds. */
export async function suggestSheet(
  query: Query,
  { headings, unit, rows }: TableStart,
  kind: SheetKind | null = null,
): Promise<SheetSettings | null> {
  const sheet = kind === null ? sheetOf(headings) : readAs(kind, headings)
  if (sheet !== null && sheet.kind !== 'indicators') return sheetSettings(headings, sheet, unit)
  const words = await wordsOf(query)
  const below = rows.filter(({ leftOut }) => leftOut === null).map(({ cells }) => cells)
  const crosswise = figureTable(headings, below, words)
  const figures: RecordSheet | null = sheet?.columns.includes('value') ? sheet : (crosswise ?? sheet)
  const titles = rows.filter(({ leftOut }) => leftOut === 'title' || leftOut === 'unit').flatMap(({ cells }) => cells)
  const settings = figures && figureSettings(headings, figures, titles.filter(Boolean), words.isUnit)
  return (
    settings && {
      ...settings,
      ...(unit && { amountUnit: unit.unit, amountCurrency: unit.currency ?? settings.amountCurrency }),
    }
  )
}

async function wordsOf(query: Query) {
  const [district, terms, { cities }] = [await districtReader(query), await readTerms(query), await siteOf(query)]
  return {
    isDistrict: (word: string) => isWholeCity(word, cities) || district(word) !== null,
    isUnit: (word: string) => isUnitIn(terms, word),
  }
}
