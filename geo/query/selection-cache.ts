/** A cache of selections, for the next tile or list under the same filter. */

import { BOUNDS, FACETS, type Filters } from '../filters'
import type { Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import type { SearchRanks } from './match'
import { select } from './select'

const LIMIT_BYTES = 64 * 2 ** 20
const LIMIT_COUNT = 256

export interface SelectionCache {
  /** The cached selection; undefined if there is none, so that a text search must run before `get`. */
  find(snapshot: Snapshot, filters: Filters): Selection | undefined
  /**
   * The cached selection, or a new one, which is then cached. `searchRanks` must be those of `filters.q` in this
   * snapshot.
   */
  get(snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Selection
  /** How many selections are cached now, and their size. */
  size(): { readonly count: number; readonly bytes: number }
}

/**
 * Filters that ask for the same have the same key: the order of properties and of the values in a list, repeated values
 * and undefined bounds make no difference.
 */
export function filterKey(filters: Filters): string {
  const lists = FACETS.map((facet) => filters[facet] && [...new Set<string>(filters[facet])].sort())
  const bounds = BOUNDS.map(({ filter }) => filters[filter])
  const area = filters.area?.map((list) => [...new Set(list)].sort().join('~')).sort()
  return JSON.stringify([filters.q, ...lists, ...bounds, filters.bbox, area].map((value) => value ?? null))
}

/**
 * Caches the selections of one snapshot. Beyond a limit the least recently used are dropped (a single one may exceed
 * it); storing a selection of another snapshot drops all.
 */
export function selectionCache({ limitBytes = LIMIT_BYTES, limitCount = LIMIT_COUNT } = {}): SelectionCache {
  let current: Snapshot | undefined
  let bytes = 0
  const entries = new Map<string, Selection>()

  const find = (snapshot: Snapshot, filters: Filters) => {
    const key = filterKey(filters)
    const selection = snapshot === current ? entries.get(key) : undefined
    if (selection) {
      entries.delete(key)
      entries.set(key, selection)
    }
    return selection
  }

  const store = (snapshot: Snapshot, key: string, selection: Selection) => {
    if (snapshot !== current) {
      current = snapshot
      entries.clear()
      bytes = 0
    }
    entries.set(key, selection)
    bytes += selection.bytes
    for (const [oldest, { bytes: freed }] of entries) {
      if (entries.size === 1 || (bytes <= limitBytes && entries.size <= limitCount)) break
      entries.delete(oldest)
      bytes -= freed
    }
  }

  return {
    find,
    get(snapshot, filters, searchRanks) {
      const cached = find(snapshot, filters)
      if (cached) return cached
      const selection = select(snapshot, filters, searchRanks)
      store(snapshot, filterKey(filters), selection)
      return selection
    },
    size: () => ({ count: entries.size, bytes }),
  }
}
