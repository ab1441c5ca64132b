/** What may be wrong with a row, and how bad that is. */

import type { DateError } from '../text/date-text'
import type { AmountError } from './amount-cell'
import type { ImportField } from './columns'
import type { PositionError } from './position-text'

type ProblemCode =
  | 'required'
  | 'term'
  | 'district'
  | 'place'
  | 'source'
  | `amount-${AmountError}`
  | 'amount-kind'
  | `date-${DateError}`
  | 'position-number'
  | 'position-half'
  | `position-${PositionError}`
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

/** These do not keep a row from being imported. */
const WARNINGS: readonly ProblemCode[] = ['outside-district', 'name-en-missing', 'summary-missing', 'extra-cells']

/**
 * `allowed` holds data (a list of labels, a district's name) for the message of `code`. The row is known from where the
 * problem is stored.
 */
export interface RowProblem {
  readonly field: ImportField | null
  readonly code: ProblemCode
  readonly value: string
  readonly allowed?: string
}

export const isWarning = ({ code }: RowProblem): boolean => WARNINGS.includes(code)
export const isError = (problem: RowProblem): boolean => !isWarning(problem)
