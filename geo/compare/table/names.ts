/** What areas are called. */

import { BOUNDS, UNKNOWN } from '../../filters'
import type { DistrictRef, Position, Text } from '../../records'
import type { Vocabularies } from '../../terms'
import { boundType, signOf } from '../../text/bound-types'
import { formatDistance, formatNumber, formatPosition } from '../../text/format'
import { labelOf, PRECISIONS } from '../../vocabulary'
import type { CompareArea } from '../url'
import { inBothLanguages } from './cells'

/** What names are made of. `at` names the project or place that stands at a position; null: none does. */
export interface AreaNameSources {
  readonly districts: readonly DistrictRef[]
  readonly at: (position: Position) => Text | null
  readonly terms: Vocabularies
}

const NO_STATUS: Text = { zh: '未披露进展', en: 'progress not disclosed' }

/** The name of an area with its own filter: `甲区`, `甲区＋乙区`, `某项目周围 5 公里`, `North · Biomedicine`. */
export function areaName({ area, filters }: CompareArea, areaKm2: number, names: AreaNameSources): Text {
  const name = nameWithoutFilter(area, areaKm2, names)
  const filterTerms = [
    ...(filters.sector ?? []).map((value) => termOf(names.terms.sector, value)),
    ...(filters.kind ?? []).map((value) => termOf(names.terms.kind, value)),
    ...(filters.status ?? []).map((value) => (value === UNKNOWN ? NO_STATUS : termOf(names.terms.status, value))),
    ...(filters.precision ?? []).map((value) => termOf(PRECISIONS, value)),
    ...boundsOf(filters),
    ...(filters.q ? [{ zh: `“${filters.q}”`, en: `“${filters.q}”` }] : []),
  ]
  return inBothLanguages((locale) => [name[locale], ...filterTerms.map((text) => text[locale])].join(' · '))
}

/** The bounds of a filter, and whether it has drawn areas. Events are missing: only the form knows their names. */
const boundsOf = (filters: CompareArea['filters']): Text[] => [
  ...BOUNDS.flatMap((bound) => {
    const value = filters[bound.filter]
    if (value === undefined) return []
    return [inBothLanguages((locale) => `${signOf(bound)} ${boundType(bound).format(value, locale)}`)]
  }),
  ...(filters.area ? [{ zh: '所画区域内', en: 'inside a drawn area' }] : []),
]

const termOf = (table: Parameters<typeof labelOf>[0], value: string): Text =>
  inBothLanguages((locale) => labelOf(table, value, locale))

function nameWithoutFilter(area: CompareArea['area'], areaKm2: number, { districts, at }: AreaNameSources): Text {
  if (area.kind === 'polygon') {
    return {
      zh: `手绘区域（${formatNumber(areaKm2, 'zh', 1)} 平方公里）`,
      en: `Drawn area (${formatNumber(areaKm2, 'en', 1)} km²)`,
    }
  }
  if (area.kind === 'circle') {
    const centre = at(area.centre) ?? inBothLanguages(() => formatPosition(area.centre))
    return {
      zh: `${centre.zh}周围 ${formatDistance(area.radiusKm, 'zh')}`,
      en: `${formatDistance(area.radiusKm, 'en')} around ${centre.en}`,
    }
  }
  const chosen = area.ids.map((id) => districts.find((district) => district.id === id))
  const [single, ...more] = chosen
  if (single && more.length === 0) return single.name
  return inBothLanguages((locale) =>
    chosen.map((district, i) => district?.short[locale] ?? area.ids[i]).join(locale === 'zh' ? '＋' : ' + '),
  )
}
