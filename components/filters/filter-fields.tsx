import { type Filters, UNKNOWN } from '#geo/filters'
import { listText } from '#geo/query/area-filter'
import type { Ref } from '#geo/records'
import { YI } from '#geo/url/view-url'
import { KINDS, type Locale, PRECISIONS, SECTORS, STATUSES, type Term } from '#geo/vocabulary'
import type { Messages } from '../messages'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  /** Before the names of the fields: `f0.`; '' for the common filter. */
  readonly prefix: string
  readonly filters: Filters
  readonly events: readonly Ref[]
}

const TABLES = {
  sector: SECTORS,
  kind: KINDS,
  status: STATUSES,
  precision: PRECISIONS,
} as const satisfies Readonly<Record<string, readonly Term[]>>

const CHOICES = ['sector', 'kind', 'status', 'precision', 'event'] as const

/** The names of the fields, without prefix. */
export const FIELD_NAMES = [
  'q',
  'sector',
  'kind',
  'status',
  'precision',
  'event',
  'since',
  'until',
  'min',
  'max',
  'area',
]

/**
 * A search, one choice of each vocabulary and of the events, dates and amounts, and drawn areas to be taken away; several choices of one, from a
 * link, are shown as one that stands for all of them.
 */
export function FilterFields({ locale, t, prefix, filters, events }: Props) {
  return (
    <>
      <label>
        {t.home.search}
        <input type="search" name={`${prefix}q`} defaultValue={filters.q} maxLength={100} />
      </label>
      {CHOICES.map((key) => {
        const chosen = filters[key]?.join()
        const options = optionsOf(key, locale, t, events)
        const isSeveral = chosen?.includes(',')
        const label = options.filter(([value]) => filters[key]?.some((one) => one === value)).map(([, name]) => name)
        return (
          <label key={key}>
            {t.home[key]}
            <select key={chosen} name={prefix + key} defaultValue={chosen ?? ''}>
              <option value="">{t.compare.any}</option>
              {isSeveral && <option value={chosen}>{label.join(locale === 'zh' ? '、' : ', ')}</option>}
              {options.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      {(['since', 'until'] as const).map((key) => (
        <label key={key}>
          {t.home.date} · {t.home[key]}
          <input type="date" name={prefix + key} defaultValue={filters[key]} key={filters[key]} />
        </label>
      ))}
      {AMOUNTS.map(([key, bound]) => {
        const yi = filters[bound] === undefined ? undefined : filters[bound] / YI
        return (
          <label key={key}>
            {t.home.amount} · {t.home[key]}
            <input type="number" name={prefix + key} min="0" step="any" defaultValue={yi} key={yi} />
          </label>
        )
      })}
      {filters.area?.map((list) => (
        <label key={listText(list)} className="drawn-field">
          <input type="checkbox" name={`${prefix}area`} value={listText(list)} defaultChecked />
          {t.compare.inDrawn}
        </label>
      ))}
    </>
  )
}

const AMOUNTS = [
  ['min', 'amountMin'],
  ['max', 'amountMax'],
] as const

function optionsOf(
  key: (typeof CHOICES)[number],
  locale: Locale,
  t: Messages,
  events: readonly Ref[],
): readonly (readonly [string, string])[] {
  if (key === 'event') return events.map(({ id, name }) => [id, name[locale]] as const)
  const options = TABLES[key].map((term) => [term.value, term[locale]] as const)
  return key === 'status' ? [...options, [UNKNOWN, t.home.unknown]] : options
}
