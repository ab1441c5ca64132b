import type { Snapshot } from '#geo/snapshot/snapshot'
import { type EditedTerm, shownTerms } from '#geo/terms'

/** The terms that some project has: the vocabulary may hold many more. */
export function termsOnMap({ facets, vocabularies }: Snapshot, name: 'sector' | 'status'): readonly EditedTerm[] {
  const values = new Set(facets[name].values.map(([value]) => value))
  return shownTerms(vocabularies)[name].filter(({ value }) => values.has(value))
}
