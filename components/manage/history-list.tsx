import type { ReactNode } from 'react'
import type { ChangeLine } from '#geo/edit/history'
import type { Options } from '#geo/edit/options'
import type { RecordType } from '#geo/edit/values'
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
          <ul>
            {changeSentences(type, change, options, locale, t).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {change.why && <p className="small">{fill(t.history.reason, { why: change.why })}</p>}
          {tools?.(change)}
        </li>
      ))}
    </ol>
  )
}
