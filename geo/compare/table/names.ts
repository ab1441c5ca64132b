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

/** The name of an area with its own filter: `甲区`, `甲区＋乙区`, `某项目周围 5 公里`, `North · Biomedicine`. */
export function areaName({ area, filters }: CompareArea, areaKm2: number, names: AreaNameSources): Text {
  const name = nameWithoutFilter(area, areaKm2, names)
  const { filterNames, words } = names
  return inBothLanguages((locale) =>
    [name[locale], filterText(filters, locale, words[locale].filters, filterNames[locale])].filter(Boolean).join(' · '),
  )
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
