/** What a request for items asks for. Anything that is no parameter is refused. */

import { type Bbox, BOUNDS, FACETS, type Filters } from '../filters'
import { checkFilters } from '../url/strict-filters'
import { CRS84, type OgcCrs, ogcCrs, readBox } from './crs'
import { type DayInterval, readInterval } from './interval'
import type { CollectionId } from './properties'

export interface ItemsQuery {
  readonly filters: Filters
  readonly bbox: Bbox | null
  readonly interval: DayInterval | null
  readonly crs: OgcCrs
  readonly limit: number
  readonly offset: number
}

export const LIMITS = { default: 1000, maximum: 10_000 } as const
/** The product's own filters; `bbox` means what the standard says. */
const OWN_FILTERS: readonly string[] = [...FACETS, ...BOUNDS.map(({ key }) => key), 'q', 'area']
const STANDARD = ['f', 'bbox', 'bbox-crs', 'datetime', 'crs', 'limit', 'offset', 'as-of']
/** What every resource knows. */
export const EVERYWHERE = ['f', 'as-of']

type Problem = { readonly problem: string }

/** The parameters that items of a collection know. */
const parametersOf = (id: CollectionId): readonly string[] =>
  id === 'projects' ? [...STANDARD, ...OWN_FILTERS] : STANDARD

export function readItemsQuery(id: CollectionId, query: URLSearchParams): ItemsQuery | Problem {
  const names = parametersOf(id)
  const strange = unknownParameter(query, names)
  if (strange) return strange
  const limit = wholeOf(query, 'limit', LIMITS.default, 1)
  const offset = wholeOf(query, 'offset', 0, 0)
  if (limit === null) return { problem: 'limit: a whole number from 1' }
  if (offset === null) return { problem: 'offset: a whole number from 0' }
  const crs = query.has('crs') ? ogcCrs(query.get('crs')!) : CRS84
  const boxCrs = query.has('bbox-crs') ? ogcCrs(query.get('bbox-crs')!) : CRS84
  if (!crs) return { problem: 'crs: none of those that the collection names' }
  if (!boxCrs) return { problem: 'bbox-crs: none of those that the collection names' }
  const bbox = query.has('bbox') ? readBox(query.get('bbox')!, boxCrs) : null
  if (query.has('bbox') && !bbox) return { problem: 'bbox: four or six numbers, lower corner first, on the globe' }
  const interval = query.has('datetime') ? readInterval(query.get('datetime')!) : null
  if (query.has('datetime') && !interval)
    return { problem: 'datetime: a date or a time of RFC 3339, or two with a slash between, .. for an open end' }
  const own = checkFilters(
    new URLSearchParams([...query].filter(([name]) => name === 'as-of' || OWN_FILTERS.includes(name))),
  )
  if ('problem' in own) return own
  return { filters: own.filters, bbox, interval, crs, limit: Math.min(limit, LIMITS.maximum), offset }
}

/** A parameter that is none, or stands twice where one value is meant. */
export function unknownParameter(query: URLSearchParams, names: readonly string[]): Problem | null {
  for (const name of new Set(query.keys())) {
    if (!names.includes(name)) return { problem: `No parameter is called ${JSON.stringify(name.slice(0, 40))}` }
    if (STANDARD.includes(name) && query.getAll(name).length > 1) return { problem: `${name}: once` }
  }
  return null
}

function wholeOf(query: URLSearchParams, name: string, otherwise: number, least: number): number | null {
  const text = query.get(name)
  if (text === null) return otherwise
  return /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : null
}
