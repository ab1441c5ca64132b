/** What a row adds to a record that is there: its investor, and the event at which it was signed or announced. */

import { randomUUID } from 'node:crypto'
import type { Citation, Part, RecordValues } from '#geo/edit/values'
import type { RowProblem } from '#geo/import/problems'
import { AT_EVENT } from '#geo/import/row'
import type { NamedRecord, RowMilestone, RowReading } from '#geo/import/row-reading'
import { withCite } from '#geo/import/sheets/record-book'

type Reading = Omit<RowReading, 'problems'>

const INVESTOR = 'investor'

/** All investors that the row names. */
export const investorsOf = ({ investor, moreInvestors = [] }: Reading): readonly NamedRecord[] =>
  investor === null ? [] : [investor, ...moreInvestors]

export const participationOf = (organisationId: string, cites: readonly Citation[]): Part => ({
  id: randomUUID(),
  columns: { organisationId, role: INVESTOR },
  cites,
})

const partsOf = (values: RecordValues, list: 'participations' | 'milestones'): readonly Part[] =>
  values.parts[list] ?? []

const hasInvestor = (values: RecordValues, id: string | null): boolean =>
  partsOf(values, 'participations').some(({ columns }) => columns.organisationId === id && columns.role === INVESTOR)

const hasEvent = (values: RecordValues, id: string | null): boolean =>
  id !== null && partsOf(values, 'milestones').some(({ columns }) => columns.eventId === id)

const isMilestone = ({ columns }: Part, one: RowMilestone): boolean =>
  columns.kind === one.kind && columns.date === one.date && columns.datePrecision === one.datePrecision

/** Those of the row at which an event takes place. */
const atEvent = ({ milestones }: Reading) => milestones.filter(({ kind }) => AT_EVENT.includes(kind))

/** The milestones of the record that took place at the row's event; where the row gives no date, the only one. */
function milestonesAtEvent(values: RecordValues, reading: Reading): readonly Part[] {
  const free = partsOf(values, 'milestones').filter(
    ({ columns }) => AT_EVENT.includes(String(columns.kind)) && (columns.eventId ?? null) === null,
  )
  const dated = atEvent(reading)
  if (dated.length > 0) return free.filter((part) => dated.some((one) => isMilestone(part, one)))
  return free.length === 1 ? free : []
}

/** The record, which has the row's dates already, with investor and event of the row. */
export function withLinks(values: RecordValues, reading: Reading, cites: readonly Citation[]): RecordValues {
  const { event } = reading
  const invested = new Set(investorsOf(reading).flatMap(({ id }) => id ?? []))
  const added = [...invested].filter((id) => !hasInvestor(values, id)).map((id) => participationOf(id, cites))
  const linked = event?.id != null && !hasEvent(values, event.id) ? milestonesAtEvent(values, reading) : []
  const milestones = partsOf(values, 'milestones').map((part) =>
    linked.includes(part)
      ? { ...part, columns: { ...part.columns, eventId: event!.id }, cites: cites.reduce(withCite, part.cites) }
      : part,
  )
  return {
    ...values,
    parts: {
      ...values.parts,
      participations: [...partsOf(values, 'participations'), ...added],
      milestones,
    },
  }
}

export interface LinkDifference {
  readonly column: 'investor' | 'event'
  readonly before: null
  readonly after: string
}

/** Investor and event of the row that the record has not, as far as they can be written. */
export function linkDifferences(before: RecordValues, reading: Reading): LinkDifference[] {
  const { event } = reading
  const isWritten = (one: Reading['event']) => one !== null && (one.id !== null || one.isNew === true)
  const adds: LinkDifference[] = investorsOf(reading)
    .filter((one) => isWritten(one) && !hasInvestor(before, one.id))
    .map(({ name }) => ({ column: 'investor', before: null, after: name }))
  if (isWritten(event) && isLinkable(before, reading)) adds.push({ column: 'event', before: null, after: event!.name })
  return adds
}

/** A date of the row itself is always written, and linked, unless the record has it with another event. */
function isLinkable(before: RecordValues, reading: Reading): boolean {
  if (hasEvent(before, reading.event!.id)) return false
  if (milestonesAtEvent(before, reading).length > 0) return true
  return atEvent(reading).some((one) => !partsOf(before, 'milestones').some((part) => isMilestone(part, one)))
}

/** Says of a known event that nothing of the project can be linked with it. `before` null: a new record. */
export function unlinkedEvent(before: RecordValues | null, reading: Reading): RowProblem[] {
  const { event } = reading
  if (!event?.id) return []
  const isLinked = before ? hasEvent(before, event.id) || isLinkable(before, reading) : atEvent(reading).length > 0
  return isLinked ? [] : [{ field: 'event', code: 'event-unlinked', value: event.name }]
}
