/**
 * The comparison as a table: areas as columns, measures as rows in groups, each cell a figure or the reason why there
 * is none.
 */

import type { EventRecord, SourceRecord, Text } from '../../records'
import type { Vocabularies } from '../../terms'
import type { AreaComparison } from '../statistics/compare'
import { inBothLanguages } from './cells'
import { GROUPS, type GroupId } from './measure'
import type { AreaFacts, TableRow } from './row'
import { betweenRows, pairsOf } from './rows-between'
import { eventRows, indicatorRows } from './rows-cited'
import { landRows } from './rows-land'
import { amountRows, projectRows, vocabularyRows } from './rows-projects'
import { mixRows, scatterRows } from './rows-scatter'
import type { CompareWords } from './words'

export interface TableGroup {
  readonly id: GroupId
  readonly name: Text
  readonly rows: readonly TableRow[]
}

/** Plain JSON. `pairs` heads the columns of `between`, by letters: A–B, A–C … */
export interface MeasureTable {
  readonly groups: readonly TableGroup[]
  readonly between: TableGroup
  readonly pairs: readonly (readonly [a: number, b: number])[]
  /** Those that cells cite, in order of id. */
  readonly sources: readonly SourceRecord[]
}

export interface TableInput {
  readonly comparison: AreaComparison
  readonly facts: readonly AreaFacts[]
  /** Events for the districts among the areas. */
  readonly events: readonly EventRecord[]
  /** The name of a project by its no. */
  readonly nameOf: (no: number) => Text
  readonly terms: Vocabularies
  readonly words: CompareWords
}

/** All rows of a comparison. A row that says nothing of any area (no project of a kind, say) is left out. */
export function tableOf(input: TableInput): MeasureTable {
  const { comparison, facts, events, nameOf, terms, words } = input
  const rows: TableRow[] = [
    ...landRows(comparison.areas, facts, words),
    ...projectRows(comparison.areas, words),
    ...vocabularyRows(comparison.areas, terms, words),
    ...amountRows(comparison.areas, words),
    ...eventRows(events, facts, words),
    ...indicatorRows(facts, words),
    ...scatterRows(comparison.areas, nameOf, words),
    ...mixRows(comparison.areas, terms.sector, words),
  ]
  const allSources = [
    ...facts.flatMap(({ district }) => district?.sources ?? []),
    ...events.flatMap((event) => event.sources),
  ]
  return {
    groups: GROUPS.map((id) => groupOf(id, rows, words)).filter((group) => group.rows.length > 0),
    between: groupOf('between', betweenRows(comparison.pairs, words), words),
    pairs: pairsOf(comparison.pairs),
    sources: citedIn(rows, allSources),
  }
}

const groupOf = (id: GroupId, rows: readonly TableRow[], words: CompareWords): TableGroup => ({
  id,
  name: inBothLanguages((locale) => words[locale].groups[id]),
  rows: rows.filter(({ group }) => group === id),
})

function citedIn(rows: readonly TableRow[], allSources: readonly SourceRecord[]): SourceRecord[] {
  const ids = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ cites }) => cites?.map((cite) => cite.sourceId) ?? [])),
  )
  const byId = new Map(allSources.map((source) => [source.id, source]))
  return [...byId.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
}
