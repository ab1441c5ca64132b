import type { RecordLine } from '#geo/edit/lists'
import type { Option } from '#geo/edit/options'
import { optionName } from '#geo/edit/options'
import { fill, formatMoment } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'
import { RecordBox } from './record-box'

interface Props {
  readonly lines: readonly RecordLine[]
  readonly districts: readonly Option[]
  readonly locale: Locale
  readonly t: ManageMessages
  /** Whether each row has a box to tick, named `record`. */
  readonly hasBoxes?: boolean
}

const UNTICKED = { isTicked: false, isOff: false } as const

/** Records with their states; each links to its form. A column that says the same of all, or nothing, is left out. */
export function RecordTable({ lines, districts, locale, t, hasBoxes = false }: Props) {
  const hasTypes = lines.some(({ type }) => type !== lines[0]!.type)
  const hasChanges = lines.some(({ updatedAt }) => updatedAt)
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">{t.records.name}</th>
          {hasTypes && <th scope="col">{t.records.type}</th>}
          <th scope="col">{t.records.district}</th>
          <th scope="col">{t.records.state}</th>
          {hasChanges && <th scope="col">{t.records.updated}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.type} ${line.id}`}>
            <th scope="row">
              <RecordBox record={line} locale={locale} box={hasBoxes ? UNTICKED : undefined} />
            </th>
            {hasTypes && <td>{t.types[line.type]}</td>}
            <td>{line.districtId && optionName(districts, line.districtId, locale)}</td>
            <td>
              <span className="state" data-state={line.state}>
                {t.states[line.state]}
              </span>
              {!line.isPublic && <span className="small"> {t.states.new}</span>}
            </td>
            {hasChanges && (
              <td className="small">
                {line.updatedAt &&
                  fill(t.records.by, { name: line.updatedBy ?? '', date: formatMoment(line.updatedAt, locale) })}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
