/** What a reader may ask of the projects: the one filter that list, map, facets, comparison, export and API share. */

import type { Vocabularies } from './terms'
import { PRECISIONS, type Precision, type Term } from './vocabulary'

/** [west, south, east, north], degrees WGS-84. */
export type Bbox = readonly [number, number, number, number]

/** A status filter may ask for projects whose status no source gives. */
export const UNKNOWN = 'unknown'

/**
 * Texts of circles and polygons, see geo/areas/area-text.ts: those of one list are alternatives, all lists must hold.
 */
export type AreaLists = readonly (readonly string[])[]

/**
 * Values within one array are alternatives; different keys must all hold. A missing key asks nothing.
 *
 * `since` and `until` bound the date of the project's latest dated milestone, both days inclusive, as ISO yyyy-mm-dd; a
 * project without a date matches neither. `amountMin` and `amountMax` are whole yuan, inclusive; a project whose amount
 * is not disclosed matches neither.
 *
 * `bbox` matches where the project is drawn: its own position, or the label point of its district or city. `area`
 * matches what lies inside drawn areas; a project known to its district only matches where one of them contains the
 * whole district (geo/areas/projects-in-area.ts).
 *
 * `asOf` is the past that is asked for: a revision, or a day as yyyy-mm-dd, which means its last revision. It chooses
 * the snapshot (prisma/past), and nothing within it.
 */
export interface Filters {
  readonly q?: string
  readonly district?: readonly string[]
  readonly sector?: readonly string[]
  readonly kind?: readonly string[]
  readonly status?: readonly string[]
  readonly precision?: readonly Precision[]
  readonly event?: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly amountMin?: number
  readonly amountMax?: number
  readonly bbox?: Bbox
  readonly area?: AreaLists
  readonly asOf?: string
}

/** The filter keys whose values are chosen from a list, and so have facet counts. */
export const FACETS = ['district', 'sector', 'kind', 'status', 'precision', 'event'] as const
export type Facet = (typeof FACETS)[number]

/** What most readers look for first. */
const FIRST: readonly Facet[] = ['sector', 'district', 'status']

/** The facets in the order of forms and chips. */
export const FORM_FACETS: readonly Facet[] = [...FIRST, ...FACETS.filter((facet) => !FIRST.includes(facet))]

/** Where a facet's values come from: a vocabulary of the snapshot, one that code fixes, or the ids of records. */
export const FACET_SOURCES = {
  district: 'record',
  sector: 'vocabulary',
  kind: 'vocabulary',
  status: 'vocabulary',
  precision: 'fixed',
  event: 'record',
} as const satisfies Readonly<Record<Facet, 'vocabulary' | 'fixed' | 'record'>>

/** The terms that a facet's values come from; null: they are ids of records. */
export function termsOfFacet(facet: Facet, terms: Vocabularies): readonly Term[] | null {
  if (facet === 'precision') return PRECISIONS
  return facet === 'sector' || facet === 'kind' || facet === 'status' ? terms[facet] : null
}

/** The facets that a project may have no value of: UNKNOWN asks for those. */
export const FACETS_WITH_UNKNOWN: ReadonlySet<Facet> = new Set<Facet>(['status'])

/**
 * The filters that bound a column of the snapshot: `key` names one in addresses and forms, where `of` names what is
 * bounded; `side` says whether it is the least or the most that matches. The types are those of
 * geo/text/bound-types.ts.
 */
export const BOUNDS = [
  { of: 'date', key: 'since', filter: 'since', type: 'day', column: 'day', side: 'least' },
  { of: 'date', key: 'until', filter: 'until', type: 'day', column: 'day', side: 'most' },
  { of: 'amount', key: 'min', filter: 'amountMin', type: 'amount', column: 'amountCny', side: 'least' },
  { of: 'amount', key: 'max', filter: 'amountMax', type: 'amount', column: 'amountCny', side: 'most' },
] as const
export type Bound = (typeof BOUNDS)[number]

export const SORTS = ['relevance', 'name', 'date', 'amount'] as const
export type Sort = (typeof SORTS)[number]

/** What a list of projects can show as columns beside the name, in their usual order. */
export const LIST_COLUMNS = ['sector', 'kind', 'status', 'district', 'date', 'amount', 'precision'] as const
export type ViewColumn = (typeof LIST_COLUMNS)[number]
export const USUAL_COLUMNS: readonly ViewColumn[] = LIST_COLUMNS.filter((column) => column !== 'precision')

/** How a list is sorted where nobody chose: by relevance while searching, else by name. */
export const defaultSort = ({ q }: Filters): Sort => (q === undefined ? 'name' : 'relevance')
