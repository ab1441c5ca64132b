/** Whether a table holds records other than projects, by its headings and its first rows. */

import { districtOfAddress, districtOfTitle } from '#geo/import/places/district-of-address'
import { yearOfTitle } from '#geo/import/settings'
import { figureTable } from '#geo/import/sheets/figure-table'
import { isUnitIn } from '#geo/import/sheets/indicator-sheet'
import { type RecordSheet, readAs, type SheetKind } from '#geo/import/sheets/sheet-columns'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import { isWholeCity, type SheetSettings } from '#geo/import/sheets/sheet-row'
import { figureSettings, sheetSettings } from '#geo/import/sheets/sheet-settings'
import { valueOfField } from '#geo/import/sheets/value-columns'
import type { TableHeader } from '#geo/import/table/header'
import { leftOutAs } from '#geo/import/table/left-out'
import type { Query } from '../../query'
import { siteOf } from '../../settings/store'
import { readTerms } from '../../vocabulary/terms'
import { districtReader, namedRecords } from '../lookups'
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
  const words = await wordsOf(query)
  const below = rows.filter(({ leftOut }) => leftOut === null).map(({ cells }) => cells)
  const ofTitle = yearOfTitle(rows.filter(({ leftOut }) => leftOut === 'title').flatMap(({ cells }) => cells))
  const crosswise = figureTable(headings, below, words, ofTitle.titleYear !== undefined)
  // A district may be called as the column of parks is: 园区.
  const isOfDistricts = (crosswise?.columns.filter((field) => valueOfField(field)?.of === 'district').length ?? 0) > 1
  if (sheet !== null && sheet.kind !== 'indicators' && (kind !== null || !isOfDistricts))
    return { ...sheetSettings(headings, sheet, unit), ...(sheet.kind === 'events' && ofTitle) }
  const figures: RecordSheet | null = sheet?.columns.includes('value') ? sheet : (crosswise ?? sheet)
  // The unit may stand below the table too.
  const saysOfAll = ({ leftOut, cells }: StagedRow) =>
    ['title', 'unit'].includes(leftOut ?? leftOutAs(cells, { headings, columns: [] }) ?? '')
  const titles = rows.filter(saysOfAll).flatMap(({ cells }) => cells)
  const settings = figures && figureSettings(headings, figures, titles.filter(Boolean), words.isUnit)
  const district = settings && !hasDistricts(settings.sheet) ? words.districtOfTitle(titles) : null
  return (
    settings && {
      ...settings,
      ...(district !== null && { forAll: { ...settings.forAll, district } }),
      ...(unit && { amountUnit: unit.unit, amountCurrency: unit.currency ?? settings.amountCurrency }),
    }
  )
}

const hasDistricts = ({ columns }: RecordSheet): boolean =>
  columns.some((field) => field === 'district' || field === 'code' || valueOfField(field)?.of === 'district')

async function wordsOf(query: Query) {
  const [district, terms, { cities }] = [await districtReader(query), await readTerms(query), await siteOf(query)]
  const { districts } = await namedRecords(query)
  const districtIn = districtOfAddress(
    districts,
    cities.flatMap(({ name }) => [name.zh, name.en]),
  )
  return {
    districtOfTitle: (titles: readonly string[]) => districtOfTitle(titles, districtIn),
    isDistrict: (word: string) => isWholeCity(word, cities) || district(word) !== null,
    isUnit: (word: string) => isUnitIn(terms, word),
  }
}
