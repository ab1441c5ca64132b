/** Pages of a list that the browser asks for while scrolling: the request, and the answer as plain JSON. */

import { defaultSort, type Filters, SORTS, type Sort } from '../filters'
import { isCursor } from '../query/cursor'
import type { RowView } from '../query/list-rows'
import { checkFilters } from './strict-filters'

/** What a card of a list shows. */
export type CardRow = Pick<
  RowView,
  | 'no'
  | 'slug'
  | 'name'
  | 'kind'
  | 'sector'
  | 'status'
  | 'precision'
  | 'districtId'
  | 'amountCny'
  | 'date'
  | 'datePrecision'
  | 'asOf'
>

/** Rows of one page: some 6 KB compressed. */
export const LIST_PAGE_SIZE = 200

export interface ListPage {
  readonly rows: readonly CardRow[]
  /** Where the list goes on; null: it ends here. */
  readonly next: string | null
}

export interface ProjectListQuery {
  readonly filters: Filters
  readonly sort: Sort
  readonly after: string | null
}

/**
 * The list that a query asks for, or what is wrong with it. Beside the filters a query may have `sort` and `after`,
 * each once.
 */
export function checkProjectListQuery(query: URLSearchParams): ProjectListQuery | { readonly problem: string } {
  const filters = new URLSearchParams([...query].filter(([key]) => key !== 'sort' && key !== 'after'))
  const asked = checkFilters(filters)
  if ('problem' in asked) return asked
  const [sorts, afters] = [query.getAll('sort'), query.getAll('after')]
  const sort = sorts.length === 0 ? defaultSort(asked.filters) : SORTS.find((one) => one === sorts[0])
  if (!sort || sorts.length > 1) return { problem: `sort: one of ${SORTS.join(', ')}` }
  if (afters.length > 1 || !afters.every(isCursor)) return { problem: 'after: the next of another page' }
  return { filters: asked.filters, sort, after: afters[0] ?? null }
}

export const cardRow = (row: RowView): CardRow => ({
  no: row.no,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  sector: row.sector,
  status: row.status,
  precision: row.precision,
  districtId: row.districtId,
  amountCny: row.amountCny,
  date: row.date,
  datePrecision: row.datePrecision,
  asOf: row.asOf,
})
