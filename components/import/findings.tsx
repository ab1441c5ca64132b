import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Batch, ROW_FILTERS, type RowFilter } from '#geo/import/batch'
import { fill, formatMoment, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ImportMessages } from '../messages/import'
import { localPath } from '../paths'

interface Props {
  readonly batch: Batch
  readonly locale: Locale
  readonly t: ImportMessages
  readonly shown: RowFilter
  readonly counts: Readonly<Record<RowFilter, number>>
  readonly page: number
  readonly pages: number
  readonly children: ReactNode
}

/** How many rows are what, each a filter; the rows; and the way to the other pages of them. */
export function Findings({ batch, locale, t, shown, counts, page, pages, children }: Props) {
  const to = (show: RowFilter, n: number) => `?show=${show}&page=${n}`
  return (
    <>
      {batch.twin && (
        <p className="import-alert">
          {fill(t.preview.twin, { date: formatMoment(batch.twin.finishedAt, locale) })}{' '}
          <Link href={localPath(locale, `/manage/import/${batch.twin.id}`)} prefetch={false}>
            {t.preview.twinLink}
          </Link>
        </p>
      )}
      <p className="small">
        {t.preview.intro}{' '}
        <a className="import-jump" href="#choices">
          {t.choices.title}
        </a>
      </p>
      <nav className="import-filters" aria-label={t.preview.filters}>
        {ROW_FILTERS.filter((name) => counts[name] > 0 || name === 'all').map((name) => (
          <Link
            key={name}
            href={to(name, 1)}
            aria-current={name === shown ? 'true' : undefined}
            data-verdict={name}
            prefetch={false}
          >
            <b>{formatNumber(counts[name], locale)}</b>
            {t.preview.shown[name]}
          </Link>
        ))}
      </nav>
      {children}
      <nav className="import-pages" aria-label={t.preview.pages}>
        {page > 1 && (
          <Link href={to(shown, page - 1)} rel="prev" prefetch={false}>
            {t.preview.previous}
          </Link>
        )}
        {pages > 1 && (
          <span>
            {fill(t.preview.pageOf, { page: formatNumber(page, locale), pages: formatNumber(pages, locale) })}
          </span>
        )}
        {page < pages && (
          <Link href={to(shown, page + 1)} rel="next" prefetch={false}>
            {t.preview.next}
          </Link>
        )}
        {counts.bad + counts.warned > 0 && (
          <a href={`/api/manage/import/${batch.id}/problems?locale=${locale}`} download>
            {t.preview.csv}
          </a>
        )}
      </nav>
    </>
  )
}
