import Link from 'next/link'
import type { ReactNode } from 'react'
import { fieldText, NO_OPTIONS } from '#geo/edit/options'
import { PROJECT_FACTS } from '#geo/edit/project-facts'
import { lookUp } from '#geo/look-up'
import type { Cite, ProjectRecord } from '#geo/records'
import { termLabel, type Vocabularies } from '#geo/terms'
import { formatForeign } from '#geo/text/currencies'
import { fill, formatAmount, formatDate } from '#geo/text/format'
import { AMOUNT_KINDS, COMPARISONS, type Locale, labelOf } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { manageOf } from '../messages/manage'
import { localPath } from '../paths'
import { SourceMarks } from '../ui/source-marks'

interface Props {
  readonly project: ProjectRecord
  readonly locale: Locale
  readonly t: Messages['project']
  readonly terms: Vocabularies
}

/**
 * Every fact of a project in one table, each with the marks of its sources; facts that no source gives read “not
 * disclosed”.
 */
export function ProjectFacts({ project, locale, t, terms }: Props) {
  const { cites, kind, sector, facts, status, district, place, amountCny, amountKind } = project
  const labels = manageOf(locale).fields
  const unknown = <span className="unknown">{t.notDisclosed}</span>
  const row = (key: string, label: string, value: ReactNode, backing?: readonly Cite[]) => (
    <tr key={key}>
      <th scope="row">{label}</th>
      <td>
        {value} <SourceMarks cites={backing} t={t} />
      </td>
    </tr>
  )
  return (
    <section>
      <h2>{t.facts}</h2>
      <table className="facts">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.fact}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {row('kind', t.kind, termLabel(terms, 'kind', kind, locale), cites.kind)}
          {row('sector', t.sector, termLabel(terms, 'sector', sector, locale), cites.sector)}
          {PROJECT_FACTS.map((fact) => {
            const value = fieldText(fact, facts, NO_OPTIONS, locale) ?? fieldText(fact, facts, NO_OPTIONS, 'zh')
            return value && row(fact.name, labels[fact.name], value, lookUp(cites, fact.name))
          })}
          {row('status', t.status, status ? termLabel(terms, 'status', status, locale) : unknown, cites.status)}
          {row(
            'district',
            t.district,
            <Link href={localPath(locale, `/districts/${district.slug}`)} prefetch={false}>
              {district.name[locale]}
            </Link>,
            cites.district,
          )}
          {place && row('place', t.place, place.name[locale], cites.place)}
          {place?.address && row('address', t.address, place.address[locale], place.cites.address)}
          {place?.operator && row('operator', t.operator, place.operator[locale], place.cites.operator)}
          {row(
            'amount',
            amountKind ? labelOf(AMOUNT_KINDS, amountKind, locale) : t.amount,
            amountText(project, locale) ?? unknown,
            amountCny === null && project.amountForeign ? cites.amountForeign : cites.amountCny,
          )}
          {project.organisations.map(({ name, role, cites: backing }) =>
            row(`${role}/${name.zh}`, termLabel(terms, 'role', role, locale), name[locale], backing),
          )}
          {project.milestones.map(({ kind: step, date, precision, event, cites: backing }) =>
            row(
              `${step}/${date}`,
              termLabel(terms, 'milestone', step, locale),
              <>
                {formatDate(date, precision, locale)}
                {event && (
                  <Link className="at-event" href={localPath(locale, `/events/${event.slug}`)} prefetch={false}>
                    {fill(t.atEvent, { event: event.name[locale] })}
                  </Link>
                )}
              </>,
              backing,
            ),
          )}
          {project.details.map(({ topic, text, cites: backing }, i) =>
            row(`${topic}/${i}`, termLabel(terms, 'topic', topic, locale), text[locale], backing),
          )}
        </tbody>
      </table>
    </section>
  )
}

/** The amount as its source states it: 约5亿元, 超过1.2亿美元; null where there is none. */
function amountText(project: ProjectRecord, locale: Locale): string | null {
  const { amountCny, amountForeign, amountComparison } = project
  const amounts = [
    amountCny === null ? null : formatAmount(amountCny, locale),
    amountForeign && formatForeign(amountForeign.amount, amountForeign.currency, locale),
  ].filter((text) => text !== null)
  if (amounts.length === 0) return null
  const about = labelOf(COMPARISONS, amountComparison, locale)
  return amounts.map((text) => (locale === 'en' && about ? `${about} ${text}` : about + text)).join(' · ')
}
