/** The facts of a project in words, in the order of its page. */

import { fieldText, NO_OPTIONS } from '#geo/edit/options'
import { PROJECT_FACTS } from '#geo/edit/project-facts'
import { lookUp } from '#geo/look-up'
import type { Cite, ProjectRecord } from '#geo/records'
import { termLabel, type Vocabularies } from '#geo/terms'
import { formatForeign } from '#geo/text/currencies'
import { formatAmount, formatDate } from '#geo/text/format'
import { AMOUNT_KINDS, COMPARISONS, type Locale, labelOf } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { manageOf } from '../messages/manage'
import { localPath } from '../paths'

export interface FactRow {
  /** The same for as long as the fact is there. */
  readonly key: string
  readonly label: string
  /** Null: no source says it. */
  readonly text: string | null
  readonly cites: readonly Cite[] | undefined
  /** The page of what it names. */
  readonly href?: string
  /** The event that it happened at. */
  readonly event?: { readonly name: string; readonly href: string } | null
}

export function factRows(
  project: ProjectRecord,
  { locale, t, terms }: { readonly locale: Locale; readonly t: Messages['project']; readonly terms: Vocabularies },
): FactRow[] {
  const { cites, kind, sector, facts, status, district, place, amountCny, amountKind } = project
  const labels = manageOf(locale).fields
  const row = (key: string, label: string, text: string | null, backing?: readonly Cite[]): FactRow => ({
    ...{ key, label, text, cites: backing },
  })
  return [
    row('kind', t.kind, termLabel(terms, 'kind', kind, locale), cites.kind),
    row('sector', t.sector, termLabel(terms, 'sector', sector, locale), cites.sector),
    ...PROJECT_FACTS.flatMap((fact) => {
      const text = fieldText(fact, facts, NO_OPTIONS, locale) ?? fieldText(fact, facts, NO_OPTIONS, 'zh')
      return text ? [row(fact.name, labels[fact.name], text, lookUp(cites, fact.name))] : []
    }),
    row('status', t.status, status ? termLabel(terms, 'status', status, locale) : null, cites.status),
    {
      ...row('district', t.district, district.name[locale], cites.district),
      href: localPath(locale, `/districts/${district.slug}`),
    },
    ...(place ? [row('place', t.place, place.name[locale], cites.place)] : []),
    ...(place?.address ? [row('address', t.address, place.address[locale], place.cites.address)] : []),
    ...(place?.operator ? [row('operator', t.operator, place.operator[locale], place.cites.operator)] : []),
    row(
      'amount',
      amountKind ? labelOf(AMOUNT_KINDS, amountKind, locale) : t.amount,
      amountText(project, locale),
      amountCny === null && project.amountForeign ? cites.amountForeign : cites.amountCny,
    ),
    ...project.organisations.map(({ name, role, cites: backing }) =>
      row(`${role}/${name.zh}`, termLabel(terms, 'role', role, locale), name[locale], backing),
    ),
    ...project.milestones.map(({ kind: step, date, precision, event, cites: backing }) => ({
      ...row(
        `${step}/${date}`,
        termLabel(terms, 'milestone', step, locale),
        formatDate(date, precision, locale),
        backing,
      ),
      event: event && { name: event.name[locale], href: localPath(locale, `/events/${event.slug}`) },
    })),
    ...project.details.map(({ topic, text, cites: backing }, i) =>
      row(`${topic}/${i}`, termLabel(terms, 'topic', topic, locale), text[locale], backing),
    ),
  ]
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
