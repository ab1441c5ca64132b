/** Where the rows of a draft are drawn, and what they are sorted by. */

import { type RankedAnchor, UNLOCATED } from './label-point-ranges'
import { gridOf, mortonKey, project } from './morton'
import { CODED, DOUBLES, type Draft, WORDS, WORDS_PER_ROW } from './row-buffer'

const [CITY, DISTRICT, PRECISION] = (['city', 'district', 'precision'] as const).map((name) => CODED.indexOf(name)) as [
  number,
  number,
  number,
]

export interface Placed {
  /** What each row is sorted by, ascending; ties by no. */
  readonly sortKeys: Float64Array
  readonly located: number
  /** The rows of each anchor, by rank. */
  readonly counts: Uint32Array
}

/** Writes grid column and row into each record, and the anchor's position where there is no own. Throws as `buildSnapshot` says. */
export function place(draft: Draft, ranked: readonly RankedAnchor[]): Placed {
  const { doubles, words, count } = draft
  const sortKeys = new Float64Array(count)
  const counts = new Uint32Array(ranked.length)
  const rankOf = ranksOf(draft, ranked)
  let located = 0
  for (let i = 0; i < count; i++) {
    const first = i * WORDS_PER_ROW
    const rank = isLocated(draft, i) ? -1 : rankOf(first)
    if (rank >= 0) doubles.set(ranked[rank]!.position, first / 2 + DOUBLES.lng)
    const [x, y] = project([doubles[first / 2 + DOUBLES.lng]!, doubles[first / 2 + DOUBLES.lat]!])
    const [column, row] = [gridOf(x), gridOf(y)]
    words[first + WORDS.column] = column
    words[first + WORDS.row] = row
    sortKeys[i] = rank < 0 ? mortonKey(column, row) : UNLOCATED + rank
    if (rank < 0) located++
    else counts[rank]!++
  }
  return { sortKeys, located, counts }
}

function isLocated(draft: Draft, i: number): boolean {
  const first = (i * WORDS_PER_ROW) / 2
  const [lng, lat] = [draft.doubles[first + DOUBLES.lng]!, draft.doubles[first + DOUBLES.lat]!]
  if (Number.isNaN(lng) && Number.isNaN(lat)) return false
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
    throw new RangeError(`Off the globe: ${draft.slugOf(i)} at ${lng},${lat}`)
  }
  return true
}

/** The rank of the anchor of the row whose record begins at a word. Throws all that are missing, where one is. */
function ranksOf({ codings, words, doubles, count }: Draft, ranked: readonly RankedAnchor[]) {
  const rankOf = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const ranks = codings.map(({ values }) => values.map((id) => rankOf.get(id) ?? -1))
  const city = codings[PRECISION]!.values.indexOf('city')
  const which = (first: number) => (words[first + WORDS.codes + PRECISION] === city ? CITY : DISTRICT)
  const missing = () => {
    const ids = new Set<string>()
    for (let first = 0; first < count * WORDS_PER_ROW; first += WORDS_PER_ROW) {
      const own = which(first)
      if (Number.isNaN(doubles[first / 2 + DOUBLES.lng])) {
        ids.add(codings[own]!.values[words[first + WORDS.codes + own]!]!)
      }
    }
    return [...ids].filter((id) => !rankOf.has(id)).sort()
  }
  return (first: number): number => {
    const own = which(first)
    const rank = ranks[own]![words[first + WORDS.codes + own]!]!
    if (rank < 0) throw new RangeError(`No label point for: ${missing().join(', ')}`)
    return rank
  }
}
