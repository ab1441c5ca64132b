import type { ProjectsInArea } from '../../areas/projects-in-area'
import type { Snapshot } from '../../snapshot/snapshot'

/** What the projects of an area cost, as far as disclosed. A sum always comes with its count. */
export interface Amounts {
  /** How many projects disclose an amount, and how many do not. */
  readonly disclosed: number
  readonly undisclosed: number
  /** The sum of the disclosed amounts in whole yuan; null if there are none. */
  readonly sumCny: number | null
  /** Their median, which is the mean of the middle two if their number is even; null if there are none. */
  readonly medianCny: number | null
}

export function amountsOf({ amountCny }: Snapshot, { located, unlocated }: ProjectsInArea): Amounts {
  const count = located.length + unlocated.length
  const amounts = new Float64Array(count)
  let disclosed = 0
  let sumCny = 0
  for (const rows of [located, unlocated]) {
    for (let i = 0; i < rows.length; i++) {
      const amount = amountCny[rows[i]!]!
      if (Number.isNaN(amount)) continue
      amounts[disclosed++] = amount
      sumCny += amount
    }
  }
  const undisclosed = count - disclosed
  if (disclosed === 0) return { disclosed, undisclosed, sumCny: null, medianCny: null }
  return { disclosed, undisclosed, sumCny, medianCny: medianOf(amounts.subarray(0, disclosed).sort()) }
}

const medianOf = (sorted: Float64Array): number => {
  const middle = sorted.length >>> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
