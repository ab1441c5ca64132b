import Link from 'next/link'
import { areaText } from '#geo/areas/area-text'
import { BOUNDS, type Filters, UNKNOWN } from '#geo/filters'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { drawnAreas } from '#geo/map/area-outline'
import { withoutArea } from '#geo/query/area-filter'
import { termLabel, type Vocabularies } from '#geo/terms'
import { fill, formatDistance, formatNumber } from '#geo/text/format'
import { type View, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { Icon } from '../ui/icon'
import { boundLabel, choiceLabel, FORM_FACETS } from './filter-table'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly view: View
  readonly path: string
  readonly names: Readonly<Record<string, string>>
  readonly terms: Vocabularies
}

/** One removable chip for each condition in force, and one to clear them all; nothing without conditions. */
export function Chips({ locale, t, view, path, names, terms }: Props) {
  const chips = chipsOf(view.filters, locale, t, { names, terms })
  if (chips.length === 0) return null
  return (
    <ul className="chips" aria-label={t.active}>
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <Link
            href={path + viewQuery({ ...view, filters: without, limit: undefined, after: undefined })}
            aria-label={fill(t.remove, { label })}
            prefetch={false}
            scroll={false}
          >
            {label}
            <Icon name="close" size={14} />
          </Link>
        </li>
      ))}
      <li>
        <Link
          className="chip-clear"
          href={path + viewQuery({ ...view, filters: {}, limit: undefined, after: undefined })}
          prefetch={false}
          scroll={false}
        >
          {t.clear}
        </Link>
      </li>
    </ul>
  )
}

interface Chip {
  readonly key: string
  readonly label: string
  /** The filters without this condition. */
  readonly without: Filters
}

function chipsOf(
  filters: Filters,
  locale: Locale,
  t: Messages['home'],
  { names, terms }: Pick<Props, 'names' | 'terms'>,
): Chip[] {
  const drop = (key: keyof Filters): Filters => ({ ...filters, [key]: undefined })
  const chosen = FORM_FACETS.flatMap((facet) =>
    (filters[facet] ?? []).map((value) => {
      const rest = (filters[facet] as readonly string[]).filter((other) => other !== value)
      const name = choiceLabel(facet, value, locale, t, names, terms)
      const label = value === UNKNOWN ? `${t[facet]}: ${name}` : name
      return { key: `${facet}=${value}`, label, without: { ...filters, [facet]: rest.length > 0 ? rest : undefined } }
    }),
  )
  const singles: [keyof Filters, string | undefined][] = [
    ['q', filters.q && `“${filters.q}”`],
    ...BOUNDS.map((bound): [keyof Filters, string | undefined] => [
      bound.filter,
      boundLabel(bound, filters, locale, t),
    ]),
    ['bbox', filters.bbox && t.inViewChip],
  ]
  const set = singles.flatMap(([key, label]) => (label ? [{ key, label, without: drop(key) }] : []))
  return [...chosen, ...set, ...areaChips(filters, locale, t, terms)]
}

/** One for each drawn area, named by its size. */
function areaChips(filters: Filters, locale: Locale, t: Messages['home'], terms: Vocabularies): Chip[] {
  return drawnAreas(filters.area).map((area) => {
    const key = areaText(area)
    const label =
      area.kind === 'circle'
        ? fill(t.drawnCircle, { label: formatDistance(area.radiusKm, locale) })
        : fill(t.drawnArea, {
            label: `${formatNumber(areaKm2(polygonsOf(area.rings)), locale, 1)} ${termLabel(terms, 'unit', 'km2', locale)}`,
          })
    return { key, label, without: { ...filters, area: withoutArea(filters.area!, key) } }
  })
}
