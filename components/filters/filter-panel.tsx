import type { ReactNode } from 'react'
import { type Facet, type Filters, UNKNOWN } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import type { FacetCount } from '#geo/query/facets'
import { formatNumber } from '#geo/text/format'
import { YI } from '#geo/url/view-url'
import { KINDS, type Locale, labelOf, PRECISIONS, SECTORS, STATUSES, type Term } from '#geo/vocabulary'
import { PinIcon } from '../map/pin-icon'
import type { Messages } from '../messages'

export interface FilterPanelProps {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly filters: Filters
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>
  /** Names of districts and events by id. */
  readonly names: Readonly<Record<string, string>>
}

/** The choices of every filter with the number each would show, as a form that needs no script. */
export function FilterPanel({ locale, t, filters, facets, names }: FilterPanelProps) {
  const byVocabulary = (table: readonly Term[]) => (value: string) =>
    value === UNKNOWN ? t.unknown : labelOf(table, value, locale)
  const group = (facet: Facet, label: (value: string) => string, icon?: (value: string) => ReactNode) => (
    <Choices
      facet={facet}
      title={t[facet]}
      chosen={filters[facet] ?? []}
      counts={facets[facet]}
      label={label}
      icon={icon}
      locale={locale}
    />
  )
  const byName = (id: string) => lookUp(names, id) ?? id
  return (
    <>
      {group('sector', byVocabulary(SECTORS), (value) => {
        const sector = SECTORS.find((term) => term.value === value)
        return sector && <PinIcon pin={{ sector: sector.value, precision: 'site', status: null }} size={20} />
      })}
      {group('district', byName)}
      {group('status', byVocabulary(STATUSES))}
      {group('kind', byVocabulary(KINDS))}
      {group('precision', byVocabulary(PRECISIONS))}
      {group('event', byName)}
      <fieldset className="filter range">
        <legend>{t.date}</legend>
        <label>
          {t.since}
          <input type="date" name="since" defaultValue={filters.since} />
        </label>
        <label>
          {t.until}
          <input type="date" name="until" defaultValue={filters.until} />
        </label>
      </fieldset>
      <fieldset className="filter range">
        <legend>{t.amount}</legend>
        <label>
          {t.min}
          <input type="number" name="min" min="0" step="any" defaultValue={inYi(filters.amountMin)} />
        </label>
        <label>
          {t.max}
          <input type="number" name="max" min="0" step="any" defaultValue={inYi(filters.amountMax)} />
        </label>
      </fieldset>
    </>
  )
}

const inYi = (cny: number | undefined): number | undefined => (cny === undefined ? undefined : cny / YI)

interface ChoicesProps {
  readonly facet: Facet
  readonly title: string
  readonly chosen: readonly string[]
  readonly counts: readonly FacetCount[]
  readonly label: (value: string) => string
  readonly icon?: (value: string) => ReactNode
  readonly locale: Locale
}

/** Most frequent first; what is chosen stays, even where nothing has it. */
function Choices({ facet, title, chosen, counts, label, icon, locale }: ChoicesProps) {
  const known = new Set(counts.map(({ value }) => value))
  const lost = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))
  const choices = [...counts, ...lost].sort((a, b) => b.count - a.count)
  return (
    <fieldset className="filter">
      <legend>{title}</legend>
      {choices.map(({ value, count }) => (
        <label key={value} className="choice" data-empty={count === 0 || undefined}>
          <input type="checkbox" name={facet} value={value} defaultChecked={chosen.includes(value)} />
          {icon?.(value)}
          <span>{label(value)}</span>
          <span className="choice-count">{formatNumber(count, locale)}</span>
        </label>
      ))}
    </fieldset>
  )
}
