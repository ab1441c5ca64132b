/** What a newspaper would print of a comparison, from figures of the table alone. */

import type { Filters } from '../../filters'
import type { Text } from '../../records'
import { inBothLanguages } from '../table/cells'
import type { AreaFacts, TableRow } from '../table/row'
import type { MeasureTable } from '../table/table'
import type { CompareWords, Subject } from '../table/words'
import { differenceIn } from './differences'
import { byWeight, type Finding } from './finding'
import { decidedBy } from './implied'
import { sectorDifference } from './sectors'
import { announced, statedDifference } from './stated'

const MAX_FINDINGS = 4
/** Rows that say of how many projects a figure of another is; a count and a sum say it themselves. */
const OF: Partial<Record<Subject, string>> = { per100: 'count', meanNearestKm: 'located' }

/**
 * Up to four findings, plain ones first: projects, money, what was announced, sectors, figures that sources state,
 * land,
 * distances. `filters` are those of each area, its own and the common one in one: what they decide is no finding, and
 * figures of whole districts stand only beside projects that are all counted.
 */
export function findingsOf(
  table: MeasureTable,
  facts: readonly AreaFacts[],
  words: CompareWords,
  filters: readonly Filters[] = [],
): Finding[] {
  const rows = table.groups.flatMap((group) => group.rows)
  const decided = decidedBy(filters)
  const sentences = (ids: readonly Subject[]) => ids.flatMap((id) => differenceOf(id, rows, facts, words))
  const sectors = decided.sectors ? [] : rows.flatMap((row) => sectorDifference(row, rows, facts, words) ?? [])
  const all = [
    // Count and density say much the same: the larger difference of the two.
    ...(decided.where ? [] : byWeight(sentences(['count', 'per100'])).slice(0, 1)),
    ...(decided.where || decided.amounts ? [] : sentences(['sumCny'])),
    ...(decided.nothing ? announced(rows, facts, words) : []),
    ...byWeight(sectors).slice(0, 1),
    ...(decided.nothing ? statedDifference(rows, facts, words) : []),
    ...sentences(['landKm2']),
    ...(decided.where ? [] : sentences(['meanNearestKm'])),
  ]
  return all.slice(0, MAX_FINDINGS)
}

/** The sentences; one that says so where the areas hardly differ. */
export function summaryOf(...input: Parameters<typeof findingsOf>): Text[] {
  const findings = findingsOf(...input)
  if (findings.length > 0) return findings.map(({ text }) => text)
  const [, , words] = input
  return [inBothLanguages((locale) => words[locale].summary.alike)]
}

function differenceOf(
  id: Subject,
  rows: readonly TableRow[],
  facts: readonly AreaFacts[],
  words: CompareWords,
): Finding[] {
  const row = rows.find((one) => one.id === id)
  if (!row) return []
  const label = inBothLanguages((locale) => words[locale].summary.subjects[id])
  const of = rows.find((one) => one.id === OF[id])
  const finding = differenceIn({ row, label, ...(of && { of }) }, facts, words)
  return finding ? [finding] : []
}
