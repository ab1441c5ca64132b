/** How far one weight may move, the others staying as they are, before another candidate comes first. */

import { SAME_SCORE, type Scored, type Weighted } from './scores'

export interface WeightRange {
  /** The first place stays for weights between these; null: down to 0, or without end. */
  readonly from: number | null
  readonly to: number | null
}

/**
 * For each measure; null where there is no first place to lose: fewer than two are ranked, or the first place is
 * shared.
 */
export function weightRanges(scored: readonly Scored[], measures: readonly Weighted[]): (WeightRange | null)[] {
  const [first, second, ...others] = scored
  if (!first || !second || first.score - second.score <= SAME_SCORE) return measures.map(() => null)
  return measures.map(({ weight }, at) => {
    const lines = [first, second, ...others].map((candidate) => partsOf(candidate, measures, at))
    const crossings = lines.slice(1).flatMap((line) => crossingsOf(lines[0]!, line))
    const below = crossings.filter((at) => at > 0 && at < weight)
    const above = crossings.filter((at) => at > weight)
    return { from: below.length > 0 ? Math.max(...below) : null, to: above.length > 0 ? Math.min(...above) : null }
  })
}

/** A score as a function of one weight w: (sum + part·w) / (weights + has·w). */
interface Line {
  readonly sum: number
  readonly weights: number
  readonly part: number
  readonly has: number
}

function partsOf({ parts }: Scored, measures: readonly Weighted[], at: number): Line {
  const others = parts.flatMap((part, i) => (i === at || part === null ? [] : [{ part, weight: measures[i]!.weight }]))
  return {
    sum: others.reduce((sum, { part, weight }) => sum + part * weight, 0),
    weights: others.reduce((sum, { weight }) => sum + weight, 0),
    part: parts[at] ?? 0,
    has: parts[at] === null ? 0 : 1,
  }
}

/** The weights at which two scores are equal and change places: the roots of a quadratic. */
function crossingsOf(a: Line, b: Line): number[] {
  const square = a.part * b.has - b.part * a.has
  const linear = a.sum * b.has + a.part * b.weights - b.sum * a.has - b.part * a.weights
  const constant = a.sum * b.weights - b.sum * a.weights
  const isLinear = Math.abs(square) < SAME_SCORE
  if (isLinear) return Math.abs(linear) < SAME_SCORE ? [] : [-constant / linear]
  const inner = linear ** 2 - 4 * square * constant
  if (inner <= SAME_SCORE) return []
  const root = Math.sqrt(inner)
  return [(-linear - root) / (2 * square), (-linear + root) / (2 * square)]
}
