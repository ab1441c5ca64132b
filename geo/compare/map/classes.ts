/** Classes for a choropleth. */

import { ckmeans } from 'simple-statistics'

export const CLASS_METHODS = ['quantile', 'equal', 'jenks'] as const
export type ClassMethod = (typeof CLASS_METHODS)[number]

/**
 * The upper bounds of at most `count` classes, ascending, each included in its class; the last is the largest value.
 * There are fewer where there are fewer distinct values, and none for no values. `quantile`: classes of as equal a
 * number as ties allow: each takes its share of what those before it, with their ties, have left; `equal`: of equal
 * width; `jenks`: with the least sum of squared deviations from the class means, found exactly (Fisher 1958, JASA 53,
 * 789–798; Jenks 1977; ckmeans of Wang & Song 2011).
 */
export function classBounds(values: readonly number[], count: number, method: ClassMethod): number[] {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0 || count < 1) return []
  const bounds = BOUNDS[method](sorted, count)
  return bounds.filter((bound, i) => i === 0 || bound > bounds[i - 1]!)
}

/** The class of a value, from 0, in which its colour is looked up; the last one for what lies above. */
export function classOf(value: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((bound) => value <= bound)
  return index < 0 ? bounds.length - 1 : index
}

const BOUNDS: Readonly<Record<ClassMethod, (sorted: Float64Array, count: number) => number[]>> = {
  quantile,
  equal,
  jenks,
}

function quantile(sorted: Float64Array, count: number): number[] {
  const bounds: number[] = []
  for (let taken = 0; taken < sorted.length; ) {
    const share = Math.ceil((sorted.length - taken) / (count - bounds.length))
    const bound = sorted[taken + share - 1]!
    taken = sorted.lastIndexOf(bound) + 1
    bounds.push(bound)
  }
  return bounds
}

function equal(sorted: Float64Array, count: number): number[] {
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? highest : lowest + ((i + 1) * (highest - lowest)) / count,
  )
}

/** The largest value of each cluster that ckmeans finds. */
function jenks(sorted: Float64Array, count: number): number[] {
  const values = Array.from(sorted)
  return ckmeans(values, Math.min(count, new Set(values).size)).map((cluster) => cluster.at(-1)!)
}
