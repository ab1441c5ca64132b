/** Checks what an editor or a file sends as a record. */

import { z } from 'zod'
import type { Problem, ProblemCode, RecordType, RecordValues } from '#geo/edit/values'
import { citableFields } from '../records/citable'
import { EDITED } from '../records/edited'

const text = z.string().trim().min(1).max(300)
const citation = z.strictObject({
  sourceId: text,
  locatorZh: text.nullable().default(null),
  locatorEn: text.nullable().default(null),
})
const citations = z.array(citation).max(20)
/** Parts in one list: far more than a record has, and a limit to the work that a request can cause. */
const MAX_PARTS = 200

const schemas = Object.fromEntries(
  Object.entries(EDITED).map(([type, { columns, record, parts }]) => [
    type,
    z.strictObject({
      columns,
      cites: z.strictObject(
        Object.fromEntries(
          Object.keys(record ? citableFields(record) : {}).map((field) => [field, citations.optional()]),
        ),
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

/** The checked values, or what is wrong. Unknown names are refused, so that nobody sets a column that no form has. */
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

/** Texts have a maximum length, as JSON; lists too. */
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

/** An amount, in yuan or in another currency, has its kind; one in another currency names it. */
function amountProblems({ amountCny, amountForeign, amountKind, amountCurrency }: RecordValues['columns']): Problem[] {
  const isForeign = (amountForeign ?? null) !== null
  const isGiven = amountCny !== null || isForeign
  const problem = (column: string, isWrong: boolean): Problem[] =>
    isWrong ? [{ path: `columns.${column}`, code: 'required' }] : []
  return [
    ...problem('amountKind', isGiven !== (amountKind !== null)),
    ...problem('amountCurrency', isForeign !== ((amountCurrency ?? null) !== null)),
  ]
}

/**
 * Rules of the database: coordinates if, and only if, the precision is finer than a district; an amount with its kind.
 */
function positionProblems(type: RecordType, { columns }: RecordValues): Problem[] {
  const problems: Problem[] = []
  if (type === 'project' || type === 'place') {
    const { lng, lat, precision } = columns
    const isLocated = lng !== null && lat !== null
    const isRough = precision === 'district' || precision === 'city'
    if ((lng === null) !== (lat === null) || isLocated === isRough)
      problems.push({ path: 'columns.lng', code: 'position' })
  }
  if (type === 'project') problems.push(...amountProblems(columns))
  if (type === 'indicator' && columns.districtId !== null && columns.eventId !== null)
    problems.push({ path: 'columns.eventId', code: 'one-subject' })
  if (type === 'indicator' && columns.value === null && columns.textZh === null)
    problems.push({ path: 'columns.value', code: 'required' })
  return problems
}
