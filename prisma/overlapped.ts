/** Work in two stages, the second of one piece beside the first of the next. */

import { setImmediate as breathe } from 'node:timers/promises'

/**
 * Plans the next piece while one is being stored, which keeps this process and the database busy at once; pieces are
 * stored in order. Ends when `plan` gives null, or throws what failed first once nothing is under way.
 */
export async function overlapped<Piece>(
  plan: () => Promise<Piece | null>,
  store: (piece: Piece) => Promise<void>,
): Promise<void> {
  let storing: Promise<void> = Promise.resolve()
  for (;;) {
    // What is to be stored is on its way first.
    const planning = breathe().then(plan)
    try {
      const [piece] = await Promise.all([planning, storing])
      if (piece === null) return
      storing = store(piece)
    } catch (error) {
      await Promise.allSettled([planning, storing])
      throw error
    }
  }
}
