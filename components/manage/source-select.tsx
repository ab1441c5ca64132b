import type { Entries } from '#geo/edit/entries'
import type { Options } from '#geo/edit/options'
import { lookUp } from '#geo/look-up'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

interface Props {
  readonly id?: string
  readonly name: string
  readonly label?: string
  readonly entries: Entries
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
}

/** The choice of a source by its title, after its short id, which the public pages show as its mark. */
export function SourceSelect({ id, name, label, entries, options, locale, t }: Props) {
  const value = lookUp(entries, name) ?? ''
  const isKnown = value === '' || options.source.some((option) => option.id === value)
  return (
    <select id={id} name={name} aria-label={label} defaultValue={value}>
      <option value="">{t.form.none}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.source.map((option) => (
        <option key={option.id} value={option.id}>
          {option.id.length < 8 ? `${option.id} · ${option[locale]}` : option[locale]}
        </option>
      ))}
    </select>
  )
}
