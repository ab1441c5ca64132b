import Link from 'next/link'
import { type ListQuery, listQuery } from '#geo/edit/lists'
import { MOST_AT_ONCE } from '#geo/edit/many'
import type { RecordType } from '#geo/edit/values'
import { fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../../messages/manage'
import { localPath } from '../../paths'
import { TickAll } from './tick-all'

interface Props {
  readonly type: RecordType
  readonly asked: ListQuery
  /** How many the list holds. */
  readonly total: number
  readonly locale: Locale
  readonly t: ManageMessages
}

export const manyPath = (locale: Locale, type: RecordType) => localPath(locale, `/manage/records/${type}/many`)

/** Below a list with boxes to tick, in a form of any kind: leads to the page that changes one field of many. */
export function ManyEnd({ type, asked, total, locale, t }: Props) {
  const most = formatNumber(Math.min(total, MOST_AT_ONCE), locale)
  return (
    <div className="form-buttons">
      {asked.q && <input type="hidden" name="q" value={asked.q} />}
      {asked.list && <input type="hidden" name="list" value={asked.list} />}
      <TickAll label={t.stillTrue.all} />
      <button type="submit" className="quiet" formAction={manyPath(locale, type)} formMethod="get" formNoValidate>
        {t.many.start}
      </button>
      <Link
        className="quiet"
        href={`${manyPath(locale, type)}${listQuery({ ...asked, type, offset: 0 })}&all=1`}
        prefetch={false}
      >
        {fill(total > MOST_AT_ONCE ? t.many.startMost : t.many.startAll, { n: most })}
      </Link>
    </div>
  )
}
