import type { Members } from '../../areas/projects-in-area'
import type { Snapshot } from '../../snapshot/snapshot'

/** What the projects of an area cost, as far as it is known: a sum never without its count. */
export interface Amounts {
  /** How many projects disclose an amount, and how many do not. */
  readonly known: number
  readonly undisclosed: number
  /** Whole yuan, of the known; null where none is. */
  readonly sumCny: number | null
  /** The middle of the known amounts, the mean of the middle two where their number is even. */
  readonly medianCny: number | null
}

/** The amounts of the members. */
export function amountsOf({ amountCny }: Snapshot, { located, unlocated }: Members): Amounts {
  const count = located.length + unlocated.length
  const amounts = new Float64Array(count)
  let known = 0
  let sumCny = 0
  for (const rows of [located, unlocated]) {
    for (let i = 0; i < rows.length; i++) {
      const amount = amountCny[rows[i]!]!
      if (Number.isNaN(amount)) continue
      amounts[known++] = amount
      sumCny += amount
    }
  }
  const undisclosed = count - known
  if (known === 0) return { known, undisclosed, sumCny: null, medianCny: null }
  return { known, undisclosed, sumCny, medianCny: medianOf(amounts.subarray(0, known).sort()) }
}

const medianOf = (sorted: Float64Array): number => {
  const middle = sorted.length >>> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
