import type { Field } from '#geo/edit/fields'
import type { ChosenRecord } from '#geo/edit/many'
import { fieldText, type Options } from '#geo/edit/options'
import type { Columns, RecordType } from '#geo/edit/values'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { RecordBox } from '../record-box'
import type { ManyOutcome } from './many-outcome'

export interface ManyTableProps {
  readonly type: RecordType
  readonly field: Field
  readonly records: readonly ChosenRecord[]
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
  readonly outcome: Partial<ManyOutcome>
  /** Absent: all that may be changed. */
  readonly ticked: readonly string[] | undefined
}

/** The chosen records with what the field holds now and, once previewed, what it will hold. */
export function ManyTable(props: ManyTableProps) {
  const { type, records, outcome, ticked, locale, t } = props
  const isPreviewed = Boolean(outcome.changes || outcome.refused)
  return (
    <table className="records many">
      <thead>
        <tr>
          <th scope="col">{t.records.name}</th>
          <th scope="col">{t.records.state}</th>
          <th scope="col">{t.many.now}</th>
          {isPreviewed && <th scope="col">{t.many.after}</th>}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row">
              <RecordBox
                record={{ ...record, type }}
                locale={locale}
                box={{
                  isTicked: record.isMine && (!ticked || ticked.includes(record.id)),
                  isOff: !record.isMine,
                }}
              />
              {!record.isMine && <span className="small"> {t.many.notYours}</span>}
            </th>
            <td>
              <span className="state" data-state={record.state}>
                {t.states[record.state]}
              </span>
            </td>
            <td>{shown(record.value, props)}</td>
            {isPreviewed && <After id={record.id} {...props} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A value, in the other language where it has none in this one. */
const shown = (value: Columns | null, { field, options, locale, t }: ManyTableProps): string =>
  fieldText(field, value, options, locale) ??
  fieldText(field, value, options, locale === 'zh' ? 'en' : 'zh') ??
  t.many.empty

function After(props: ManyTableProps & { readonly id: string }) {
  const { id, outcome, t } = props
  const problems = outcome.refused?.filter((problem) => problem.id === id) ?? []
  if (problems.length > 0)
    return (
      <td className="wrong">
        {[...new Set(problems.map(({ code }) => code))].map((code) => (
          <p key={code}>{t.problems[code]}</p>
        ))}
      </td>
    )
  const change = outcome.changes?.find((one) => one.id === id)
  if (!change) return <td />
  if (!change.after) return <td className="small">{t.many.same}</td>
  return (
    <td>
      <strong>{shown(change.after, props)}</strong>{' '}
      <span className="state" data-state={change.state}>
        {t.states[change.state]}
      </span>
    </td>
  )
}
