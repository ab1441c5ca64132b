import type { Options } from '#geo/edit/options'
import type { Columns } from '#geo/edit/values'
import type { SheetRecord } from '#geo/import/sheets/sheet-record'
import { formatNumber } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import { type Locale, labelOf } from '#geo/vocabulary'
import { changeSentences } from '../../manage/history/change-sentences'
import type { ImportMessages } from '../../messages/import'
import { manageOf } from '../../messages/manage'

interface Props {
  readonly records: readonly SheetRecord[]
  readonly locale: Locale
  readonly t: ImportMessages
  readonly options: Options
}

/** The records that a row of a sheet makes or changes, each with what of it is new. */
export function SheetRecords({ records, locale, t, options }: Props) {
  const words = manageOf(locale)
  // What the row makes has no name among the options yet.
  const named = (type: SheetRecord['type']) =>
    records.flatMap((record) => (record.type === type ? [{ id: record.id, ...record.name }] : []))
  const all: Options = {
    ...options,
    ...{ source: [...options.source, ...named('source')], place: [...options.place, ...named('place')] },
    ...{
      event: [...options.event, ...named('event')],
      organisation: [...options.organisation, ...named('organisation')],
    },
  }
  return (
    <ul className="import-records">
      {records.map(({ type, id, name, before, after }) => (
        <li key={`${type} ${id}`}>
          <details>
            <summary>
              <span className="small">
                {before === null ? t.receipt.isNew : t.receipt.isChanged} {words.types[type]}
                {COLON[locale]}
              </span>
              {name[locale]}
              {type === 'indicator' && figureText(after.columns, options, locale)}
            </summary>
            <ul className="small">
              {changeSentences(type, { action: 'save', before, after }, all, locale, words).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** The number of a figure with its unit, since many are called the same. */
function figureText({ value, unit }: Columns, { terms }: Options, locale: Locale): string {
  if (typeof value !== 'number') return ''
  return `${COLON[locale]}${formatNumber(value, locale)} ${labelOf(terms.unit, String(unit), locale)}`
}
