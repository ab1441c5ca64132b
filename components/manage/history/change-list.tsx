import Link from 'next/link'
import { changeQuery } from '#geo/edit/change-query'
import type { ChangeLine } from '#geo/edit/history'
import { lineName } from '#geo/edit/lists'
import { isManyId } from '#geo/edit/many'
import type { Options } from '#geo/edit/options'
import type { RecordType } from '#geo/edit/values'
import { fill, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'
import { changeSentences } from './change-sentences'
import { Sentences } from './history-list'

interface Props {
  readonly changes: readonly (ChangeLine & {
    readonly type: RecordType
    readonly recordId: string
    readonly zh: string
    readonly en: string
  })[]
  readonly options: Options
  readonly locale: Locale
  readonly t: ManageMessages
}

/** Sentences of one change; the rest are in the record's own history. */
const MOST = 6

/** Changes of many records: which record, who, when, and what is another by them. */
export function ChangeList({ changes, options, locale, t }: Props) {
  return (
    <ol className="history recent-changes">
      {changes.map((change) => {
        const { id, type, recordId, action, at, userName, why, importId } = change
        const sentences = changeSentences(type, change, options, locale, t)
        const here = localPath(locale, `/manage/records/${type}/${recordId}`)
        return (
          <li key={id}>
            <p className="history-head">
              <Link href={`${here}/history`} prefetch={false}>
                {lineName({ ...change, id: recordId }, locale)}
              </Link>{' '}
              <span className="small">{t.types[type]}</span>
            </p>
            <p className="small">
              <strong>{t.history.actions[action]}</strong>{' '}
              <time dateTime={at}>{fill(t.history.who, { name: userName, date: formatMoment(at, locale) })}</time>
              {importId && isManyId(importId) && (
                <>
                  {' · '}
                  <Link href={localPath(locale, '/manage/changes') + changeQuery({ edit: importId })} prefetch={false}>
                    {t.changes.ofEdit}
                  </Link>
                </>
              )}
            </p>
            {sentences.length > 0 && <Sentences list={sentences.slice(0, MOST)} />}
            {sentences.length > MOST && (
              <p className="small">{fill(t.changes.more, { n: formatNumber(sentences.length - MOST, locale) })}</p>
            )}
            {why && <p className="small">{fill(t.history.reason, { why })}</p>}
          </li>
        )
      })}
    </ol>
  )
}
