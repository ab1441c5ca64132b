import type { ProjectsInArea } from '../../areas/projects-in-area'
import type { Snapshot } from '../../snapshot/snapshot'

/** What the projects of an area cost, as far as it is disclosed: a sum never without its count. */
export interface Amounts {
  /** How many projects disclose an amount, and how many do not. */
  readonly disclosed: number
  readonly undisclosed: number
  /** Whole yuan, of those; null where none is. */
  readonly sumCny: number | null
  /** The middle of the disclosed amounts, the mean of the middle two where their number is even. */
  readonly medianCny: number | null
}

/** The amounts of the projects in an area. */
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
