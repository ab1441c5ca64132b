import type { ReactNode } from 'react'
import type { ChangeLine } from '#geo/edit/history'
import type { Options } from '#geo/edit/options'
import type { RecordType, RecordValues } from '#geo/edit/values'
import { fill, formatMoment } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { changeSentences, type HistoryWords } from './change-sentences'

interface Props {
  readonly type: RecordType
  readonly changes: readonly ChangeLine[]
  readonly options: Options
  readonly locale: Locale
  readonly t: HistoryWords
  /** What editors may do with a change. */
  readonly tools?: (change: ChangeLine) => ReactNode
}

/** A record's changes in plain words, newest first. */
export function HistoryList({ type, changes, options, locale, t, tools }: Props) {
  return (
    <ol className="history">
      {changes.map((change) => (
        <li key={change.id}>
          <p className="history-head">
            <strong>{t.history.actions[change.action]}</strong>{' '}
            <time dateTime={change.at}>
              {change.userName
                ? fill(t.history.who, { name: change.userName, date: formatMoment(change.at, locale) })
                : formatMoment(change.at, locale)}
            </time>
          </p>
          <Sentences list={changeSentences(type, change, options, locale, t)} />
          {change.why && <p className="small">{fill(t.history.reason, { why: change.why })}</p>}
          {tools?.(change)}
        </li>
      ))}
    </ol>
  )
}

export const Sentences = ({ list }: { readonly list: readonly string[] }) => (
  <ul>
    {list.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)

interface DifferenceProps extends Omit<Props, 'changes' | 'tools'> {
  readonly before: RecordValues
  readonly after: RecordValues
}

/** What readers will see another way once the record is published. */
export const DifferenceList = ({ type, before, after, options, locale, t }: DifferenceProps) => (
  <Sentences list={changeSentences(type, { action: 'publish', before, after }, options, locale, t)} />
)
