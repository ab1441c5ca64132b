/** Work in two stages, the second of one piece beside the first of the next. */

/**
 * Plans the next piece while one is being stored, which keeps this process and the database busy at once; pieces are
 * stored in order. Ends when `plan` gives null, or throws what failed first once nothing is under way.
 */
export async function overlapped<Piece>(
  plan: () => Promise<Piece | null>,
  store: (piece: Piece) => Promise<void>,
): Promise<void> {
  let failure: { readonly error: unknown } | null = null
  const noted = async (work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (error) {
      failure ??= { error }
    }
  }
  let storing = Promise.resolve()
  for (;;) {
    let piece: Piece | null = null
    await noted(
      plan().then((planned) => {
        piece = planned
      }),
    )
    await storing
    if (failure !== null) throw (failure as { readonly error: unknown }).error
    if (piece === null) return
    storing = noted(store(piece))
  }
}
