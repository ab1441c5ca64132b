/** The table of districts that an address asks for: for the page and for files. */

import { tableOfDistricts } from '#geo/districts/table'
import { parseDistricts } from '#geo/districts/url'
import { parseView } from '#geo/url/view-url'
import { readDistrictFigures } from './district-figures'

export async function readDistrictTable(params: URLSearchParams) {
  const figures = await readDistrictFigures(parseView(params).filters)
  const read = parseDistricts(params, figures.idOf)
  const table = tableOfDistricts(figures.rows, figures.measures, read.view)
  const cited = new Set(
    table.rows.flatMap(({ cells }) =>
      read.view.columns.flatMap((id) => cells.get(id)?.cites?.map(({ sourceId }) => sourceId) ?? []),
    ),
  )
  return { figures, table, ...read, sources: figures.sources.filter(({ id }) => cited.has(id)) }
}
