import Link from 'next/link'
import type { Batch, Touched } from '#geo/import/batch'
import { countText, fill, formatMoment, formatNumber } from '#geo/text/format'
import { importSearch } from '#geo/text/import-search'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { manageOf } from '../messages/manage'
import { localPath } from '../paths'
import { Hidden } from './columns-form'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batch: Batch
  readonly touched: readonly Touched[]
  readonly undo: (form: FormData) => Promise<void>
}

/** When the records began to be written and when they were; when they were taken back. */
function Times({ batch, locale, receipt }: Pick<Props, 'batch' | 'locale'> & Pick<ImportMessages, 'receipt'>) {
  const { startedAt, finishedAt, undoneAt } = batch
  if (!startedAt || !finishedAt) return null
  const seconds = Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))
  const values = { from: formatMoment(startedAt, locale), to: formatMoment(finishedAt, locale) }
  return (
    <p className="small">
      {fill(receipt.times, values)} {countText(receipt.seconds, seconds, locale)}
      {undoneAt && ` ${fill(receipt.undoneAt, { date: formatMoment(undoneAt, locale) })}`}
    </p>
  )
}

/** What an import has done, and the way back. */
export function Receipt({ locale, t, batch, touched, undo }: Props) {
  const { receipt } = t
  const { types } = manageOf(locale)
  const figures = [
    [receipt.created, batch.created],
    [receipt.changed, batch.changed],
    [receipt.unchanged, batch.unchanged],
  ] as const
  const isUndone = batch.state === 'undone'
  return (
    <section className="import-receipt">
      <h2>{fill(isUndone ? receipt.undone : receipt.title, { file: batch.fileName })}</h2>
      <p className="small">
        {fill(receipt.by, { name: batch.userName, date: formatMoment(batch.finishedAt ?? batch.createdAt, locale) })}
      </p>
      <Times {...{ batch, locale, receipt }} />
      <dl>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dd>{formatNumber(value, locale)}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      {!isUndone && touched.length > 0 && (
        <>
          <p>
            <Link
              href={localPath(locale, '/') + viewQuery({ filters: { q: importSearch(batch.id) } })}
              prefetch={false}
            >
              {receipt.map}
            </Link>
            {batch.choices.state !== 'published' && <span className="small"> {receipt.mapNote}</span>}
          </p>
          <h3>{receipt.records}</h3>
          <ul className="import-touched">
            {touched.map(({ type, id, name, isNew }) => (
              <li key={id}>
                <Link href={localPath(locale, `/manage/records/${type}/${id}`)} prefetch={false}>
                  {name}
                </Link>
                <span className="small">
                  {isNew ? receipt.isNew : receipt.isChanged} {types[type]}
                </span>
              </li>
            ))}
          </ul>
          {batch.created + batch.changed > touched.length && (
            <p className="small">{fill(receipt.first, { n: touched.length })}</p>
          )}
        </>
      )}
      {!isUndone && (
        <form action={undo}>
          <Hidden batch={batch} locale={locale} />
          <p className="small">{receipt.undoNote}</p>
          <button type="submit" className="quiet">
            {receipt.undo}
          </button>
        </form>
      )}
      <p>
        <Link href={localPath(locale, '/manage/import')} prefetch={false}>
          {receipt.again}
        </Link>
      </p>
    </section>
  )
}
