/** The result of a text search, as a column of the snapshot. */

import type { Snapshot } from '../snapshot/snapshot'

/** The rank of a project whose best class of texts matched. */
export const BEST_RANK = 4

/**
 * The search rank of each row: BEST_RANK where its no stands in the first of `lists`, one less for each list after, 0
 * where in none. Nos that the snapshot does not have are ignored.
 */
export function rankRows({ no, byNo }: Snapshot, lists: readonly Uint32Array[]): Uint8Array {
  const last = byNo.length > 0 ? no[byNo.at(-1)!]! : 0
  const rankOf = new Uint8Array(last + 1)
  lists.forEach((list, i) => {
    for (const one of list) if (one <= last) rankOf[one] = Math.max(rankOf[one]!, BEST_RANK - i)
  })
  const ranks = new Uint8Array(no.length)
  for (let row = 0; row < ranks.length; row++) ranks[row] = rankOf[no[row]!]!
  return ranks
}
