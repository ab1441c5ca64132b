/** The founding data together with the figures, events and corrections: what a fresh installation starts with. */

import { RECORD_TYPES, type RecordType } from '#geo/edit/values'
import { textRows } from '#geo/import/files/text-table'
import { sheetReader } from '#geo/import/sheets/read-sheet'
import { type NewId, RecordBook } from '#geo/import/sheets/record-book'
import { sheetOf } from '#geo/import/sheets/sheet-of'
import type { SheetLookups } from '#geo/import/sheets/sheet-row'
import { sheetSettings } from '#geo/import/sheets/sheet-settings'
import type { SeedData } from '../schema'
import { FOUNDING_SITE } from '../site'
import { FIGURE_TABLES, figureFile } from './files'
import { bookOf, dataOf } from './seed-book'
import { FIGURE_TERMS } from './terms'

/** Throws an Error that names the first row that cannot be read. */
export async function completeData(founding: SeedData): Promise<unknown> {
  const book = new RecordBook(numbered(founding))
  bookOf(founding, book)
  const look = lookupsOf(founding)
  for (const table of FIGURE_TABLES) {
    const rows = [...textRows((await figureFile(table)).toString())]
      .flat()
      .flatMap(({ cells }) => (cells.some(Boolean) ? [cells] : []))
    const [headings = [], ...records] = rows
    const sheet = sheetOf(headings)
    if (!sheet) throw new Error(`${table}.csv has not the columns of a sheet`)
    const read = sheetReader(sheetSettings(headings, sheet), book, look)
    for (const [i, cells] of records.entries()) {
      const { problems } = read(cells)
      if (problems.length > 0) throw new Error(`${table}.csv row ${i + 2}: ${JSON.stringify(problems)}`)
    }
  }
  return dataOf(founding, book)
}

const lookupsOf = ({ districts }: SeedData): SheetLookups => ({
  districts: districts.map(({ id, cityId, nameZh, nameEn, shortZh, shortEn, aliases }) => ({
    ...{ id, cityId },
    names: [nameZh, nameEn, shortZh, shortEn, ...aliases],
  })),
  cities: FOUNDING_SITE.cities,
  terms: FIGURE_TERMS,
  near: null,
  districtOf: () => null,
  isInside: () => true,
  mayEdit: () => true,
  problemsOf: () => [],
})

const LETTERS: Readonly<Partial<Record<RecordType, string>>> = { source: 'S', event: 'E', place: 'V', indicator: 'F' }

/** The next number after those of the founding data; the same files always give the same ids. */
function numbered(founding: SeedData): NewId {
  const next = new Map<RecordType, number>()
  for (const type of RECORD_TYPES) {
    const rows = founding[`${type}s`]
    const numbers = rows.map(({ id }) => Number(/^[A-Z](\d+)$/.exec(id)?.[1] ?? 0))
    next.set(type, Math.max(0, ...numbers))
  }
  return (type) => {
    const no = next.get(type)! + 1
    next.set(type, no)
    return `${LETTERS[type] ?? type}${no}`
  }
}
