/**
 * What the filter form, the chips and the fields of a comparison draw for each filter, all from the tables of
 * geo/filters.ts.
 */

import { BOUNDS, type Bound, type Filters } from '#geo/filters'
import { boundType } from '#geo/text/bound-types'

/** The bounds by what they bound: dates, amounts. */
export const RANGES: readonly { readonly of: Bound['of']; readonly bounds: readonly Bound[] }[] = [
  ...new Set(BOUNDS.map((bound) => bound.of)),
].map((of) => ({ of, bounds: BOUNDS.filter((bound) => bound.of === of) }))

/** The attributes of the input of a bound, and what stands in it. */
export function boundInput(bound: Bound, filters: Filters) {
  const [value, { input, write }] = [filters[bound.filter], boundType(bound)]
  const defaultValue = value === undefined ? undefined : write(value)
  return { type: input, defaultValue, ...(input === 'number' && { min: '0', step: 'any' }) }
}
