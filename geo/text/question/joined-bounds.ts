/** QuestionBounds of one question together: what bounds the same column in two ways is neither. */

import { dayAfter, type QuestionBounds } from './bounds'
import type { Taken } from './spans'

interface Joined {
  readonly bounds: QuestionBounds
  /** Those that contradict each other. */
  readonly contradicting: readonly Taken<QuestionBounds>[]
}

export const isPeriod = ({ since, until }: QuestionBounds): boolean => since !== undefined && until !== undefined

/** Periods that follow each other are one; two others, or two bounds of one side, contradict each other. */
export function joinBounds(taken: readonly Taken<QuestionBounds>[]): Joined {
  const periods = taken
    .filter(({ value }) => isPeriod(value))
    .toSorted((a, b) => (a.value.since! < b.value.since! ? -1 : 1))
  const [first, ...later] = periods
  let period = first?.value
  for (const { value } of later) {
    if (!period || value.since! > dayAfter(period.until!)) period = undefined
    else period = { since: period.since, until: [period.until!, value.until!].sort().at(-1) }
  }
  const single = periods.length > 1 && period ? [{ ...first!, value: period }] : periods
  const all = [...taken.filter(({ value }) => !isPeriod(value)), ...single]
  const valuesOf = (key: keyof QuestionBounds) => new Set(all.flatMap(({ value }) => value[key] ?? []))
  const keys = (['since', 'until', 'amountMin', 'amountMax'] as const).filter((key) => valuesOf(key).size > 1)
  const isContradicting = ({ value }: Taken<QuestionBounds>) => keys.some((key) => value[key] !== undefined)
  return {
    bounds: Object.assign({}, ...all.filter((one) => !isContradicting(one)).map(({ value }) => value)),
    contradicting: taken.filter(isContradicting),
  }
}
