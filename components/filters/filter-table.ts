/**
 * What the filter form, the chips and the fields of a comparison draw for each filter, all from the tables of
 * geo/filters.ts.
 */

import {
  BOUNDS,
  type Bound,
  FACETS,
  FACETS_WITH_UNKNOWN,
  type Facet,
  type Filters,
  termsOfFacet,
  UNKNOWN,
} from '#geo/filters'
import { lookUp } from '#geo/look-up'
import type { Vocabularies } from '#geo/terms'
import { boundType, signOf } from '#geo/text/bound-types'
import { fill } from '#geo/text/format'
import { type Locale, labelOf } from '#geo/vocabulary'
import type { Messages } from '../messages'

/** The facets in the order of the form: what most readers look for first, then the others. */
const FIRST: readonly Facet[] = ['sector', 'district', 'status']
export const FORM_FACETS: readonly Facet[] = [...FIRST, ...FACETS.filter((facet) => !FIRST.includes(facet))]

/** The bounds by what they bound: dates, amounts. */
export const RANGES: readonly { readonly of: Bound['of']; readonly bounds: readonly Bound[] }[] = [
  ...new Set(BOUNDS.map((bound) => bound.of)),
].map((of) => ({ of, bounds: BOUNDS.filter((bound) => bound.of === of) }))

/**
 * What a value of a facet is called; `names` are those of districts and events by id. A record without a name is called
 * by its id; a value that the vocabulary does not have is said to be none.
 */
export function choiceLabel(
  facet: Facet,
  value: string,
  locale: Locale,
  t: Messages['home'],
  names: Readonly<Record<string, string>>,
  terms: Vocabularies,
): string {
  const choices = termsOfFacet(facet, terms)
  if (value === UNKNOWN && FACETS_WITH_UNKNOWN.has(facet)) return t.unknown
  if (!choices) return lookUp(names, value) ?? value
  const isKnown = choices.some((term) => term.value === value)
  return isKnown ? labelOf(choices, value, locale) : fill(t.unknownValue, { label: value })
}

/** The attributes of the input of a bound, and what stands in it. */
export function boundInput(bound: Bound, filters: Filters) {
  const [value, { input, write }] = [filters[bound.filter], boundType(bound)]
  const defaultValue = value === undefined ? undefined : write(value)
  return { type: input, defaultValue, ...(input === 'number' && { min: '0', step: 'any' }) }
}

/** A bound in words: “from 8 June 2021”, “amount ≥ 5”. Undefined where it is not set. */
export function boundLabel(bound: Bound, filters: Filters, locale: Locale, t: Messages['home']): string | undefined {
  const [value, { input, format, write }] = [filters[bound.filter], boundType(bound)]
  if (value === undefined) return undefined
  if (input === 'date') return `${t[bound.key]} ${format(value, locale)}`
  return `${t[bound.of]} ${signOf(bound)} ${write(value)}`
}
