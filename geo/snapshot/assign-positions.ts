/** Decides where the rows of a row buffer are drawn and what they are sorted by. */

import { project } from '../geometry/web-mercator'
import { type RankedLabelPoint, UNLOCATED } from './label-point-ranges'
import { gridOf, mortonKey } from './morton'
import { DOUBLE_OFFSETS, ENCODED_FIELDS, type RowBuffer, WORD_OFFSETS, WORDS_PER_ROW } from './row-buffer'

const [CITY, DISTRICT, PRECISION] = (['city', 'district', 'precision'] as const).map((name) =>
  ENCODED_FIELDS.indexOf(name),
) as [number, number, number]

export interface AssignedPositions {
  /** What each row is sorted by, ascending; ties by no. */
  readonly sortKeys: Float64Array
  readonly located: number
  /** How many rows each label point has, by rank. */
  readonly counts: Uint32Array
}

/**
 * Writes grid column and row into each record, and the position of its label point if the row has none. Throws as
 * `buildSnapshot` does.
 */
export function assignPositions(buffer: RowBuffer, ranked: readonly RankedLabelPoint[]): AssignedPositions {
  const { doubles, words, count } = buffer
  const sortKeys = new Float64Array(count)
  const counts = new Uint32Array(ranked.length)
  const rankOf = ranksOf(buffer, ranked)
  let located = 0
  for (let i = 0; i < count; i++) {
    const first = i * WORDS_PER_ROW
    const rank = isLocated(buffer, i) ? -1 : rankOf(first)
    const labelPoint = rank >= 0 ? ranked[rank]!.position : null
    if (labelPoint) doubles.set(labelPoint, first / 2 + DOUBLE_OFFSETS.lng)
    const isNowhere = rank >= 0 && !labelPoint
    const [x, y] = isNowhere
      ? [1, 1]
      : project([doubles[first / 2 + DOUBLE_OFFSETS.lng]!, doubles[first / 2 + DOUBLE_OFFSETS.lat]!])
    const [column, row] = [gridOf(x), gridOf(y)]
    words[first + WORD_OFFSETS.column] = column
    words[first + WORD_OFFSETS.row] = row
    sortKeys[i] = rank < 0 ? mortonKey(column, row) : UNLOCATED + rank
    if (rank < 0) located++
    else counts[rank]!++
  }
  return { sortKeys, located, counts }
}

function isLocated(buffer: RowBuffer, i: number): boolean {
  const first = (i * WORDS_PER_ROW) / 2
  const [lng, lat] = [buffer.doubles[first + DOUBLE_OFFSETS.lng]!, buffer.doubles[first + DOUBLE_OFFSETS.lat]!]
  if (Number.isNaN(lng) && Number.isNaN(lat)) return false
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
    throw new RangeError(`Off the globe: ${buffer.slugOf(i)} at ${lng},${lat}`)
  }
  return true
}

/** Looks up the label point's rank for the record that begins at a word. Throws a RangeError that names all missing. */
function ranksOf({ encoders, words, doubles, count }: RowBuffer, ranked: readonly RankedLabelPoint[]) {
  const rankOf = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const ranks = encoders.map(({ values }) => values.map((id) => rankOf.get(id) ?? -1))
  const city = encoders[PRECISION]!.values.indexOf('city')
  const fieldOf = (first: number) => (words[first + WORD_OFFSETS.codes + PRECISION] === city ? CITY : DISTRICT)
  const missing = () => {
    const ids = new Set<string>()
    for (let first = 0; first < count * WORDS_PER_ROW; first += WORDS_PER_ROW) {
      const field = fieldOf(first)
      if (Number.isNaN(doubles[first / 2 + DOUBLE_OFFSETS.lng])) {
        ids.add(encoders[field]!.values[words[first + WORD_OFFSETS.codes + field]!]!)
      }
    }
    return [...ids].filter((id) => !rankOf.has(id)).sort()
  }
  return (first: number): number => {
    const field = fieldOf(first)
    const rank = ranks[field]![words[first + WORD_OFFSETS.codes + field]!]!
    if (rank < 0) throw new RangeError(`No label point for: ${missing().join(', ')}`)
    return rank
  }
}
