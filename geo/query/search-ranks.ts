/** The result of a text search, as a column of the snapshot. */

import type { Snapshot } from '../snapshot/snapshot'

/** The rank of a project whose best class of texts matched. */
export const BEST_RANK = 4

/**
 * The search rank of each row: BEST_RANK if its no is in the first of `lists`, one less for each list after that, 0 if
 * it is in none. Nos that the snapshot does not have are ignored.
 */
export function rankRows({ no, byNo }: Snapshot, lists: readonly Uint32Array[]): Uint8Array {
  const highest = byNo.length > 0 ? no[byNo.at(-1)!]! : 0
  const rankOfNo = new Uint8Array(highest + 1)
  lists.forEach((list, i) => {
    for (const no of list) if (no <= highest) rankOfNo[no] = Math.max(rankOfNo[no]!, BEST_RANK - i)
  })
  const ranks = new Uint8Array(no.length)
  for (let row = 0; row < ranks.length; row++) ranks[row] = rankOfNo[no[row]!]!
  return ranks
}
