/** The projects that a filter selects in the newest snapshot: the text search from PostgreSQL, everything else from memory. */

import '#server-only'
import type { Filters } from '#geo/filters'
import type { Selection } from '#geo/selection'
import { type Selections, selections } from '#geo/selections'
import type { Snapshot } from '#geo/snapshot'
import { live } from './live'
import { findProjects } from './search'

export interface Selected {
  readonly snapshot: Snapshot
  readonly selection: Selection
  /** What `filters.q` finds; null without a search. */
  readonly found: ReadonlySet<number> | null
  /** Rank in the search by project no, 0 for the best; undefined without a search. */
  readonly ranks: ReadonlyMap<number, number> | undefined
}

const MAX_SEARCHES = 100

interface Kept {
  readonly selections: Selections
  /** Ranks by query, of one revision. */
  readonly searches: Map<string, Promise<ReadonlyMap<number, number>>>
  revision: number
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingSelected?: Kept }

export async function selected(filters: Filters): Promise<Selected> {
  const snapshot = await live()
  shared.landingSelected ??= { selections: selections(), searches: new Map(), revision: snapshot.revision }
  const kept = shared.landingSelected
  const ranks = filters.q === undefined ? undefined : await search(kept, snapshot.revision, filters.q)
  const found = ranks ? new Set(ranks.keys()) : null
  return { snapshot, selection: kept.selections.get(snapshot, filters, found), found, ranks }
}

/** Searches once per revision and query; a search that failed is not kept. */
function search(kept: Kept, revision: number, q: string): Promise<ReadonlyMap<number, number>> {
  if (kept.revision !== revision) {
    kept.searches.clear()
    kept.revision = revision
  }
  const known = kept.searches.get(q)
  if (known) return known
  const ranks = findProjects(q).then((rows) => new Map(rows.map(({ no }, rank) => [no, rank])))
  kept.searches.set(q, ranks)
  ranks.catch(() => kept.searches.delete(q))
  if (kept.searches.size > MAX_SEARCHES) kept.searches.delete(kept.searches.keys().next().value!)
  return ranks
}
