import type { SourceRecord } from '#geo/records'
import { formatDate } from '#geo/text/format'
import { sourceReach } from '#geo/text/source-age'
import { sourceMark } from '#geo/text/source-mark'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'

interface Props {
  readonly sources: readonly SourceRecord[]
  readonly locale: Locale
  readonly t: Pick<Messages['project'], 'sourceReach' | 'archivedCopy' | 'sourceUndated'>
}

/** What the source marks lead to: each with its date, and with what a reader cannot reach. */
export const SourceList = ({ sources, locale, t }: Props) => (
  <ol className="sources">
    {sources.map(({ id, title, publisher, url, archiveUrl, published, note }) => {
      const reach = sourceReach({ url, archiveUrl })
      const date = published ? formatDate(published.date, published.precision, locale) : t.sourceUndated
      return (
        <li key={id} id={`source-${id}`}>
          <span className="source-id">{sourceMark(id)}</span>
          <div>
            {url ? (
              <a href={url} rel="noreferrer external">
                {title[locale]}
              </a>
            ) : (
              <span>{title[locale]}</span>
            )}
            {archiveUrl && (
              <a className="archived" href={archiveUrl} rel="noreferrer external">
                {t.archivedCopy}
              </a>
            )}
            <small>{[publisher?.[locale], date].filter(Boolean).join(' · ')}</small>
            {reach !== 'page' && <small data-reach={reach}>{t.sourceReach[reach]}</small>}
            {note && <small>{note[locale]}</small>}
          </div>
        </li>
      )
    })}
  </ol>
)
