import { differences } from '#geo/edit/diff'
import { readEntries } from '#geo/edit/entries'
import { fieldText } from '#geo/edit/options'
import type { Working } from '#geo/edit/values'
import { lookUp } from '#geo/look-up'
import type { RecordFormProps } from './form-props'

type Props = RecordFormProps & { readonly theirs: Working }

/** The record as another editor has saved it, beside what this one has typed: nothing is overwritten unseen. */
export function ConflictNotice({ theirs, entries, type, options, locale, t }: Props) {
  const yours = readEntries(type, entries).values
  const conflicts = differences(type, theirs.values, yours)
  const labels = t.fields as Readonly<Record<string, string>>
  return (
    <div className="notice conflict" role="alert">
      <p>
        <strong>{t.form.conflict}</strong>
      </p>
      <p>{t.form.conflictHow}</p>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t.records.name}</th>
            <th scope="col">{t.form.theirs}</th>
            <th scope="col">{t.form.yours}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, part, before, after }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one list may be alike
            <tr key={i}>
              <th scope="row">
                {[part && lookUp(labels, part), lookUp(labels, field.name)].filter(Boolean).join(' · ')}
              </th>
              <td>{fieldText(field, before, options, locale) ?? t.form.none}</td>
              <td>{fieldText(field, after, options, locale) ?? t.form.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
