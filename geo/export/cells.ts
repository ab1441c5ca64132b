/** What the cells of an exported project say, in words and in codes. */

import type { Cite, ProjectRecord, SourceRecord } from '../records'
import { termLabel, type VocabularyName } from '../terms'
import type { CsvCell } from '../text/csv'
import { dateText } from '../text/date-text'
import { COLON, joinEntries } from '../text/punctuation'
import { COMPARISONS, labelOf } from '../vocabulary'
import type { ExportContext } from './context'

/** What stands in one cell for several things, and is read as several again. */
const LIST = '；'

/** The text of several things; null for none. */
export const listed = (texts: readonly string[]): string | null => (texts.length > 0 ? texts.join(LIST) : null)

/** What a value is called in the vocabulary that the snapshot has. */
export const word = (name: VocabularyName, value: string | null, { terms, locale }: ExportContext): string | null =>
  value === null ? null : termLabel(terms, name, value, locale)

/** A whole number where it is exact and in yuan, else as a table to import may have it: more than 5000000000. */
export function amountCell(project: ProjectRecord, { locale }: ExportContext): CsvCell {
  const { amountCny, amountForeign, amountComparison } = project
  const compared = labelOf(COMPARISONS, amountComparison, locale)
  if (amountForeign) return `${compared} ${amountForeign.currency} ${amountForeign.amount}`.trim()
  if (amountCny === null || compared === '') return amountCny
  return locale === 'zh' ? `${compared}${amountCny}` : `${compared} ${amountCny}`
}

/** The latest date of a kind of milestone, cut to its precision. */
export function dateCell({ milestones }: ProjectRecord, kind: string): string | null {
  const milestone = milestones.findLast((one) => one.kind === kind)
  return milestone ? dateText(milestone.date, milestone.precision) : null
}

export function organisationsCell({ organisations }: ProjectRecord, context: ExportContext): string | null {
  const { locale } = context
  return entries(
    organisations.map(({ role, name }) => word('role', role, context) + COLON[locale] + name[locale]),
    context,
  )
}

export function milestonesCell({ milestones }: ProjectRecord, context: ExportContext): string | null {
  const { locale } = context
  const texts = milestones.map(({ kind, date, precision, event }) => {
    const place = event ? ` @ ${event.name[locale]}` : ''
    return `${word('milestone', kind, context)} ${dateText(date, precision)}${place}`
  })
  return entries(texts, context)
}

export const milestoneCodes = ({ milestones }: ProjectRecord): string | null =>
  listed(
    milestones.map(
      ({ kind, date, precision, event }) => `${kind}=${dateText(date, precision)}${event ? `@${event.id}` : ''}`,
    ),
  )

export function detailsCell({ details }: ProjectRecord, context: ExportContext): string | null {
  const { locale } = context
  return entries(
    details.map(({ topic, text }) => word('topic', topic, context) + COLON[locale] + text[locale]),
    context,
  )
}

/** A value that sources back: the name of its field in codes, and what it is called. */
interface CitedValue {
  readonly code: string
  readonly name: string
  readonly cites: readonly Cite[]
}

/** Three cells ask for those of a project, one after the other. */
const lastCited = new WeakMap<
  ExportContext,
  { readonly project: ProjectRecord; readonly values: readonly CitedValue[] }
>()

function citedValues(project: ProjectRecord, context: ExportContext): readonly CitedValue[] {
  const last = lastCited.get(context)
  if (last?.project === project) return last.values
  const values = citedValuesOf(project, context)
  lastCited.set(context, { project, values })
  return values
}

function citedValuesOf(project: ProjectRecord, context: ExportContext): CitedValue[] {
  const { cites, organisations, milestones, details, place } = project
  const { locale, fieldNames } = context
  const fields = Object.entries(cites).map(([code, list]) => ({
    code,
    name: fieldNames.get(code) ?? code,
    cites: list,
  }))
  const parts = [
    ...organisations.map(({ role, name, cites: list }) => ({
      code: `role.${role}`,
      name: `${word('role', role, context)} ${name[locale]}`,
      cites: list,
    })),
    ...milestones.map(({ kind, cites: list }) => ({
      code: `milestone.${kind}`,
      name: word('milestone', kind, context)!,
      cites: list,
    })),
    ...details.map(({ topic, cites: list }) => ({
      code: `detail.${topic}`,
      name: word('topic', topic, context)!,
      cites: list,
    })),
    ...Object.entries(place?.cites ?? {}).map(([code, list]) => ({
      code: `place.${code}`,
      name: `${place!.name[locale]} ${fieldNames.get(code) ?? code}`,
      cites: list,
    })),
  ]
  return [...fields, ...parts].filter(({ cites: list }) => list.length > 0)
}

/** Which source says which value, and where in it, in words. */
export function citationsCell(project: ProjectRecord, context: ExportContext): string | null {
  const { locale } = context
  const titles = new Map(project.sources.map(({ id, title }) => [id, title[locale]]))
  const texts = citedValues(project, context).map(({ name, cites }) => {
    const sources = cites.map(({ sourceId, locator }) => {
      const title = titles.get(sourceId) ?? sourceId
      return locator ? `${title} (${locator[locale]})` : title
    })
    return name + COLON[locale] + sources.join(', ')
  })
  return entries(texts, context)
}

/** The same by field and id of source. */
export const citationCodes = (project: ProjectRecord, context: ExportContext): string | null =>
  listed(
    citedValues(project, context).map(
      ({ code, cites }) => `${code}=${cites.map(({ sourceId }) => sourceId).join(',')}`,
    ),
  )

/** All sources of a record with publisher and address. */
export const sourcesCell = ({ sources }: ProjectRecord, context: ExportContext): string | null =>
  entries(
    sources.map(({ id, title, publisher, url }) =>
      [id, title[context.locale], publisher?.[context.locale], url].filter(Boolean).join(' · '),
    ),
    context,
  )

/** The source that backs most values: what an import of the row would cite. */
export function mainSource(project: ProjectRecord, context: ExportContext): SourceRecord['id'] | null {
  const counts = new Map<string, number>()
  for (const { cites } of citedValues(project, context))
    for (const { sourceId } of cites) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
  const [main] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return main?.[0] ?? null
}

const entries = (texts: readonly string[], { locale }: ExportContext): string | null =>
  texts.length > 0 ? joinEntries(texts, locale) : null
