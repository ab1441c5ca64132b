/** From a filter to the selection of what matches it. */

import type { Filters } from '../filters'
import { type Selection, selectionOf } from '../snapshot/selection'
import type { Snapshot } from '../snapshot/snapshot'
import { matches, type SearchRanks } from './match'

/** The matches of `filters` among all rows. Throws as `matches` does. */
export const select = (snapshot: Snapshot, filters: Filters, searchRanks?: SearchRanks): Selection =>
  selectionOf(snapshot, matches(snapshot, filters, searchRanks))
