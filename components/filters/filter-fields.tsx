import { BOUNDS, FACETS, FACETS_WITH_UNKNOWN, type Filters, termsOfFacet, UNKNOWN } from '#geo/filters'
import { listText } from '#geo/query/area-filter'
import type { Ref } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { boundInput } from './filter-table'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  /** Before the names of the fields: `f0.`; '' for the common filter. */
  readonly prefix: string
  readonly filters: Filters
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
}

/** Without districts: where its projects are is what an area of a comparison says already. */
const CHOICES = FACETS.filter((facet) => facet !== 'district')

/** The names of the fields, without prefix. */
export const FIELD_NAMES: readonly string[] = ['q', ...CHOICES, ...BOUNDS.map(({ key }) => key), 'area']

/**
 * Search, one choice for each vocabulary and for the events, dates, amounts, and drawn areas, which can be unticked. A
 * link may choose several values of one vocabulary: they are shown as one option.
 */
export function FilterFields({ locale, t, prefix, filters, events, terms }: Props) {
  return (
    <>
      <label>
        {t.home.search}
        <input type="search" name={`${prefix}q`} defaultValue={filters.q} maxLength={100} />
      </label>
      {CHOICES.map((key) => {
        const chosen = filters[key]?.join()
        const options = optionsOf(key, locale, t, { events, terms })
        const isSeveral = chosen?.includes(',')
        const label = options.filter(([value]) => filters[key]?.some((one) => one === value)).map(([, name]) => name)
        return (
          <label key={key}>
            {t.home[key]}
            <select key={chosen} name={prefix + key} defaultValue={chosen ?? ''}>
              <option value="">{t.compare.any}</option>
              {isSeveral && <option value={chosen}>{joinNames(label, locale)}</option>}
              {options.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      {BOUNDS.map((bound) => (
        <label key={bound.key}>
          {t.home[bound.of]} · {t.home[bound.key]}
          <input name={prefix + bound.key} key={filters[bound.filter]} {...boundInput(bound, filters)} />
        </label>
      ))}
      {filters.area?.map((list) => (
        <label key={listText(list)} className="drawn-field">
          <input type="checkbox" name={`${prefix}area`} value={listText(list)} defaultChecked />
          {t.compare.inDrawn}
        </label>
      ))}
    </>
  )
}

/** The values of a facet with their names: of its vocabulary, or the records that it asks for. */
function optionsOf(
  facet: (typeof CHOICES)[number],
  locale: Locale,
  t: Messages,
  { events, terms }: Pick<Props, 'events' | 'terms'>,
): readonly (readonly [string, string])[] {
  const options = termsOfFacet(facet, terms)?.map((term) => [term.value, term[locale]] as const)
  if (!options) return events.map(({ id, name }) => [id, name[locale]] as const)
  return FACETS_WITH_UNKNOWN.has(facet) ? [...options, [UNKNOWN, t.home.unknown]] : options
}
