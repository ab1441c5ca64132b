/**
 * The projects that a filter selects in the newest snapshot: the text search from PostgreSQL, everything else from
 * memory.
 */

import '#server-only'
import { BOUNDS, type Bound, type Filters } from '#geo/filters'
import type { SearchRanks } from '#geo/query/match'
import { undecidedIn } from '#geo/query/match-areas'
import { rankRows } from '#geo/query/search-ranks'
import { filterKey, type SelectionCache, selectionCache } from '#geo/query/selection-cache'
import type { ListedSnapshot } from '#geo/snapshot/build'
import type { Selection } from '#geo/snapshot/selection'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { NO_DATE } from '#geo/text/days'
import { currentSnapshot, earlySnapshot } from '../live/current-snapshot'
import { type Past, pastInView } from '../past-context'
import { meantFilters } from './canonical-filters'
import { findProjects } from './search'

export interface Selected<S extends Snapshot = ListedSnapshot> {
  readonly snapshot: S
  readonly selection: Selection
  /** What `filters.q` finds; null without a search. */
  readonly searchRanks: SearchRanks
}

const NO_FILTER = filterKey({})
const MAX_SEARCHES = 100
const MAX_BYTES = 32 * 2 ** 20
/** A search keeps its rank of each row, and the order of the rows found where a list was asked for. */
const BYTES_PER_ROW = 5

interface Kept {
  readonly selections: SelectionCache
  /** By query, of one snapshot. */
  readonly searches: Map<string, Promise<Uint8Array>>
  snapshot: Snapshot
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingSelected?: Kept; landingSelectedThen?: WeakMap<Past, Kept> }

export const selected = async (filters: Filters): Promise<Selected> => selectedIn(await currentSnapshot(), filters)

/** For tiles, which need no list: see `liveEarly`. */
export const selectedEarly = async (filters: Filters): Promise<Selected<Snapshot>> =>
  selectedIn(await earlySnapshot(), filters)

/** Each past has its own, so that reading it drops nothing of now. */
function keptFor(snapshot: Snapshot): Kept {
  const [past, fresh] = [pastInView(), () => ({ selections: selectionCache(), searches: new Map(), snapshot })]
  if (!past) {
    shared.landingSelected ??= fresh()
    return shared.landingSelected
  }
  shared.landingSelectedThen ??= new WeakMap()
  const kept = shared.landingSelectedThen.get(past) ?? fresh()
  shared.landingSelectedThen.set(past, kept)
  return kept
}

async function selectedIn<S extends Snapshot>(
  snapshot: S & Partial<Pick<ListedSnapshot, 'all'>>,
  asked: Filters,
): Promise<Selected<S>> {
  const filters = await meantFilters(snapshot, asked)
  const kept = keptFor(snapshot)
  if (kept.snapshot !== snapshot) {
    kept.searches.clear() // at once, so that a snapshot that nobody asks about any more goes
    kept.snapshot = snapshot
  }
  const searchRanks = filters.q === undefined ? null : await search(kept, snapshot, filters.q)
  // A reader of a new snapshot who asks for everything has no share in its making.
  const all = filterKey(filters) === NO_FILTER ? snapshot.all : undefined
  const selection = all ?? kept.selections.get(snapshot, filters, searchRanks)
  return { snapshot, selection, searchRanks }
}

/**
 * How many projects match everything else, and may lie in the drawn areas though they are not known to: see
 * geo/query/match-areas.ts.
 */
export async function undecidedOf({ area, ...others }: Filters): Promise<number> {
  if (!area) return 0
  const { snapshot, selection } = await selected(others)
  return undecidedIn(snapshot, selection.mask, area)
}

/** How many projects match everything else, and have no value that a bound could be held against. */
export interface Unvalued {
  readonly date: number
  readonly amount: number
}

/** 0 where no bound of the kind is set. */
export async function unvaluedOf(filters: Filters): Promise<Unvalued> {
  const count = async (of: Bound['of'], isMissing: (snapshot: Snapshot, row: number) => boolean) => {
    const bounds = BOUNDS.filter((bound) => bound.of === of && filters[bound.filter] !== undefined)
    if (bounds.length === 0) return 0
    const others = { ...filters, ...Object.fromEntries(bounds.map(({ filter }) => [filter, undefined])) }
    const { snapshot, selection } = await selected(others)
    let sum = 0
    for (let row = 0; row < selection.mask.length; row++) if (selection.mask[row] && isMissing(snapshot, row)) sum++
    return sum
  }
  const [date, amount] = await Promise.all([
    count('date', ({ day }, row) => day[row] === NO_DATE),
    count('amount', ({ amountCny }, row) => Number.isNaN(amountCny[row])),
  ])
  return { date, amount }
}

/**
 * Searches once per snapshot and query; a search that failed is not kept, and the oldest go where they take too much
 * memory.
 */
function search(kept: Kept, snapshot: Snapshot, q: string): Promise<Uint8Array> {
  const known = kept.searches.get(q)
  if (known) return known
  const found = findProjects(q, snapshot.revision).then((lists) => rankRows(snapshot, lists))
  kept.searches.set(q, found)
  found.catch(() => kept.searches.delete(q))
  const most = Math.min(MAX_SEARCHES, Math.floor(MAX_BYTES / (BYTES_PER_ROW * snapshot.count + 1)))
  if (kept.searches.size > Math.max(most, 1)) kept.searches.delete(kept.searches.keys().next().value!)
  return found
}
