import type { Metadata } from 'next'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { formatMoment } from '#geo/text/format'
import { COLON } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { openReports } from '#prisma/manage/reports'
import { handleReport } from '../../../actions/reports'
import { requireActor } from '../../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).reports.title }
}

/** What readers say is wrong, oldest first. */
export default async function ReportsPage({ params }: Props) {
  const { locale } = await params
  await requireActor('editor')
  const { reports: t } = manageOf(locale)
  const reports = await openReports()
  return (
    <>
      <h1>{t.title}</h1>
      <p className="summary">{reports.length === 0 ? t.none : t.intro}</p>
      <ol className="history">
        {reports.map(({ id, at, path, text, url, email }) => (
          <li key={id}>
            <p className="history-head">
              <a href={localPath(locale, path)}>{path}</a> <time dateTime={at}>{formatMoment(at, locale)}</time>
            </p>
            <p className="report-text">{text}</p>
            {url && (
              <p className="small">
                {t.link}
                {COLON[locale]}
                <a href={url} rel="noreferrer nofollow external" target="_blank">
                  {url}
                </a>
              </p>
            )}
            {email && (
              <p className="small">
                {t.from}
                {COLON[locale]}
                {email}
              </p>
            )}
            <form action={handleReport as (form: FormData) => Promise<void>} className="form-buttons">
              <input type="hidden" name="id" value={id} />
              <button type="submit" name="state" value="done" className="strong">
                {t.done}
              </button>
              <button type="submit" name="state" value="dismissed" className="quiet">
                {t.dismiss}
              </button>
            </form>
          </li>
        ))}
      </ol>
    </>
  )
}
