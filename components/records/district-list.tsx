import Link from 'next/link'
import type { DistrictRecord } from '#geo/records'
import { countText } from '#geo/text/format'
import { DISTRICT_KINDS, type Locale, labelOf } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly districts: readonly Pick<DistrictRecord, 'id' | 'slug' | 'name' | 'short' | 'kind'>[]
  /** Projects by district id. */
  readonly counts: ReadonlyMap<string, number>
}

/** Districts with the most projects first. */
export function DistrictList({ locale, t, districts, counts }: Props) {
  const sorted = [...districts].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
  return (
    <article className="record">
      <BackLink locale={locale} t={t} />
      <h1>{t.district.title}</h1>
      <p className="summary">{t.district.intro}</p>
      {sorted.length === 0 && <p>{t.district.empty}</p>}
      <ul className="links">
        {sorted.map(({ id, slug, name, kind }) => (
          <li key={id}>
            <Link href={localPath(locale, `/districts/${slug}`)} prefetch={false} scroll={false}>
              {name[locale]}
            </Link>
            <small>
              {labelOf(DISTRICT_KINDS, kind, locale)} ·{' '}
              {counts.get(id) ? countText(t.district.projects, counts.get(id)!, locale) : t.district.none}
            </small>
          </li>
        ))}
      </ul>
    </article>
  )
}
