/** Facet counts (how many projects each value of a filter would show), and the totals of the present matches. */

import { FACETS, type Facet, type Filters } from '../filters'
import type { Selection } from '../snapshot/selection'
import type { FacetColumn, Snapshot } from '../snapshot/snapshot'
import { FACET_BITS, failures, type SearchRanks } from './match'

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface Totals {
  /** How many projects match all filters. */
  readonly count: number
  /** How many of them disclose an amount, and the sum of those amounts in whole yuan. */
  readonly disclosed: number
  readonly sumCny: number
}

/**
 * For each facet every value that occurs in the snapshot, sorted, with its count, which may be 0. The counts of a facet
 * respect all filters but its own: they say how many projects choosing a value would show. Projects of unknown status
 * count under UNKNOWN; a project of several events counts under each. Throws as `matches` does.
 */
export function facets(snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Record<Facet, FacetCount[]> {
  const failed = failures(snapshot, filters, searchRanks)
  const columns = FACETS.map((facet) => snapshot.facets[facet])
  const bits = FACETS.map((facet) => FACET_BITS[facet])
  const byCode = columns.map(({ values }) => new Uint32Array(values.length))
  for (let row = 0; row < failed.length; row++) {
    const failure = failed[row]!
    for (let f = 0; f < columns.length; f++) {
      if ((failure & ~bits[f]!) === 0) byCode[f]![columns[f]!.codes[row]!]!++
    }
  }
  const counts = FACETS.map((facet, f) => [facet, byValue(columns[f]!, byCode[f]!)])
  return Object.fromEntries(counts) as Record<Facet, FacetCount[]>
}

/** Adds up the counts of codes by value: a code may stand for several values. */
function byValue({ values }: FacetColumn, counts: Uint32Array): FacetCount[] {
  const sums = new Map<string, number>()
  values.forEach((rowValues, code) => {
    for (const value of rowValues) sums.set(value, (sums.get(value) ?? 0) + counts[code]!)
  })
  return [...sums].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1))
}

export function totals({ amountCny }: Snapshot, { mask, count }: Selection): Totals {
  let disclosed = 0
  let sumCny = 0
  for (let row = 0; row < mask.length; row++) {
    const amount = amountCny[row]!
    if (!mask[row] || Number.isNaN(amount)) continue
    disclosed++
    sumCny += amount
  }
  return { count, disclosed, sumCny }
}
