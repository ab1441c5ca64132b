import Link from 'next/link'
import type { BatchSummary, QueuedBatch } from '#geo/import/batch'
import { countText, fill, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { localPath } from '../paths'
import { DropForm } from './drop-form'
import { ImportQueue } from './queue'
import { StepList } from './step-list'
import { batchProblem } from './texts'

const UPLOAD = '/api/manage/import'

interface Props {
  readonly locale: Locale
  readonly t: ImportMessages
  readonly batches: readonly BatchSummary[]
  readonly queue: readonly QueuedBatch[]
  /** Why the last file was not taken; a key of `t.problem`. */
  readonly error: string | null
  readonly bounds: { readonly rows: number; readonly megabytes: number }
}

/** Where a table comes in: dropped, chosen or pasted; and what came in before. */
export function ImportHome({ locale, t, batches, queue, error, bounds }: Props) {
  const kinds = fill(t.file.kinds, { rows: formatNumber(bounds.rows, locale), size: bounds.megabytes })
  const template = (format: string) => `${UPLOAD}/template/${format}?locale=${locale}`
  return (
    <div className="import">
      <header className="import-head">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
        <StepList state={null} t={t} />
      </header>
      {error && (
        <p className="import-alert" role="alert">
          {batchProblem(error, t, false, bounds.megabytes)}
        </p>
      )}
      <div className="import-in">
        <DropForm action={UPLOAD} locale={locale} kinds={kinds} t={t.file} />
        <form className="paste" action={UPLOAD} method="post" encType="multipart/form-data">
          <input type="hidden" name="locale" value={locale} />
          <label htmlFor="pasted">{t.file.paste}</label>
          <p className="small" id="pasted-note">
            {t.file.pasteNote}
          </p>
          <textarea id="pasted" name="pasted" rows={6} required aria-describedby="pasted-note" spellCheck={false} />
          <button type="submit" className="strong">
            {t.file.pasteSend}
          </button>
        </form>
      </div>
      <p className="import-template">
        {t.file.template} <a href={template('csv')}>{t.file.csv}</a> · <a href={template('xlsx')}>{t.file.xlsx}</a>
      </p>
      <ImportQueue queue={queue} locale={locale} t={t} />
      <section>
        <h2>{t.list.title}</h2>
        {batches.length === 0 ? (
          <p className="unknown">{t.list.none}</p>
        ) : (
          <List batches={batches} locale={locale} t={t} />
        )}
      </section>
    </div>
  )
}

function List({ batches, locale, t }: Pick<Props, 'batches' | 'locale' | 't'>) {
  return (
    <ul className="import-list">
      {batches.map(({ id, fileName, state, userName, createdAt, total }) => (
        <li key={id}>
          <Link href={localPath(locale, `/manage/import/${id}`)} prefetch={false}>
            {fileName}
          </Link>
          <span className="import-state" data-state={state}>
            {t.states[state]}
          </span>
          <span className="small">{total > 0 && countText(t.list.rows, total, locale)}</span>
          <span className="small">{fill(t.list.by, { name: userName, date: formatMoment(createdAt, locale) })}</span>
        </li>
      ))}
    </ul>
  )
}
