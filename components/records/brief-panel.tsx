import { pinOf } from '#geo/map/pin-art'
import type { RowView } from '#geo/query/list-rows'
import type { DistrictRef } from '#geo/records'
import { termLabel, type Vocabularies } from '#geo/terms'
import { formatAmount, formatDate } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { BackLink } from '../ui/back-link'
import { PinIcon } from '../ui/pin-icon'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly project: RowView
  readonly district: DistrictRef | null
  readonly terms: Vocabularies
}

/**
 * What the map holds of a project whose record cannot be read just now. What it does not hold is left out, never called
 * undisclosed.
 */
export function BriefPanel({ locale, t, project, district, terms }: Props) {
  const { name, kind, sector, status, date, amountCny } = project
  const facts: readonly (readonly [label: string, value: string | null | undefined])[] = [
    [t.project.kind, termLabel(terms, 'kind', kind, locale)],
    [t.project.sector, termLabel(terms, 'sector', sector, locale)],
    [t.project.status, status && termLabel(terms, 'status', status, locale)],
    [t.project.district, district?.name[locale]],
    [t.project.amount, amountCny === null ? null : formatAmount(amountCny, locale)],
    // How exactly the day is known is not held: the year is true in any case.
    [t.event.when, date && formatDate(date, 'year', locale)],
  ]
  return (
    <article className="record" data-kind={kind}>
      <BackLink locale={locale} t={t} />
      <header>
        <PinIcon pin={pinOf(terms, project)} size={40} />
        <div>
          <h1>{name[locale]}</h1>
          <p className="other-name" lang={locale === 'zh' ? 'en' : 'zh-CN'}>
            {name[locale === 'zh' ? 'en' : 'zh']}
          </p>
        </div>
      </header>
      <section>
        <h2>{t.project.facts}</h2>
        <table className="facts">
          <tbody>
            {facts.map(
              ([label, value]) =>
                value && (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{value}</td>
                  </tr>
                ),
            )}
          </tbody>
        </table>
      </section>
      <section role="status">
        <h2>{t.errors.notReadTitle}</h2>
        <p>{t.errors.notReadText}</p>
      </section>
    </article>
  )
}
