/** Turns a row of a file into the values of a record, each with its source. */

import { randomUUID } from 'node:crypto'
import { type Citation, type ColumnValue, EMPTY, type Part, type RecordValues } from '#geo/edit/values'
import type { ColumnChange } from '#geo/import/match'
import { geocodedLocator } from '#geo/import/places/geocoded'
import { AT_EVENT } from '#geo/import/row'
import { AS_STATED, type RowMilestone, type RowReading, type StatedWords } from '#geo/import/row-reading'
import { citableFields, givenFields } from '../records/citable'
import { RECORDS } from '../records/records'
import { investorsOf, participationOf, withLinks } from './links'

type Reading = Omit<RowReading, 'problems'>

/** Values of a new record for which its row has none: the defaults of RECORDS, and known only to its district. */
const BLANK: Readonly<Record<string, ColumnValue>> = {
  ...Object.fromEntries(
    Object.entries(RECORDS.project.columns.shape).flatMap(([column, schema]) => {
      const { success, data } = schema.safeParse(undefined)
      return success ? [[column, data as ColumnValue]] : []
    }),
  ),
  precision: 'district',
}

/** The citable field that a column belongs to, if any. */
const FIELD_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(citableFields('project')).flatMap(([field, columns]) => columns.map((column) => [column, field])),
  ),
  lng: 'location',
  lat: 'location',
  errorM: 'location',
  amountKind: 'amountCny',
  amountComparison: 'amountCny',
  amountCurrency: 'amountForeign',
}

const citing = (sourceId: string): Citation[] => [{ sourceId, locatorZh: null, locatorEn: null }]

/** The row's source for a field: of a position that a geocoder has found, it only gives the address. */
function citesOf({ sourceId, byAddress }: Reading, field: string): Citation[] {
  if (sourceId === null) return []
  if (field !== 'location' || byAddress === undefined) return citing(sourceId)
  const { zh, en } = geocodedLocator(byAddress)
  return [{ sourceId, locatorZh: zh, locatorEn: en }]
}

/**
 * The values of a new record. The name stands in for a missing English name or summary until somebody writes one;
 * nothing else is made up.
 */
export function newValues(reading: Reading): RecordValues {
  const { columns, milestones, sourceId, event } = reading
  const name = columns.nameZh ?? ''
  const whole = {
    ...BLANK,
    ...columns,
    nameEn: columns.nameEn ?? name,
    // What the file gives is its source's name, not a translation of ours.
    nameEnOfficial: columns.nameEn !== undefined,
    summaryZh: columns.summaryZh ?? name,
    summaryEn: columns.summaryEn ?? columns.nameEn ?? name,
  }
  const cites = sourceId === null ? [] : citing(sourceId)
  return {
    columns: whole,
    cites: Object.fromEntries(givenFields('project', whole).map((field) => [field, citesOf(reading, field)])),
    parts: {
      ...EMPTY.parts,
      participations: investorsOf(reading).flatMap(({ id }) => (id === null ? [] : [participationOf(id, cites)])),
      details: wordsOf(reading).map((one) => detailOf(one, cites)),
      milestones: milestones.map((one) => partOf(one, cites, event?.id)),
    },
  }
}

/** With the topic of today, which the run gives them. */
const wordsOf = ({ words = [] }: Reading): readonly TopicWords[] => words

type TopicWords = StatedWords & { readonly topic?: string }

const detailOf = ({ topic = AS_STATED, text }: TopicWords, cites: readonly Citation[]): Part => ({
  id: randomUUID(),
  columns: { topic, textZh: text.zh, textEn: text.en },
  cites,
})

const saysSo = (values: RecordValues, { text }: StatedWords): boolean =>
  (values.parts.details ?? []).some(({ columns }) => columns.textZh === text.zh)

/** The words of the row that the record has not. */
export const wordDifferences = (before: RecordValues, reading: Reading) =>
  wordsOf(reading)
    .filter((one) => !saysSo(before, one))
    .map(({ field, text }) => ({ column: field, before: null, after: text.zh }))

const partOf = (milestone: RowMilestone, cites: readonly Citation[], eventId: string | null = null): Part => ({
  id: randomUUID(),
  columns: { ...milestone, eventId: AT_EVENT.includes(milestone.kind) ? eventId : null },
  cites,
})

/** The record with the values of the row. A changed value cites the row's source instead of its former ones. */
export function changedValues(before: RecordValues, reading: Reading, changes: readonly ColumnChange[]): RecordValues {
  const cites = reading.sourceId === null ? [] : citing(reading.sourceId)
  const changed = changes.filter(({ column }) => column in reading.columns)
  const fields = new Set(changed.flatMap(({ column }) => FIELD_OF[column] ?? []))
  const columns = {
    ...before.columns,
    ...Object.fromEntries(changed.map(({ column, after }) => [column, after as ColumnValue])),
  }
  if (changed.some(({ column }) => column === 'nameEn')) columns.nameEnOfficial = true
  if (changed.some(({ column }) => column === 'lng' || column === 'lat')) {
    Object.assign(columns, {
      lng: reading.columns.lng,
      lat: reading.columns.lat,
      errorM: reading.columns.errorM ?? null,
    })
  }
  if (columns.precision === 'district' || columns.precision === 'city')
    Object.assign(columns, { lng: null, lat: null, errorM: null })
  const values = {
    columns,
    cites: { ...before.cites, ...Object.fromEntries([...fields].map((field) => [field, citesOf(reading, field)])) },
    parts: {
      ...before.parts,
      milestones: mergedMilestones(before, reading.milestones, cites),
      details: [
        ...(before.parts.details ?? []),
        ...wordsOf(reading).flatMap((one) => (saysSo(before, one) ? [] : [detailOf(one, cites)])),
      ],
    },
  }
  return withLinks(values, reading, cites)
}

const milestonesOf = (values: RecordValues): readonly Part[] => values.parts.milestones ?? []
const isSameDate = ({ columns }: Part, one: RowMilestone) =>
  columns.kind === one.kind && columns.date === one.date && columns.datePrecision === one.datePrecision

/** A different date replaces the milestone of its kind if there is exactly one; otherwise it is added. */
function mergedMilestones(
  before: RecordValues,
  rowMilestones: readonly RowMilestone[],
  cites: readonly Citation[],
): Part[] {
  const parts = [...milestonesOf(before)]
  for (const one of rowMilestones) {
    if (parts.some((part) => isSameDate(part, one))) continue
    const same = parts.filter(({ columns }) => columns.kind === one.kind)
    const at = same.length === 1 ? parts.indexOf(same[0]!) : -1
    if (at < 0) parts.push(partOf(one, cites))
    else parts[at] = { ...parts[at]!, columns: { ...parts[at]!.columns, ...one }, cites }
  }
  return parts
}

export interface MilestoneDifference {
  readonly column: RowMilestone['kind']
  readonly before: unknown
  readonly after: unknown
}

/** The dates in the row that the record does not have. */
export const milestoneDifferences = (before: RecordValues, { milestones }: Reading): MilestoneDifference[] =>
  milestones
    .filter((one) => !milestonesOf(before).some((part) => isSameDate(part, one)))
    .map((one) => {
      const same = milestonesOf(before).filter(({ columns }) => columns.kind === one.kind)
      return { column: one.kind, before: same.length === 1 ? same[0]!.columns.date : null, after: one.date }
    })
