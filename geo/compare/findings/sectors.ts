import { fill } from '../../text/format'
import { formatMeasure, inBothLanguages } from '../table/cells'
import type { AreaFacts, TableRow } from '../table/row'
import type { CompareWords } from '../table/words'
import { type Finding, labelsOf } from './finding'

/** A smaller difference of shares is not worth a sentence. */
const MIN_SHARE_DIFFERENCE = 0.2

/** A sentence for a sector whose share differs much between two areas; null for none. */
export function sectorDifference(
  row: TableRow,
  rows: readonly TableRow[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): Finding | null {
  const totals = rows.find(({ id }) => id === 'count')?.cells.map(({ value }) => value ?? 0)
  if (row.group !== 'sector' || !totals) return null
  const shares = row.cells.flatMap(({ value }, i) =>
    totals[i]! > 0 ? [{ i, n: value ?? 0, share: (value ?? 0) / totals[i]! }] : [],
  )
  if (shares.length < 2) return null
  const highest = shares.reduce((a, b) => (b.share > a.share ? b : a))
  const lowest = shares.reduce((a, b) => (b.share < a.share ? b : a))
  if (highest.share - lowest.share < MIN_SHARE_DIFFERENCE) return null
  const text = inBothLanguages((locale) =>
    fill(words[locale].summary.sector, {
      label: row.name[locale],
      first: labelsOf([facts[highest.i]!], locale),
      share: formatMeasure(highest.share, 'share', locale),
      n: highest.n,
      all: totals[highest.i]!,
      second: labelsOf([facts[lowest.i]!], locale),
      secondShare: formatMeasure(lowest.share, 'share', locale),
      secondN: lowest.n,
      secondAll: totals[lowest.i]!,
    }),
  )
  return { id: row.id, weight: highest.share - lowest.share, text }
}
