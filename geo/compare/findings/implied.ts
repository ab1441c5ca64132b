/** What filters say by themselves: a finding that repeats it is none. */

import { BOUNDS, FACETS, type Filters } from '../../filters'

/** What a comparison may not find, since the filters of its areas decide it already. */
interface Decided {
  /** How many projects there are, how dense and how far apart: the filters choose places, or match nothing at all. */
  readonly where: boolean
  /** What share a sector has. */
  readonly sectors: boolean
  /** What amounts come to: both ends are given. */
  readonly amounts: boolean
  /** Nothing is chosen: figures that sources state of a whole district may stand beside those counted. */
  readonly nothing: boolean
}

/** Filters of which each chooses places: outside of them there is nothing, whatever the data. */
const PLACES = ['district', 'event', 'bbox', 'area'] as const satisfies readonly (keyof Filters)[]

/** `filters`: of each area, its own and the common one in one. */
export function decidedBy(filters: readonly Filters[]): Decided {
  const anyHas = (key: keyof Filters) => filters.some((one) => one[key] !== undefined)
  return {
    where: PLACES.some(anyHas) || filters.some(matchesNothing),
    sectors: anyHas('sector'),
    amounts: filters.some(({ amountMin, amountMax }) => amountMin !== undefined && amountMax !== undefined),
    nothing: filters.every((one) => Object.values(one).every((value) => value === undefined)),
  }
}

/** Lists without a common value, and bounds that cross. */
function matchesNothing(filters: Filters): boolean {
  if (FACETS.some((facet) => filters[facet]?.length === 0)) return true
  return BOUNDS.some((least) =>
    BOUNDS.some((most) => {
      if (least.column !== most.column || least.side !== 'least' || most.side !== 'most') return false
      const [from, to] = [filters[least.filter], filters[most.filter]]
      return from !== undefined && to !== undefined && from > to
    }),
  )
}
