/** A record as editors write it: its columns, the sources of each value, and its parts. Plain JSON. */

export const RECORD_TYPES = ['project', 'event', 'place', 'organisation', 'indicator', 'source'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

/** The source of a value, and where in it. */
export interface Citation {
  readonly sourceId: string
  readonly locatorZh: string | null
  readonly locatorEn: string | null
}

export type ColumnValue = string | number | boolean | null | readonly string[]
export type Columns = Readonly<Record<string, ColumnValue>>

/** A milestone, participation or detail. The server replaces an id that the record does not have with a new one. */
export interface Part {
  readonly id: string
  readonly columns: Columns
  readonly cites: readonly Citation[]
}

/**
 * Columns are named as in prisma/schema.prisma, cited fields as in geo/records.ts. Days are ISO dates, amounts whole
 * yuan.
 */
export interface RecordValues {
  readonly columns: Columns
  readonly cites: Readonly<Record<string, readonly Citation[]>>
  readonly parts: Readonly<Record<string, readonly Part[]>>
}

export const EMPTY: RecordValues = { columns: {}, cites: {}, parts: {} }

/** The state of a record. `published`: no edit waits. A new record is `draft` and not public. */
export type DraftState = 'draft' | 'review' | 'published'

/** The working copy of a record. */
export interface Working {
  readonly type: RecordType
  readonly id: string
  readonly version: number
  readonly state: DraftState
  /** Whether readers see it, perhaps in an earlier version. */
  readonly isPublic: boolean
  readonly values: RecordValues
}

export type ProblemCode =
  | 'required'
  | 'format'
  | 'choice'
  | 'range'
  | 'unknown-field'
  | 'taken'
  | 'missing-reference'
  | 'no-source'
  | 'stale-source'
  | 'moved'
  | 'in-use'
  | 'one-subject'
  | 'position'
  | 'amount'

/**
 * What is wrong with a value: where (`columns.nameZh`, `parts.milestones.0.date`, `cites.amountCny`), why, and what
 * it was.
 */
export interface Problem {
  readonly path: string
  readonly code: ProblemCode
  readonly value?: string
}

/** The name of a record in a language; empty if it has none. */
export function nameOf(values: RecordValues, locale: 'zh' | 'en'): string {
  const ending = locale === 'zh' ? 'Zh' : 'En'
  const { columns } = values
  const name = columns[`name${ending}`] ?? columns[`title${ending}`] ?? columns[`label${ending}`]
  return typeof name === 'string' ? name : ''
}
