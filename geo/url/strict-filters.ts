/** Strict parsing for interfaces, where a bad value is an error; pages drop it. */

import { BOUNDS, FACETS, type Filters } from '../filters'
import { readAreaLists } from '../query/area-filter'
import { boundType } from '../text/bound-types'
import { parseView } from './view-url'

/** Keys of the query that give one value, and the filter each becomes. */
const SINGLES = [
  { key: 'q', filter: 'q' },
  ...BOUNDS,
  { key: 'bbox', filter: 'bbox' },
  { key: 'as-of', filter: 'asOf' },
] as const
const KEYS: ReadonlySet<string> = new Set([...FACETS, ...SINGLES.map(({ key }) => key), 'area'])

/**
 * The filters of a query, or what is wrong with it: a key that is none, a value that is none, a range that is empty by
 * itself.
 */
export function checkFilters(query: URLSearchParams): { readonly filters: Filters } | { readonly problem: string } {
  for (const key of query.keys()) if (!KEYS.has(key)) return { problem: `No filter is called ${shown(key)}` }
  const { filters } = parseView(query)
  for (const key of FACETS) {
    const asked = new Set(query.getAll(key).flatMap((value) => value.split(',')))
    const accepted: readonly string[] = filters[key] ?? []
    const unknown = [...asked].find((value) => !accepted.includes(value))
    if (unknown !== undefined) return { problem: `${key}: no value is ${shown(unknown)}` }
  }
  for (const { key, filter } of SINGLES) {
    if (query.has(key) && filters[filter] === undefined)
      return { problem: `${key}: cannot be ${shown(query.get(key)!)}` }
  }
  const [bad] = readAreaLists(query.getAll('area')).refused
  if (bad !== undefined) return { problem: `area: cannot be ${shown(bad)}` }
  const empty = emptyRange(filters)
  return empty === undefined ? { filters } : { problem: empty }
}

/** Two bounds of one column that no value can meet, in words. */
function emptyRange(filters: Filters): string | undefined {
  for (const least of BOUNDS) {
    for (const most of BOUNDS) {
      if (least.column !== most.column || least.side !== 'least' || most.side !== 'most') continue
      const [from, to] = [filters[least.filter], filters[most.filter]]
      if (from === undefined || to === undefined || from <= to) continue
      return `${least.key} ${boundType(least).write(from)} is beyond ${most.key} ${boundType(most).write(to)}`
    }
  }
}

/** Short enough to be repeated in an answer, whatever was sent. */
const shown = (text: string): string => JSON.stringify(text.slice(0, 40))
