import Link from 'next/link'
import type { DistrictRef, Ref } from '#geo/records'
import { formatDate } from '#geo/text/format'
import type { DatePrecision, Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly events: readonly (Ref & {
    readonly date: string
    readonly datePrecision: DatePrecision
    readonly district: DistrictRef
  })[]
}

export const EventList = ({ locale, t, events }: Props) => (
  <article className="record">
    <BackLink locale={locale} t={t} />
    <h1>{t.event.title}</h1>
    {events.length === 0 && <p>{t.event.empty}</p>}
    <ul className="links">
      {events.map(({ slug, name, date, datePrecision, district }) => (
        <li key={slug}>
          <Link href={localPath(locale, `/events/${slug}`)} prefetch={false} scroll={false}>
            {name[locale]}
          </Link>
          <small>
            {formatDate(date, datePrecision, locale)} · {district.short[locale]}
          </small>
        </li>
      ))}
    </ul>
  </article>
)
