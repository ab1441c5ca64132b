import Link from 'next/link'
import { countText, fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { importOf } from '../../messages/import'
import { localPath } from '../../paths'

const TABLES = ['events', 'indicators', 'corrections'] as const
type OfferedTable = (typeof TABLES)[number]

interface Props {
  readonly locale: Locale
  readonly offer: {
    readonly counts: Readonly<Partial<Record<OfferedTable, number>>>
    readonly prepared: readonly { readonly table: OfferedTable; readonly id: string }[]
  }
  readonly open: (form: FormData) => Promise<void>
  readonly decline: (form: FormData) => Promise<void>
}

/** A quiet line: data that come with this program can be added, by an import like any other. */
export function OfferNotice({ locale, offer: { counts, prepared }, open, decline }: Props) {
  const t = importOf(locale).sheets.offer
  const texts = TABLES.flatMap((table) => {
    const count = counts[table]
    return count === undefined ? [] : [countText(t.counts[table], count, locale)]
  })
  const isPrepared = prepared.length === texts.length
  return (
    <section className="waiting-reports" aria-label={t.title}>
      <p>
        {fill(t.text, { what: joinNames(texts, locale) })} <span className="small">{t.note}</span>
      </p>
      {prepared.length > 0 && (
        <ul>
          {prepared.map(({ table, id }) => (
            <li key={table}>
              <Link href={localPath(locale, `/manage/import/${id}`)} prefetch={false}>
                {t.files[table]}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <form action={open}>
        <input type="hidden" name="locale" value={locale} />
        {!isPrepared && (
          <button type="submit" className="strong">
            {t.open}
          </button>
        )}{' '}
        <button type="submit" className="quiet" formAction={decline}>
          {t.decline}
        </button>
      </form>
    </section>
  )
}
