import type { Text } from '../../records'
import type { Adjacency } from '../statistics/between'
import type { MeasuredPair } from '../statistics/compare'
import { type Cell, numberCell, textCell } from './cells'
import { BETWEEN } from './measures-of-space'
import { type Row, rowOf } from './row'

export const ADJACENCY_NAMES: Readonly<Record<Adjacency, Text>> = {
  same: { zh: '同一区域', en: 'the same' },
  overlapping: { zh: '重叠', en: 'overlapping' },
  beside: { zh: '相邻', en: 'neighbours' },
  touching: { zh: '相接', en: 'touching' },
  apart: { zh: '分离', en: 'apart' },
}

/** Columns are pairs of areas, in their order. */
export const betweenRows = (pairs: readonly MeasuredPair[]): Row[] =>
  BETWEEN.map((measure) =>
    rowOf(
      measure,
      pairs.map((pair) => cellOf(measure.id as keyof MeasuredPair, pair)),
    ),
  )

function cellOf(id: keyof MeasuredPair, pair: MeasuredPair): Cell {
  const { unit } = BETWEEN.find((measure) => measure.id === id)!
  const value = pair[id]
  if (id === 'adjacency') return textCell(ADJACENCY_NAMES[pair.adjacency])
  return numberCell(value as number | null, unit)
}

export const pairsOf = (pairs: readonly MeasuredPair[]): (readonly [a: number, b: number])[] =>
  pairs.map(({ a, b }) => [a, b])
