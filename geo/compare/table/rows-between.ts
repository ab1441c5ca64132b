import type { Text } from '../../records'
import type { PairMeasures } from '../statistics/compare'
import type { Adjacency } from '../statistics/spatial-relation'
import { numberCell, type TableCell, textCell } from './cells'
import { BETWEEN } from './measures-of-space'
import { rowOf, type TableRow } from './row'

const ADJACENCY_NAMES: Readonly<Record<Adjacency, Text>> = {
  same: { zh: '同一区域', en: 'the same' },
  overlapping: { zh: '重叠', en: 'overlapping' },
  beside: { zh: '相邻', en: 'neighbours' },
  touching: { zh: '相接', en: 'touching' },
  apart: { zh: '分离', en: 'apart' },
}

/** Columns are pairs of areas, in their order. */
export const betweenRows = (pairs: readonly PairMeasures[]): TableRow[] =>
  BETWEEN.map((measure) =>
    rowOf(
      measure,
      pairs.map((pair) => cellOf(measure.id as keyof PairMeasures, pair)),
    ),
  )

function cellOf(id: keyof PairMeasures, pair: PairMeasures): TableCell {
  const { unit } = BETWEEN.find((measure) => measure.id === id)!
  const value = pair[id]
  if (id === 'adjacency') return textCell(ADJACENCY_NAMES[pair.adjacency])
  return numberCell(value as number | null, unit)
}

export const pairsOf = (pairs: readonly PairMeasures[]): (readonly [a: number, b: number])[] =>
  pairs.map(({ a, b }) => [a, b])
