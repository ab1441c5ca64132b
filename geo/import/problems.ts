/** What may be wrong with a row, and how bad that is. */

import type { DateError } from '../text/date-text'
import type { AmountError } from './cells/amount-cell'
import type { PositionError } from './cells/check-position'
import type { Question } from './cells/questions'
import type { ImportField } from './columns'

type ProblemCode =
  | 'required'
  | 'term'
  | 'district'
  | 'place'
  | 'source'
  /** Kept in its words: neither an amount nor a date. */
  | 'as-stated'
  /** The page of a source that is made. */
  | 'source-new'
  | `amount-${AmountError}`
  | 'amount-kind'
  | `date-${DateError | 'no-year' | 'no-month'}`
  /** A value that may mean two things, until the settings answer it. */
  | `ask-${Question}`
  | 'datum-needed'
  | 'position-number'
  | 'position-half'
  | `position-${PositionError}`
  | 'position-zone'
  | 'no-position'
  | 'placed-at-park'
  | 'placed-by-address'
  | 'district-of-address'
  | 'investor-unknown'
  | 'event-unknown'
  | 'event-undated'
  | 'event-unlinked'
  | 'name-of-investor'
  | 'name-none'
  /** A word in a column of units or datums that is none. */
  | 'unit-word'
  /** Unit, currency and amount of a row contradict one another. */
  | 'unit-differs'
  | 'datum-word'
  | 'filled-down'
  | 'precision-needed'
  | 'precision-rough'
  | 'position-needed'
  | 'error-m'
  | 'figure'
  | 'too-long'
  | 'slug'
  | 'unknown-slug'
  | 'forbidden'
  | 'repeated'
  | 'outside-district'
  | 'name-en-missing'
  | 'summary-missing'
  | 'extra-cells'
  /** Fewer cells than there are columns. */
  | 'few-cells'
  /** It stands below headings that are not those of the file. */
  | 'other-table'
  /** What may be right, and seldom is. */
  | ('position-grid' | 'position-coarse' | 'amount-huge' | 'dates-turned' | 'date-ahead' | 'district-differs')
  /** A formula that has failed, one without a value, and a text that the file lacks. */
  | 'error-cell'
  | 'no-value'
  | 'no-text'
  /** What the text of the file has wrong. */
  | 'stray-quote'
  | 'rows-in-cell'
  /** Struck out, in part; and what becomes of a page that a cell leads to. */
  | ('struck' | 'link-taken' | 'link-differs' | 'link-left')
  | 'bad-byte'
  | 'cut'
  /** A shape without a single position. */
  | 'geometry'
  /** A period, and a record, that cannot be told. */
  | 'period'
  | 'record'
  /** A value that the check of the forms refuses. */
  | 'invalid'
  /** A name that several records have. */
  | 'several'
  /** Said, but not written: the record has another value, or no place for it. */
  | 'stays'
  | 'unlinked'
  /** A venue is made, in a city that the row does not name. */
  | 'venue-city'

/** These do not keep a row from being imported. */
const WARNINGS: readonly ProblemCode[] = [
  ...(['outside-district', 'name-en-missing', 'summary-missing', 'extra-cells', 'no-position'] as const),
  ...([
    'placed-at-park',
    'placed-by-address',
    'district-of-address',
    'investor-unknown',
    'event-unknown',
    'name-of-investor',
  ] as const),
  ...(['filled-down', 'ask-amount-clear', 'rows-in-cell', 'event-undated'] as const),
  ...(['struck', 'link-taken', 'link-differs', 'link-left'] as const),
  ...(['event-unlinked', 'stays', 'unlinked', 'few-cells', 'position-grid', 'position-coarse'] as const),
  ...([
    'source-new',
    'as-stated',
    'amount-huge',
    'dates-turned',
    'date-ahead',
    'district-differs',
    'venue-city',
  ] as const),
]

/**
 * `allowed` holds data (a list of labels, a district's name) for the message of `code`. The row is known from where the
 * problem is stored.
 */
export interface RowProblem {
  /** A column of a table of projects, or of another sheet. */
  readonly field: ImportField | (string & {}) | null
  readonly code: ProblemCode
  readonly value: string
  readonly allowed?: string
}

export const isWarning = ({ code }: RowProblem): boolean => WARNINGS.includes(code)
export const isError = (problem: RowProblem): boolean => !isWarning(problem)
