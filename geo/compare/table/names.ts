/** What areas are called. */

import { BOUNDS, UNKNOWN } from '../../filters'
import type { DistrictRef, Position, Text } from '../../records'
import type { Vocabularies } from '../../terms'
import { boundType, signOf } from '../../text/bound-types'
import { fill, formatDistance, formatNumber, formatPosition } from '../../text/format'
import { joinSum } from '../../text/punctuation'
import { labelOf, PRECISIONS } from '../../vocabulary'
import type { CompareArea } from '../url'
import { inBothLanguages } from './cells'
import type { CompareWords } from './words'

/** What names are made of. `at` names the project or place that stands at a position; null: none does. */
export interface AreaNameSources {
  readonly districts: readonly DistrictRef[]
  readonly at: (position: Position) => Text | null
  readonly terms: Vocabularies
  readonly words: CompareWords
}

/** The name of an area with its own filter: `甲区`, `甲区＋乙区`, `某项目周围 5 公里`, `North · Biomedicine`. */
export function areaName({ area, filters }: CompareArea, areaKm2: number, names: AreaNameSources): Text {
  const name = nameWithoutFilter(area, areaKm2, names)
  const { terms, words } = names
  const unknownStatus = inBothLanguages((locale) => words[locale].names.unknownStatus)
  const filterTerms = [
    ...(filters.sector ?? []).map((value) => termOf(terms.sector, value)),
    ...(filters.kind ?? []).map((value) => termOf(terms.kind, value)),
    ...(filters.status ?? []).map((value) => (value === UNKNOWN ? unknownStatus : termOf(terms.status, value))),
    ...(filters.precision ?? []).map((value) => termOf(PRECISIONS, value)),
    ...boundsOf(filters, words),
    ...(filters.q ? [{ zh: `“${filters.q}”`, en: `“${filters.q}”` }] : []),
  ]
  return inBothLanguages((locale) => [name[locale], ...filterTerms.map((text) => text[locale])].join(' · '))
}

/** The bounds of a filter, and whether it has drawn areas. Events are missing: only the form knows their names. */
const boundsOf = (filters: CompareArea['filters'], words: CompareWords): Text[] => [
  ...BOUNDS.flatMap((bound) => {
    const value = filters[bound.filter]
    if (value === undefined) return []
    return [inBothLanguages((locale) => `${signOf(bound)} ${boundType(bound).format(value, locale)}`)]
  }),
  ...(filters.area ? [inBothLanguages((locale) => words[locale].names.inDrawn)] : []),
]

const termOf = (table: Parameters<typeof labelOf>[0], value: string): Text =>
  inBothLanguages((locale) => labelOf(table, value, locale))

function nameWithoutFilter(area: CompareArea['area'], areaKm2: number, names: AreaNameSources): Text {
  const { districts, at, words } = names
  if (area.kind === 'polygon') {
    return inBothLanguages((locale) => fill(words[locale].names.drawn, { n: formatNumber(areaKm2, locale, 1) }))
  }
  if (area.kind === 'circle') {
    const centre = at(area.centre) ?? inBothLanguages(() => formatPosition(area.centre))
    return inBothLanguages((locale) =>
      fill(words[locale].names.around, {
        name: centre[locale],
        length: formatDistance(area.radiusKm, locale),
      }),
    )
  }
  const chosen = area.ids.map((id) => districts.find((district) => district.id === id))
  const [single, ...more] = chosen
  if (single && more.length === 0) return single.name
  return inBothLanguages((locale) =>
    joinSum(
      chosen.map((district, i) => district?.short[locale] ?? area.ids[i]!),
      locale,
    ),
  )
}
