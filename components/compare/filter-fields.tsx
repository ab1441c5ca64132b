import { type Filters, UNKNOWN } from '#geo/filters'
import { KINDS, type Locale, PRECISIONS, SECTORS, STATUSES, type Term } from '#geo/vocabulary'
import type { Messages } from '../messages'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  /** Before the names of the fields: `f0.`; '' for the common filter. */
  readonly prefix: string
  readonly filters: Filters
}

const FIELDS = [
  { key: 'sector', terms: SECTORS },
  { key: 'kind', terms: KINDS },
  { key: 'status', terms: STATUSES },
  { key: 'precision', terms: PRECISIONS },
] as const satisfies readonly { key: keyof Filters; terms: readonly Term[] }[]

/** One choice of each vocabulary and a search; several choices of one, from a link, are shown as one that stands for all of them. */
export function FilterFields({ locale, t, prefix, filters }: Props) {
  return (
    <>
      <label>
        {t.home.search}
        <input type="search" name={`${prefix}q`} defaultValue={filters.q} maxLength={100} />
      </label>
      {FIELDS.map(({ key, terms }) => {
        const chosen = filters[key]?.join()
        const options = [
          ...terms.map((term) => [term.value, term[locale]] as const),
          ...(key === 'status' ? [[UNKNOWN, t.home.unknown] as const] : []),
        ]
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
    </>
  )
}
