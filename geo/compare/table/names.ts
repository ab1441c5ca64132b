/** What areas are called. */

import { type FilterNames, filterText } from '../../captions/filter-words'
import type { DistrictRef, Position, Text } from '../../records'
import { fill, formatDistance, formatNumber, formatPosition } from '../../text/format'
import { joinSum } from '../../text/punctuation'
import type { Locale } from '../../vocabulary'
import type { CompareArea } from '../url'
import { inBothLanguages } from './cells'
import type { CompareWords } from './words'

/** What names are made of. `at` names the project or place that stands at a position; null: none does. */
export interface AreaNameSources {
  readonly districts: readonly DistrictRef[]
  readonly at: (position: Position) => Text | null
  readonly filterNames: Readonly<Record<Locale, FilterNames>>
  readonly words: CompareWords
}

/** What a name says of an area besides what it was drawn as. */
export interface NamedSurface {
  readonly areaKm2: number
  /** How much of it lies outside the districts of the map, from 0 to 1. */
  readonly outside: number
}

/** Less is within what drawing along a border, and looking at points, may be off. */
const [LEAST_OUTSIDE, ALL_OUTSIDE] = [0.03, 0.97]

/**
 * The name of an area with its own filter, and what of it the map knows nothing about: `甲区`, `甲区＋乙区`,
 * `某项目周围 5 公里`, `North · Biomedicine`.
 */
export function areaName({ area, filters }: CompareArea, surface: NamedSurface, names: AreaNameSources): Text {
  const name = nameWithoutFilter(area, surface.areaKm2, names)
  const { filterNames, words } = names
  return inBothLanguages((locale) =>
    [
      name[locale],
      outsideText(surface.outside, locale, words),
      filterText(filters, locale, words[locale].filters, filterNames[locale]),
    ]
      .filter(Boolean)
      .join(' · '),
  )
}

function outsideText(share: number, locale: Locale, words: CompareWords): string {
  if (share < LEAST_OUTSIDE) return ''
  const { outside, partlyOutside } = words[locale].names
  return share > ALL_OUTSIDE ? outside : fill(partlyOutside, { n: formatNumber(100 * share, locale, 0) })
}

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
