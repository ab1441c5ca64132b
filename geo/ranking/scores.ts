/**
 * Ranks by several measures at once. Each measure is put on one scale over the candidates that are ranked, turned round
 * where less is better, and the weighted mean of them is the score.
 */

/** How values are put on one scale: 0 to 1 by least and most, 0 to 1 by place, or standard deviations from the mean. */
export const NORMS = ['minmax', 'rank', 'z'] as const
export type Norm = (typeof NORMS)[number]

/**
 * What becomes of a candidate without a value: it is not ranked; it counts as the worst that is there; as the mean of
 * those that are there; or the measure is left out of its own score, and its other weights take the place.
 */
export const MISSING_RULES = ['out', 'worst', 'mean', 'skip'] as const
export type MissingRule = (typeof MISSING_RULES)[number]

export interface Weighted {
  /** Above 0. */
  readonly weight: number
  readonly isLessBetter: boolean
}

/** By candidate, then by measure; null: no value. */
export type Values = readonly (readonly (number | null)[])[]

export interface Scored {
  /** The index of the candidate. */
  readonly index: number
  readonly score: number
  /** 1 for the best; candidates of one score share a place, and the places behind it stay free. */
  readonly place: number
  /** Each measure on the common scale; null: left out of this score. */
  readonly parts: readonly (number | null)[]
}

/** Scores that differ by less are one: what is left of rounding. */
export const SAME_SCORE = 1e-9

/** The candidates that can be scored, best first, ties in the order given. No weights, no scores. */
export function rankByScore(
  values: Values,
  measures: readonly Weighted[],
  norm: Norm,
  missing: MissingRule,
): readonly Scored[] {
  const entries = values.map((row, index) => ({ row, index }))
  const ranked = missing === 'out' ? entries.filter(({ row }) => row.every((value) => value !== null)) : entries
  const columns = measures.map((measure, at) =>
    onOneScale(
      ranked.map(({ row }) => row[at] ?? null),
      measure.isLessBetter,
      norm,
      missing,
    ),
  )
  const scored = ranked.flatMap(({ index }, i) => {
    const parts = columns.map((column) => column[i] ?? null)
    const score = scoreOf(parts, measures)
    return score === null ? [] : [{ index, score, parts }]
  })
  const sorted = scored.sort((a, b) => b.score - a.score)
  return sorted.map((entry) => ({ ...entry, place: 1 + sorted.findIndex((other) => isSame(other, entry)) }))
}

const isSame = (a: { readonly score: number }, b: { readonly score: number }): boolean =>
  Math.abs(a.score - b.score) <= SAME_SCORE

/** The weighted mean of the parts that are there; null where none has weight. */
function scoreOf(parts: readonly (number | null)[], measures: readonly Weighted[]): number | null {
  let [sum, weights] = [0, 0]
  for (const [i, part] of parts.entries()) {
    if (part === null) continue
    sum += measures[i]!.weight * part
    weights += measures[i]!.weight
  }
  return weights > 0 ? sum / weights : null
}

/** One measure of all candidates on the common scale, more being better. */
function onOneScale(
  column: readonly (number | null)[],
  isLessBetter: boolean,
  norm: Norm,
  missing: MissingRule,
): (number | null)[] {
  const given = column.flatMap((value) => (value === null ? [] : [isLessBetter ? -value : value]))
  const scale = SCALES[norm](given)
  const scaled = given.map(scale)
  const filler = fillerOf(scaled, missing)
  return column.map((value) => (value === null ? filler : scale(isLessBetter ? -value : value)))
}

function fillerOf(scaled: readonly number[], missing: MissingRule): number | null {
  if (missing === 'skip' || scaled.length === 0) return null
  return missing === 'worst' ? Math.min(...scaled) : meanOf(scaled)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Half way: where all are alike, nobody is better. */
const ALIKE = 0.5

type Scale = (given: readonly number[]) => (value: number) => number

const SCALES: Readonly<Record<Norm, Scale>> = {
  minmax(given) {
    const [least, most] = [Math.min(...given), Math.max(...given)]
    return (value) => (most > least ? (value - least) / (most - least) : ALIKE)
  },
  /** 1 for the highest, 0 for the lowest; equal values share the mean of their places. */
  rank(given) {
    const last = given.length - 1
    return (value) => {
      const below = given.filter((other) => other < value).length
      const alike = given.filter((other) => other === value).length
      return last > 0 ? (below + (alike - 1) / 2) / last : ALIKE
    }
  },
  /** By the standard deviation of the candidates themselves (divided by n). */
  z(given) {
    const mean = meanOf(given)
    const deviation = Math.sqrt(meanOf(given.map((value) => (value - mean) ** 2)))
    const isFlat = given.every((value) => value === given[0])
    return (value) => (isFlat ? 0 : (value - mean) / deviation)
  },
}
