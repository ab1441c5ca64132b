/** Findings about figures that sources state: of districts, and of what was announced at events. */

import { fill } from '../../text/format'
import { inBothLanguages } from '../table/cells'
import type { AreaFacts, TableRow } from '../table/row'
import type { CompareWords } from '../table/words'
import { differenceIn } from './differences'
import { byWeight, type Finding, labelsOf } from './finding'

/** The first figure that sources give of several areas for one period, and that differs. */
export function statedDifference(
  rows: readonly TableRow[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): readonly Finding[] {
  const amounts = rows.filter(({ group, unit }) => group === 'indicators' && unit === 'cny')
  const labelOf = ({ name }: TableRow) =>
    inBothLanguages((locale) => fill(words[locale].summary.stated, { label: name[locale] }))
  return amounts.flatMap((row) => differenceIn({ row, label: labelOf(row) }, facts, words) ?? []).slice(0, 1)
}

/** The largest sum that was announced at an event. */
export function announced(
  rows: readonly TableRow[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): readonly Finding[] {
  const sums = rows.filter(({ group, unit }) => group === 'events' && unit === 'cny')
  const findings = sums.flatMap((row): Finding[] => {
    const i = row.cells.findIndex(({ value }) => value !== null)
    const cell = row.cells[i]
    if (!cell?.detail) return []
    const { detail } = cell
    const text = inBothLanguages((locale) =>
      fill(words[locale].summary.announced, {
        label: row.name[locale],
        event: detail[locale],
        first: labelsOf([facts[i]!], locale),
        amount: cell.text[locale],
      }),
    )
    return [{ id: row.id, weight: cell.value!, text }]
  })
  return byWeight(findings).slice(0, 1)
}
