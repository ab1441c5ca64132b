/** What each type of record consists of, and the check of what an editor or a file sends. */

import { z } from 'zod'
import type { Problem, ProblemCode, RecordType, RecordValues } from '#geo/edit/values'
import { type CitableRecord, citableFields } from '../citable'
import { TABLES } from '../seed/schema'

/** A list that hangs on a record: one row each, by the column that names the record. */
export interface PartShape {
  readonly model: string
  readonly parent: string
  readonly record: CitableRecord
  /** The field that its citations name. */
  readonly field: string
  readonly columns: z.ZodObject
  /** Whether the order of the list is kept in `position`. */
  readonly isOrdered: boolean
}

export interface RecordShape {
  readonly model: string
  /** Null: a source, which cites nothing. */
  readonly record: CitableRecord | null
  readonly columns: z.ZodObject
  readonly hasSlug: boolean
  readonly parts: Readonly<Record<string, PartShape>>
}

const details = (parent: string): PartShape => ({
  model: 'Detail',
  parent,
  record: 'detail',
  field: 'text',
  columns: TABLES.details.omit({ id: true, projectId: true, eventId: true, position: true }),
  isOrdered: true,
})

const url = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .default(null)

export const SHAPES: Readonly<Record<RecordType, RecordShape>> = {
  project: {
    model: 'Project',
    record: 'project',
    columns: TABLES.projects.omit({ id: true }),
    hasSlug: true,
    parts: {
      participations: {
        model: 'Participation',
        parent: 'projectId',
        record: 'participation',
        field: 'role',
        columns: TABLES.participations.omit({ id: true, projectId: true }),
        isOrdered: false,
      },
      milestones: {
        model: 'Milestone',
        parent: 'projectId',
        record: 'milestone',
        field: 'date',
        columns: TABLES.milestones.omit({ id: true, projectId: true }),
        isOrdered: false,
      },
      details: details('projectId'),
    },
  },
  event: {
    model: 'Event',
    record: 'event',
    columns: TABLES.events.omit({ id: true }),
    hasSlug: true,
    parts: { details: details('eventId') },
  },
  place: { model: 'Place', record: 'place', columns: TABLES.places.omit({ id: true }), hasSlug: true, parts: {} },
  organisation: {
    model: 'Organisation',
    record: 'organisation',
    columns: TABLES.organisations.omit({ id: true }),
    hasSlug: true,
    parts: {},
  },
  indicator: {
    model: 'Indicator',
    record: 'indicator',
    columns: TABLES.indicators.omit({ id: true }),
    hasSlug: false,
    parts: {},
  },
  source: {
    model: 'Source',
    record: null,
    columns: TABLES.sources.omit({ id: true }).extend({ url }),
    hasSlug: false,
    parts: {},
  },
}

const text = z.string().trim().min(1).max(300)
const citation = z.strictObject({
  sourceId: text,
  locatorZh: text.nullable().default(null),
  locatorEn: text.nullable().default(null),
})
const citations = z.array(citation).max(20)
/** Of any one list; far beyond what a record holds, and an end to what a request can make the server do. */
const MAX_PARTS = 200

const schemas = Object.fromEntries(
  Object.entries(SHAPES).map(([type, { columns, record, parts }]) => [
    type,
    z.strictObject({
      columns,
      cites: z.strictObject(
        Object.fromEntries((record ? citableFields(record) : []).map((field) => [field, citations.optional()])),
      ),
      parts: z.strictObject(
        Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [
            name,
            z
              .array(z.strictObject({ id: z.string().max(100), columns: part.columns, cites: citations.default([]) }))
              .max(MAX_PARTS)
              .default([]),
          ]),
        ),
      ),
    }),
  ]),
) as unknown as Readonly<Record<RecordType, z.ZodType<RecordValues>>>

/** Unknown names are refused, not dropped: nobody sets a column that no form has. */
export function checkValues(type: RecordType, input: unknown): { values: RecordValues } | { problems: Problem[] } {
  const checked = schemas[type].safeParse(input)
  if (!checked.success) return { problems: checked.error.issues.map((issue) => problemOf(issue, input)) }
  const problems = [...lengthProblems(checked.data), ...positionProblems(type, checked.data)]
  return problems.length > 0 ? { problems } : { values: checked.data }
}

const CODES: Readonly<Record<string, ProblemCode>> = {
  invalid_type: 'required',
  invalid_format: 'format',
  invalid_value: 'choice',
  too_big: 'range',
  too_small: 'range',
  custom: 'range',
  unrecognized_keys: 'unknown-field',
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): Problem {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input)
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return { path: [path, issue.keys[0]].join('.'), code: 'unknown-field' }
  const isAbsent = value === undefined || value === null || value === ''
  const code = isAbsent ? 'required' : (CODES[issue.code] ?? 'format')
  return isAbsent ? { path, code } : { path, code, value: String(value).slice(0, 100) }
}

const MAX_TEXT = 5000

/** Every text has an end, also those of lists. */
function lengthProblems({ columns, parts }: RecordValues): Problem[] {
  const rows = [
    { at: 'columns', columns },
    ...Object.entries(parts).flatMap(([name, list]) =>
      list.map((part, i) => ({ at: `parts.${name}.${i}.columns`, columns: part.columns })),
    ),
  ]
  return rows.flatMap((row) =>
    Object.entries(row.columns)
      .filter(([, value]) => JSON.stringify(value).length > MAX_TEXT)
      .map(([name]): Problem => ({ path: `${row.at}.${name}`, code: 'range' })),
  )
}

/** As the database has it: coordinates exactly for the precisions finer than a district; an amount with its kind. */
function positionProblems(type: RecordType, { columns }: RecordValues): Problem[] {
  const problems: Problem[] = []
  if (type === 'project' || type === 'place') {
    const { lng, lat, precision } = columns
    const isLocated = lng !== null && lat !== null
    const isRough = precision === 'district' || precision === 'city'
    if ((lng === null) !== (lat === null) || isLocated === isRough)
      problems.push({ path: 'columns.lng', code: 'position' })
  }
  if (type === 'project' && (columns.amountCny === null) !== (columns.amountKind === null))
    problems.push({ path: 'columns.amountKind', code: 'required' })
  if (type === 'indicator' && (columns.districtId === null) === (columns.eventId === null))
    problems.push({ path: 'columns.districtId', code: 'required' })
  if (type === 'indicator' && columns.value === null && columns.textZh === null)
    problems.push({ path: 'columns.value', code: 'required' })
  return problems
}
