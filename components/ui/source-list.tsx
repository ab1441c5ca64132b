import type { SourceRecord } from '#geo/records'
import { formatDate } from '#geo/text/format'
import { sourceMark } from '#geo/text/source-mark'
import type { Locale } from '#geo/vocabulary'

interface Props {
  readonly sources: readonly SourceRecord[]
  readonly locale: Locale
}

/** What the source marks lead to. */
export const SourceList = ({ sources, locale }: Props) => (
  <ol className="sources">
    {sources.map(({ id, title, publisher, url, published, note }) => (
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
          <small>
            {[publisher?.[locale], published && formatDate(published.date, published.precision, locale)]
              .filter(Boolean)
              .join(' · ')}
          </small>
          {note && <small>{note[locale]}</small>}
        </div>
      </li>
    ))}
  </ol>
)
