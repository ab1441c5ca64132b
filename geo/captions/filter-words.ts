/** A filter in words, for chips, titles, captions, files and pictures alike. */

import { areaText } from '../areas/area-text'
import {
  BOUNDS,
  type Bound,
  FACETS_WITH_UNKNOWN,
  type Facet,
  type Filters,
  FORM_FACETS,
  termsOfFacet,
  UNKNOWN,
} from '../filters'
import { areaKm2 } from '../geometry/geodesy'
import { polygonsOf } from '../geometry/polygons'
import { lookUp } from '../look-up'
import { drawnAreas } from '../map/area-outline'
import { withoutArea } from '../query/area-filter'
import { termLabel, type Vocabularies } from '../terms'
import { boundType, signOf } from '../text/bound-types'
import { fill, formatDate, formatDistance, formatNumber } from '../text/format'
import { importOfSearch } from '../text/import-search'
import { COLON } from '../text/punctuation'
import { type Locale, labelOf } from '../vocabulary'

/** What the conditions of a filter are called, in one language. `{label}` is filled in. */
export interface FilterWords extends Readonly<Record<Facet | Bound['key'] | Bound['of'], string>> {
  /** A value that no source gives, and one that no vocabulary has. */
  readonly unknown: string
  readonly unknownValue: string
  readonly inViewChip: string
  /** In place of the search, where it asks for what an import has brought. */
  readonly ofImport: string
  readonly asOfRevision: string
  readonly asOfDay: string
  readonly drawnArea: string
  readonly drawnCircle: string
}

/** What values are called: districts and events by id, terms of vocabularies. */
export interface FilterNames {
  readonly names: Readonly<Record<string, string>>
  readonly terms: Vocabularies
}

/** One condition of a filter. */
interface Condition {
  readonly key: string
  readonly label: string
  /** The filter without this condition. */
  readonly without: Filters
}

/** All conditions of a filter, each in words: what is chosen from lists, the search, bounds, the view, drawn areas. */
export function conditionsOf(filters: Filters, locale: Locale, words: FilterWords, names: FilterNames): Condition[] {
  const drop = (key: keyof Filters): Filters => ({ ...filters, [key]: undefined })
  const chosen = FORM_FACETS.flatMap((facet) =>
    (filters[facet] ?? []).map((value) => {
      const rest = (filters[facet] as readonly string[]).filter((other) => other !== value)
      const name = choiceLabel(facet, value, locale, words, names)
      const label = value === UNKNOWN ? words[facet] + COLON[locale] + name : name
      return { key: `${facet}=${value}`, label, without: { ...filters, [facet]: rest.length > 0 ? rest : undefined } }
    }),
  )
  const singles: [keyof Filters, string | undefined][] = [
    ['q', filters.q && (importOfSearch(filters.q) ? words.ofImport : `“${filters.q}”`)],
    ...BOUNDS.map((bound): [keyof Filters, string | undefined] => [
      bound.filter,
      boundLabel(bound, filters, locale, words),
    ]),
    ['bbox', filters.bbox && words.inViewChip],
    ['asOf', filters.asOf && pastLabel(filters.asOf, locale, words)],
  ]
  const set = singles.flatMap(([key, label]) => (label ? [{ key, label, without: drop(key) }] : []))
  return [...chosen, ...set, ...areaConditions(filters, locale, words, names.terms)]
}

/** The whole filter as one phrase; '' where there is none. */
export const filterText = (filters: Filters, locale: Locale, words: FilterWords, names: FilterNames): string =>
  conditionsOf(filters, locale, words, names)
    .map(({ label }) => label)
    .join(' · ')

/**
 * What a value of a facet is called; one that no record or vocabulary has is said to be none.
 */
export function choiceLabel(
  facet: Facet,
  value: string,
  locale: Locale,
  words: FilterWords,
  { names, terms }: FilterNames,
): string {
  const choices = termsOfFacet(facet, terms)
  if (value === UNKNOWN && FACETS_WITH_UNKNOWN.has(facet)) return words.unknown
  const name = choices
    ? choices.some((term) => term.value === value) && labelOf(choices, value, locale)
    : lookUp(names, value)
  return name || fill(words.unknownValue, { label: value })
}

/** A bound in words: “from 8 June 2021”, “amount ≥ 5”. Undefined where it is not set. */
function boundLabel(bound: Bound, filters: Filters, locale: Locale, words: FilterWords): string | undefined {
  const [value, { input, format, write }] = [filters[bound.filter], boundType(bound)]
  if (value === undefined) return undefined
  if (input === 'date') return `${words[bound.key]} ${format(value, locale)}`
  return `${words[bound.of]} ${signOf(bound)} ${write(value)}`
}

const pastLabel = (asOf: string, locale: Locale, words: FilterWords): string =>
  asOf.includes('-')
    ? fill(words.asOfDay, { label: formatDate(asOf, 'day', locale) })
    : fill(words.asOfRevision, { label: asOf })

/** One for each drawn area, named by its size. */
function areaConditions(filters: Filters, locale: Locale, words: FilterWords, terms: Vocabularies): Condition[] {
  return drawnAreas(filters.area).map((area) => {
    const key = areaText(area)
    const label =
      area.kind === 'circle'
        ? fill(words.drawnCircle, { label: formatDistance(area.radiusKm, locale) })
        : fill(words.drawnArea, {
            label: `${formatNumber(areaKm2(polygonsOf(area.rings)), locale, 1)} ${termLabel(terms, 'unit', 'km2', locale)}`,
          })
    return { key, label, without: { ...filters, area: withoutArea(filters.area!, key) } }
  })
}
