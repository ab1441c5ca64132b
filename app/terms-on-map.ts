import type { Snapshot } from '#geo/snapshot/snapshot'
import { type EditedTerm, NO_TERMS, shownTerms, type Vocabularies } from '#geo/terms'

/** The terms that some project has: the vocabulary may hold many more. */
export function termsOnMap(
  { facets, vocabularies }: Snapshot,
  name: 'sector' | 'kind' | 'status',
): readonly EditedTerm[] {
  const values = new Set(facets[name].values.map(([value]) => value))
  return shownTerms(vocabularies)[name].filter(({ value }) => values.has(value))
}

/** The terms that rows of the list may need, of those that some project has. */
export function termsOnRows(snapshot: Snapshot): Vocabularies {
  const [sector, kind, status] = (['sector', 'kind', 'status'] as const).map((name) => termsOnMap(snapshot, name))
  return { ...NO_TERMS, sector: sector!, kind: kind!, status: status! }
}
