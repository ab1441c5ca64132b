/** Classes for a choropleth. */

export const CLASS_METHODS = ['quantile', 'equal', 'jenks'] as const
export type Classing = (typeof CLASS_METHODS)[number]

/** Jenks compares every cut with every other: more values are thinned evenly by rank. */
const MAX_VALUES = 1000

/**
 * The upper bounds of at most `count` classes, ascending, each included in its class; the last is the largest value. Fewer where there are
 * fewer distinct values, none for no values. `quantile`: as equal in number as ties allow; `equal`: equally wide; `jenks`: with the least sum of
 * squared deviations from the class means, found exactly (Fisher 1958, JASA 53, 789–798; Jenks 1977).
 */
export function classBounds(values: readonly number[], count: number, classing: Classing): number[] {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0 || count < 1) return []
  const bounds = BOUNDS[classing](sorted, count)
  return bounds.filter((bound, i) => i === 0 || bound > bounds[i - 1]!)
}

/** The class of a value, from 0, in which its colour is looked up; the last one for what lies above. */
export function classOf(value: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((bound) => value <= bound)
  return index < 0 ? bounds.length - 1 : index
}

const BOUNDS: Readonly<Record<Classing, (sorted: Float64Array, count: number) => number[]>> = { quantile, equal, jenks }

function quantile(sorted: Float64Array, count: number): number[] {
  return Array.from({ length: count }, (_, i) => sorted[Math.max(0, Math.ceil(((i + 1) * sorted.length) / count) - 1)]!)
}

function equal(sorted: Float64Array, count: number): number[] {
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? highest : lowest + ((i + 1) * (highest - lowest)) / count,
  )
}

/** Row by row for one class more: the least deviation of the first values, and where their last class starts. */
function jenks(all: Float64Array, count: number): number[] {
  const sorted = thinned(all)
  const n = sorted.length
  const classes = Math.min(count, new Set(sorted).size)
  const deviation = deviations(sorted)
  let lowest = Float64Array.from({ length: n }, (_, end) => deviation(0, end))
  const starts: Uint32Array[] = []
  for (let c = 1; c < classes; c++) {
    const next = lowest.slice()
    const start = new Uint32Array(n)
    for (let end = 1; end < n; end++) {
      for (let cut = 1; cut <= end; cut++) {
        const sum = lowest[cut - 1]! + deviation(cut, end)
        if (sum >= next[end]!) continue
        next[end] = sum
        start[end] = cut
      }
    }
    starts.push(start)
    lowest = next
  }
  const bounds: number[] = []
  let end = n - 1
  for (const start of starts.reverse()) {
    bounds.unshift(sorted[end]!)
    if (start[end] === 0) return bounds
    end = start[end]! - 1
  }
  return [sorted[end]!, ...bounds]
}

/** The sum of squared deviations from their mean of the values from one index to another, both included. */
function deviations(sorted: Float64Array): (start: number, end: number) => number {
  const middle = sorted[sorted.length >>> 1]!
  const sums = new Float64Array(sorted.length + 1)
  const squares = new Float64Array(sorted.length + 1)
  sorted.forEach((value, i) => {
    sums[i + 1] = sums[i]! + value - middle
    squares[i + 1] = squares[i]! + (value - middle) ** 2
  })
  return (start, end) => {
    const sum = sums[end + 1]! - sums[start]!
    return Math.max(0, squares[end + 1]! - squares[start]! - (sum * sum) / (end - start + 1))
  }
}

function thinned(sorted: Float64Array): Float64Array {
  if (sorted.length <= MAX_VALUES) return sorted
  return Float64Array.from(
    { length: MAX_VALUES },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (MAX_VALUES - 1))]!,
  )
}
