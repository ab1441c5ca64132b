import type { PairMeasures } from '../statistics/compare'
import { inBothLanguages, numberCell, type TableCell, textCell } from './cells'
import { measuresOf } from './measures'
import { measureRow, type TableRow } from './row'
import type { CompareWords } from './words'

const BETWEEN = measuresOf('between')

/** Columns are pairs of areas, in their order. */
export const betweenRows = (pairs: readonly PairMeasures[], words: CompareWords): TableRow[] =>
  BETWEEN.map((measure) =>
    measureRow(
      measure,
      pairs.map((pair) => cellOf(measure, pair, words)),
      words,
    ),
  )

function cellOf({ id, unit }: (typeof BETWEEN)[number], pair: PairMeasures, words: CompareWords): TableCell {
  if (id === 'adjacency') return textCell(inBothLanguages((locale) => words[locale].adjacency[pair.adjacency]))
  return numberCell(pair[id], unit, words)
}

export const pairsOf = (pairs: readonly PairMeasures[]): (readonly [a: number, b: number])[] =>
  pairs.map(({ a, b }) => [a, b])
