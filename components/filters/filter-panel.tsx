import type { ReactNode } from 'react'
import { choiceLabel } from '#geo/captions/filter-words'
import { type Facet, type Filters, FORM_FACETS } from '#geo/filters'
import { sectorPin } from '#geo/map/pin-art'
import type { FacetCount } from '#geo/query/facets'
import type { Vocabularies } from '#geo/terms'
import { formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { PinIcon } from '../ui/pin-icon'
import { boundInput, RANGES } from './filter-table'
import { SyncedInput } from './synced-input'

export interface FilterPanelProps {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly filters: Filters
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>
  /** Names of districts and events by id. */
  readonly names: Readonly<Record<string, string>>
  readonly terms: Vocabularies
}

/** The choices of every filter, each with how many projects it would show. Needs no script. */
export function FilterPanel({ locale, t, filters, facets, names, terms }: FilterPanelProps) {
  return (
    <>
      {FORM_FACETS.map((facet) => (
        <Choices
          key={facet}
          facet={facet}
          title={t[facet]}
          chosen={filters[facet] ?? []}
          counts={facets[facet]}
          label={(value) => choiceLabel(facet, value, locale, t, { names, terms })}
          icon={(value) => facet === 'sector' && <PinIcon pin={sectorPin(terms, value)} size={20} />}
          locale={locale}
        />
      ))}
      {RANGES.map(({ of, bounds }) => (
        <fieldset className="filter range" key={of}>
          <legend>{t[of]}</legend>
          {bounds.map((bound) => (
            <label key={bound.key}>
              {t[bound.key]}
              <SyncedInput name={bound.key} {...boundInput(bound, filters)} />
            </label>
          ))}
        </fieldset>
      ))}
    </>
  )
}

interface ChoicesProps {
  readonly facet: Facet
  readonly title: string
  readonly chosen: readonly string[]
  readonly counts: readonly FacetCount[]
  readonly label: (value: string) => string
  /** A sector stands beside the pin that the map draws it with. */
  readonly icon: (value: string) => ReactNode
  readonly locale: Locale
}

/** Most frequent first; chosen values stay even where no project has them. */
function Choices({ facet, title, chosen, counts, label, icon, locale }: ChoicesProps) {
  const counted = new Set(counts.map(({ value }) => value))
  const uncounted = chosen.filter((value) => !counted.has(value)).map((value) => ({ value, count: 0 }))
  const choices = [...counts, ...uncounted].sort((a, b) => b.count - a.count)
  return (
    <fieldset className="filter">
      <legend>{title}</legend>
      {choices.map(({ value, count }) => (
        <label key={value} className="choice" data-empty={count === 0 || undefined}>
          <SyncedInput type="checkbox" name={facet} value={value} defaultChecked={chosen.includes(value)} />
          {icon(value)}
          <span>{label(value)}</span>
          <span className="choice-count">{formatNumber(count, locale)}</span>
        </label>
      ))}
    </fieldset>
  )
}
