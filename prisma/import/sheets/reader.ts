/** A reader of the rows of a sheet, over the records as they stand. */

import { type Actor, mayEdit } from '#geo/edit/roles'
import type { Problem, RecordType, RecordValues } from '#geo/edit/values'
import { nearBounds } from '#geo/geometry/box'
import type { RowProblem } from '#geo/import/problems'
import { answeredCells, linkedCells, problemsOfNotes } from '#geo/import/row-notes'
import type { ImportSettings } from '#geo/import/settings'
import { type SheetOutcome, sheetReader } from '#geo/import/sheets/read-sheet'
import type { SheetLookups, SheetSettings } from '#geo/import/sheets/sheet-row'
import { publishedBox } from '#geo/shapes/map-shapes'
import { siteViews } from '#geo/site/site-views'
import type { Query } from '../../query'
import { siteOf } from '../../settings/store'
import { activeShapes } from '../../shapes/active'
import { table } from '../../tables'
import { readTerms } from '../../vocabulary/terms'
import { checkValues } from '../../write/check-values'
import { districtReader, insideByDistrict } from '../lookups'
import type { RowToCheck } from '../tables'
import { type LoadedBook, loadBook } from './book'

const [d, r] = [table('District'), table('ImportRow')]

export type SheetRowToRead = Pick<RowToCheck, 'cells' | 'notes'>

interface SheetReader extends LoadedBook {
  read(row: SheetRowToRead): SheetOutcome
}

/** The columns of a sheet that name projects. */
const projectColumns = ({ sheet }: SheetSettings): readonly number[] =>
  ['record', 'project'].map((field) => sheet.columns.indexOf(field)).filter((i) => i >= 0)

/** What the rows of a batch call projects. */
export async function namedProjects(query: Query, importId: string, settings: SheetSettings): Promise<string[]> {
  const at = projectColumns(settings)
  if (at.length === 0) return []
  const names = await query<{ name: string }>(
    `SELECT DISTINCT trim(${r.cells}[c."at" + 1]) AS "name" FROM ${r}, unnest($2::int[]) AS c("at")
      WHERE ${r.importId} = $1 AND trim(${r.cells}[c."at" + 1]) <> ''`,
    [importId, at],
  )
  return names.map(({ name }) => name)
}

/** `projects`: what the rows call the projects that they name. */
export async function readerOf(
  query: Query,
  actor: Actor,
  settings: SheetSettings,
  projects: readonly string[],
): Promise<SheetReader> {
  const loaded = await loadBook(query, projects)
  const read = sheetReader(settings, loaded.book, await lookupsOf(query, actor))
  // Notes name the columns of a table of projects; those of a sheet are others.
  const asRow = { ...settings, columns: settings.sheet.columns } as ImportSettings
  return {
    ...loaded,
    read: ({ cells, notes }) => {
      const linked = linkedCells(cells, notes, asRow.columns)
      return read(answeredCells(linked, notes, settings), problemsOfNotes(notes, asRow, cells))
    },
  }
}

async function lookupsOf(query: Query, actor: Actor): Promise<SheetLookups> {
  const districts = await query<{ id: string; cityId: string; names: string[] }>(
    `SELECT ${d.id}, ${d.cityId}, array[${d.nameZh}, ${d.nameEn}, ${d.shortZh}, ${d.shortEn}, ${d.slug}] || ${d.aliases} AS "names" FROM ${d}`,
    [],
  )
  const shapes = await activeShapes(query)
  const site = await siteOf(query)
  const { bounds } = siteViews(site, null, publishedBox(shapes))
  return {
    ...{ districts, districtOf: await districtReader(query), cities: site.cities, terms: await readTerms(query) },
    near: nearBounds(bounds),
    isInside: insideByDistrict(shapes),
    mayEdit: (districtId) => mayEdit(actor, districtId === null ? null : [districtId]),
    problemsOf: (type, values) => problemsOf(type, values),
  }
}

/** By the check that forms have too. A new record gets its slug when it is saved. */
function problemsOf(type: RecordType, values: RecordValues): RowProblem[] {
  const { columns } = values
  const checked = checkValues(type, columns.slug === '' ? { ...values, columns: { ...columns, slug: 'new' } } : values)
  return 'problems' in checked ? checked.problems.map(rowProblem) : []
}

/** Said of the column where the form would say it; a table has no other field. */
const rowProblem = ({ path, code, value }: Problem): RowProblem => ({
  field: path.split('.').at(-1)!,
  code: code === 'required' ? 'required' : 'invalid',
  value: value ?? '',
  allowed: code,
})
