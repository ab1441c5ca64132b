/** Selections kept for the next tile or list of the same filter. */

import { FACETS, type Filters } from '../filters'
import type { Selection } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import type { SearchRanks } from './match'
import { select } from './select'

const LIMIT_BYTES = 64 * 2 ** 20
const LIMIT_COUNT = 256

export interface SelectionCache {
  /** The kept selection; undefined where there is none, and the text search must be asked before `get`. */
  find(snapshot: Snapshot, filters: Filters): Selection | undefined
  /** The kept selection, or a new one, which is kept. `found` must be what `filters.q` finds in this snapshot. */
  get(snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Selection
  /** How much is kept now. */
  size(): { readonly count: number; readonly bytes: number }
}

/**
 * Filters that ask the same have the same key: the order of keys and of the values in a list, and repeated values, make no
 * difference, nor does a bound that is given as undefined.
 */
export function filterKey(filters: Filters): string {
  const lists = FACETS.map((facet) => filters[facet] && [...new Set<string>(filters[facet])].sort())
  const { q, since, until, amountMin, amountMax, bbox } = filters
  const area = filters.area?.map((list) => [...new Set(list)].sort().join('~')).sort()
  return JSON.stringify([q, ...lists, since, until, amountMin, amountMax, bbox, area].map((value) => value ?? null))
}

/**
 * Keeps the selections of one snapshot, dropping the longest unused where they exceed a limit (one alone may), and all of them when
 * another snapshot is asked about.
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
